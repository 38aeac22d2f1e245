import type { AssessedPhase, Assessment, Missing } from '../api/types';
import { readiness } from '../format/number';
import { phaseName } from '../format/phase';
import { OutcomeBadge, OutcomeShape } from '../outcome/mark';
import { OUTCOMES, present } from '../outcome/outcome';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { t } from '../text';
import { Icon } from '../ui/icon';
import { Cairn } from './cairn';
import { gateHeight, ground, SCENE, slope } from './geometry';

interface Props { org: string; project: string; assessment: Assessment }

/** The roadmap as a trail that climbs through four phases, a cairn in each and a gate after each. */
export function Track({ org, project, assessment }: Props) {
  const { phases } = assessment;
  return (
    <section class="track-section" aria-labelledby="track-heading">
      <div class="section-head">
        <h2 id="track-heading">{t.project.track}</h2>
        <Legend />
      </div>
      <ol class="track">
        {phases.map((phase, index) => (
          <PhaseColumn key={phase.id} index={index} phase={phase} org={org} project={project} assessment={assessment} />
        ))}
      </ol>
    </section>
  );
}

function PhaseColumn({ phase, index, org, project, assessment }: Props & { phase: AssessedPhase; index: number }) {
  const here = assessment.phase === phase.id;
  const count = assessment.phases.length;
  const open = phase.gate.state === 'open';
  return (
    <li class={`phase${here ? ' phase-here' : ''}`}>
      <div class="phase-head">
        <p class="phase-number">{t.project.phaseOf(index + 1)} <span class="phase-weeks">{phase.weeks}</span></p>
        <h3 class="phase-title">{phase.title}</h3>
        <p class="phase-flags">
          {here && <span class="flag flag-here"><Icon name="pin" size={14} />{t.project.youAreHere}</span>}
          {assessment.declaredPhase === phase.id && !here && <span class="flag">{t.project.declaredHere}</span>}
          {assessment.pace.expectedPhase === phase.id && !here && <span class="flag"><Icon name="clock" size={14} />{t.project.expectedHere}</span>}
        </p>
      </div>
      <Scene phase={phase} index={index} count={count} open={open} />
      <p class="phase-readiness" aria-label={t.project.readinessLabel(phase.title, readiness(phase.readiness))}>
        <span class="phase-value">{readiness(phase.readiness)}<span class="phase-unit"> %</span></span>
        <span class="phase-word">{t.project.ready}</span>
      </p>
      <ul class="practices" aria-label={t.project.practices(phase.title)}>
        {phase.practices.map((practice) => (
          <li key={practice.id}>
            <Link href={to.practice(org, project, practice.id)} class="practice-row">
              <OutcomeShape outcome={practice.outcome} size={20} />
              <span class="practice-title">{practice.title}</span>
              <span class={`practice-outcome tone-${present(practice.outcome).tone}`}>
                {present(practice.outcome).label}{!practice.required && <span class="muted">, {t.project.optional}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Gate phase={phase} phases={assessment.phases} org={org} project={project} />
    </li>
  );
}

function Scene({ phase, index, count, open }: { phase: AssessedPhase; index: number; count: number; open: boolean }) {
  const line = slope(index, count);
  return (
    <div class="scene">
      <svg class="terrain" viewBox={`0 0 ${SCENE.width} ${SCENE.height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path class="terrain-fill" d={`${line}L${SCENE.width} ${SCENE.height}L0 ${SCENE.height}Z`} />
        <path class="terrain-line" d={line} vector-effect="non-scaling-stroke" />
      </svg>
      <div class="scene-cairn" style={{ bottom: `${SCENE.height - ground(index) - 3}px` }}><Cairn phase={phase} /></div>
      <div class={`scene-gate ${open ? 'scene-gate-open' : ''}`} style={{ top: `${gateHeight(index, count)}px` }} aria-hidden="true">
        <Icon name={open ? 'unlock' : 'lock'} size={15} />
      </div>
    </div>
  );
}

const SHOWN_MISSING = 4;

function Gate({ phase, phases, org, project }: { phase: AssessedPhase; phases: AssessedPhase[]; org: string; project: string }) {
  const { state, missing } = phase.gate;
  if (state === 'open') {
    return (
      <div class="gate gate-open">
        <p class="gate-title"><Icon name="unlock" />{t.project.gateOpen}</p>
        <p class="fine">{t.project.gateOpenDetail}</p>
      </div>
    );
  }
  const own = missing.filter((item) => phase.practices.some(({ id }) => id === item.practice));
  const first = (own.length > 0 ? own : missing).slice(0, SHOWN_MISSING);
  const rest = missing.filter((item) => !first.includes(item));
  return (
    <div class="gate">
      <p class="gate-title">
        <Icon name="lock" />{t.project.gateClosed}<span class="gate-count">{t.project.gateMissing(missing.length)}</span>
      </p>
      <MissingList items={first} label={t.project.gateMissingLabel(phase.title)} org={org} project={project} phase={phase.id} phases={phases} />
      {rest.length > 0 && (
        <details class="gate-more">
          <summary>{t.project.showAll(missing.length)}</summary>
          <MissingList items={rest} label={t.project.gateMissingLabel(phase.title)} org={org} project={project} phase={phase.id} phases={phases} />
        </details>
      )}
    </div>
  );
}

function MissingList({ items, label, org, project, phase, phases }: {
  items: Missing[]; label: string; org: string; project: string; phase: string; phases: AssessedPhase[];
}) {
  return (
    <ul class="missing" aria-label={label}>
      {items.map((item) => {
        const of = phases.find(({ practices }) => practices.some(({ id }) => id === item.practice));
        return (
          <li key={`${item.practice}/${item.check ?? ''}`}>
            <Link href={to.practice(org, project, item.practice)} class="missing-title">{item.title}</Link>
            <span class="fine">
              {present(item.outcome).label}{of !== undefined && of.id !== phase ? `, ${phaseName(of.id, phases)}` : ''}. {item.advice}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Legend() {
  return (
    <details class="legend">
      <summary>{t.outcomeLegend}</summary>
      <ul>
        {OUTCOMES.map((outcome) => (
          <li key={outcome}><OutcomeBadge outcome={outcome} /> <span>{present(outcome).explain}</span></li>
        ))}
      </ul>
    </details>
  );
}
