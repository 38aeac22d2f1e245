import type { ComponentChildren } from 'preact';
import type { Assessment, Change, NextAction, Premature } from '../api/types';
import { phaseName } from '../format/phase';
import { day } from '../format/time';
import { OutcomeBadge } from '../outcome/mark';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { t } from '../text';
import { Track } from '../track/track';
import { Ago, LinkButton } from '../ui/basics';
import { Icon } from '../ui/icon';
import { Reports } from './reports';
import { newestEvidence } from './standing';

interface Props { org: string; project: string; assessment: Assessment }

/**
 * One assessment in full: what is lost, where the project stands, what is next, the track, what can wait. While nothing
 * but claims is known, `untold` stands in the place of verdicts that would rest on nothing.
 */
export function AssessmentView({ untold, ...props }: Props & { untold?: ComponentChildren }) {
  const { assessment } = props;
  const lost = assessment.changes.filter((change) => change.regression);
  const other = assessment.changes.filter((change) => !change.regression);
  return (
    <>
      {lost.length > 0 && <Regressions {...props} changes={lost} />}
      {untold !== undefined && newestEvidence(assessment) === null ? untold : (
        <div class="overview">
          <NextBest {...props} phases={assessment.phases} action={assessment.nextAction} />
          <Verdicts assessment={assessment} />
        </div>
      )}
      <Track {...props} />
      {(other.length > 0 || assessment.premature.length > 0 || assessment.gateChanges.length > 0) && (
        <div class="pair">
          {assessment.premature.length > 0 && <PrematureList {...props} items={assessment.premature} />}
          {(other.length > 0 || assessment.gateChanges.length > 0) && <Changes {...props} changes={other} />}
        </div>
      )}
      <Reports org={props.org} project={props.project} id={assessment.id} />
    </>
  );
}

/** When, on which evidence, by which roadmap: the small print under a project's name. */
export function AssessmentMeta({ assessment, startDate }: { assessment: Assessment; startDate?: string }) {
  const newest = newestEvidence(assessment);
  return (
    <dl class="meta">
      <div><dt>{t.project.assessedAt}</dt><dd><Ago at={assessment.assessedAt} /></dd></div>
      {newest !== null && <div><dt>{t.project.evidenceAge}</dt><dd><Ago at={newest} /></dd></div>}
      {startDate !== undefined && <div><dt>{t.project.started}</dt><dd>{day(startDate)}</dd></div>}
      <div><dt>{t.project.roadmap}</dt><dd>{t.project.roadmapVersion(assessment.roadmap.title, String(assessment.roadmap.version))}</dd></div>
      <div><dt>{t.project.digest}</dt><dd><code title={assessment.digest}>{assessment.digest.replace('sha256:', '').slice(0, 12)}</code></dd></div>
    </dl>
  );
}

function titleOf(assessment: Assessment, practice: string): string {
  return assessment.phases.flatMap((phase) => phase.practices).find((other) => other.id === practice)?.title ?? practice;
}

