import { signIn } from '../state/session';
import { t } from '../text';
import { CAIRN, ground, heightOf, SCENE, slope, stack } from '../track/geometry';
import { useTitle } from '../ui/basics';
import { Button } from '../ui/button';
import { Logo } from '../ui/icon';
import { ThemeChoice } from '../ui/shell';

/** What a visitor sees before signing in. */
export function LandingPage({ returnTo }: { returnTo: string }) {
  useTitle(t.tagline);
  const go = () => signIn(returnTo);
  return (
    <div class="landing">
      <header class="landing-head">
        <span class="brand"><Logo /><span>{t.brand}</span></span>
        <div class="landing-actions"><ThemeChoice /><Button onClick={go}>{t.actions.signIn}</Button></div>
      </header>
      <main id="main" tabIndex={-1}>
        <section class="hero">
          <h1>{t.landing.heading}</h1>
          <p class="hero-lead">{t.landing.lead}</p>
          <Button kind="primary" onClick={go}>{t.actions.signIn}</Button>
        </section>
        <section class="trail" aria-labelledby="trail">
          <h2 id="trail" class="visually-hidden">{t.landing.phasesHeading}</h2>
          <Trail />
          <ol class="trail-phases">
            {t.landing.samplePhases.map((phase) => (
              <li key={phase.name}><h3>{phase.name}</h3><p class="muted">{phase.weeks}</p><p>{phase.text}</p></li>
            ))}
          </ol>
        </section>
        <ul class="points">
          {t.landing.points.map((point) => <li key={point.title}><h2>{point.title}</h2><p>{point.text}</p></li>)}
        </ul>
      </main>
    </div>
  );
}

const COUNT = 4;
const COLUMN = 240;

/** Four cairns on a rising slope, drawn with the same geometry as the roadmap. */
function Trail() {
  return (
    <svg class="trail-figure" viewBox={`0 0 ${COUNT * COLUMN} ${SCENE.height}`} role="img" aria-label={t.landing.figure}>
      {t.landing.samplePhases.map((phase, index) => (
        <g key={phase.name}>
          <g transform={`translate(${index * COLUMN} 0) scale(${COLUMN / SCENE.width} 1)`}>
            <path class="terrain-fill" d={`${slope(index, COUNT)}L${SCENE.width} ${SCENE.height}L0 ${SCENE.height}Z`} />
            <path class="terrain-line" vector-effect="non-scaling-stroke" d={slope(index, COUNT)} />
          </g>
          <g transform={`translate(${index * COLUMN + (COLUMN - CAIRN.width) / 2} ${ground(index) - heightOf(index + 2) + 2})`}>
            {stack(index + 2).map((stone, n) => <path key={n} class={`trail-stone trail-stone-${n === index + 1 ? 'top' : n % 2}`} d={stone.path} />)}
          </g>
        </g>
      ))}
    </svg>
  );
}