function Regressions({ org, project, assessment, changes }: Props & { changes: Change[] }) {
  return (
    <section class="notice notice-bad" aria-labelledby="regressions">
      <Icon name="warn" />
      <div class="notice-body">
        <h2 id="regressions" class="notice-title">{t.project.regressions(changes.length)}</h2>
        <ul class="change-list">
          {changes.map((change) => (
            <li key={change.practice}>
              <Link href={to.practice(org, project, change.practice)}>{titleOf(assessment, change.practice)}</Link>
              <span class="change-steps"><OutcomeBadge outcome={change.from} plain /><Icon name="arrow" size={14} /><OutcomeBadge outcome={change.to} plain /></span>
              <span class="fine">{t.project.causes[change.cause]}. {change.detail}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function NextBest({ org, project, phases, action }: Omit<Props, 'assessment'> & { phases: Assessment['phases']; action: NextAction | null }) {
  if (action === null) {
    return (
      <section class="next" aria-labelledby="next-action">
        <p class="eyebrow">{t.project.next}</p>
        <h2 id="next-action">{t.project.nextDone}</h2>
        <p>{t.project.nextDoneDetail}</p>
      </section>
    );
  }
  const unlocks = (Array.isArray(action.unlocks) ? action.unlocks : [action.unlocks ?? '']).filter((text) => text !== '');
  return (
    <section class="next" aria-labelledby="next-action">
      <p class="eyebrow">{t.project.next}<span class="effort">{t.effort(t.efforts[action.effort])}</span></p>
      <h2 id="next-action">{action.title}</h2>
      <p>{action.advice}</p>
      <dl class="next-facts">
        <div><dt>{t.project.nextWhy}</dt><dd>{action.reason}</dd></div>
        {unlocks.length > 0 && <div><dt>{t.project.nextUnlocks}</dt><dd>{unlocks.map((phase) => t.project.gateOut(phaseName(phase, phases))).join(', ')}</dd></div>}
      </dl>
      <LinkButton kind="plain" href={to.practice(org, project, action.practice)}>{t.project.nextOpen}</LinkButton>
    </section>
  );
}

const PACE_ICON = { ahead: 'up', 'on-track': 'check', behind: 'down' } as const;

function Verdicts({ assessment }: { assessment: Assessment }) {
  const { pace, verdict3am: verdict } = assessment;
  return (
    <div class="verdicts">
      <section class="tile" aria-labelledby="tile-phase">
        <h2 id="tile-phase">{t.project.reallyIn}</h2>
        <p class="tile-value">{phaseName(assessment.phase, assessment.phases)}</p>
        <p class="fine">{assessment.phase === assessment.declaredPhase ? t.project.sameAsDeclared : t.project.declaredIs(phaseName(assessment.declaredPhase, assessment.phases))}</p>
      </section>
      <section class={`tile tile-${pace.verdict}`} aria-labelledby="tile-pace">
        <h2 id="tile-pace">{t.project.pace}</h2>
        <p class="tile-value"><Icon name={PACE_ICON[pace.verdict]} />{t.project.paceVerdict[pace.verdict]}</p>
        <p class="fine">{t.project.paceDetail(pace.week, phaseName(pace.expectedPhase, assessment.phases))}</p>
      </section>
      <section class={`tile tile-wide ${verdict.yes ? 'tile-yes' : 'tile-no'}`} aria-labelledby="tile-3am">
        <h2 id="tile-3am">{t.project.verdict}</h2>
        <p class="tile-value"><Icon name={verdict.yes ? 'check' : 'close'} />{verdict.yes ? t.project.verdictYes : t.project.verdictNo}</p>
        {verdict.reasons.length === 0
          ? <p class="fine">{verdict.yes ? t.project.verdictYesDetail : ''}</p>
          : <ul class="reasons">{verdict.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
      </section>
    </div>
  );
}

function PrematureList({ org, project, items }: Props & { items: Premature[] }) {
  return (
    <section class="panel" aria-labelledby="premature">
      <h2 id="premature">{t.project.premature}</h2>
      <p class="fine">{t.project.prematureLead}</p>
      <ul class="rows">
        {items.map((item, n) => (
          <li key={`${item.title}${n}`}>
            <span class="early" aria-hidden="true"><Icon name="clock" size={16} /></span>
            <div>
              {item.practice === undefined ? <strong>{item.title}</strong> : <Link href={to.practice(org, project, item.practice)}>{item.title}</Link>}
              {item.path != null && item.path !== '' && <code class="path">{item.path}</code>}
              <p>{item.advice}</p>
              <p class="fine">{item.cost}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ org, project, assessment, changes }: Props & { changes: Change[] }) {
  return (
    <section class="panel" aria-labelledby="changes">
      <h2 id="changes">{t.project.changes}</h2>
      <ul class="rows">
        {assessment.gateChanges.map((gate) => (
          <li key={gate.phase}><Icon name={gate.to === 'open' ? 'unlock' : 'lock'} size={16} />
            <div>{t.project.gateChange(phaseName(gate.phase, assessment.phases), t.project.gateStates[gate.to as 'open' | 'closed'] ?? gate.to)}</div>
          </li>
        ))}
        {changes.map((change) => (
          <li key={change.practice}>
            <div>
              <Link href={to.practice(org, project, change.practice)}>{titleOf(assessment, change.practice)}</Link>
              <span class="change-steps"><OutcomeBadge outcome={change.from} plain /><Icon name="arrow" size={14} /><OutcomeBadge outcome={change.to} plain /></span>
              <p class="fine">{t.project.causes[change.cause]}. {change.detail}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
