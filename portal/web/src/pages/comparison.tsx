import type { ComparedCheck, ComparedPractice, Comparison, OutcomeName, Pair, ReadFact } from '../api/types';
import { factValue, readiness } from '../format/number';
import { phaseName } from '../format/phase';
import { day } from '../format/time';
import { OutcomeBadge } from '../outcome/mark';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { t } from '../text';
import { Icon } from '../ui/icon';

interface Props { org: string; project: string; comparison: Comparison }

/** What differs between two assessments, why, and by which evidence. `level` is that of its heading. */
export function ComparisonView({ org, project, comparison, level = 3 }: Props & { level?: 2 | 3 }) {
  const { phases, practices, nextAction, verdict3am, phase, premature, reasons } = comparison;
  const moved = phase.from !== phase.to;
  const nextDiffers = nextAction.from?.check !== nextAction.to?.check;
  const verdictDiffers = verdict3am.from !== verdict3am.to;
  const told = [premature.came, premature.gone, reasons.came, reasons.gone].some((list) => list.length > 0);
  if (phases.length === 0 && practices.length === 0 && !moved && !nextDiffers && !verdictDiffers && !told) return <p>{t.comparison.same}</p>;
  return (
    <div class="compared">
      {!comparison.sameRoadmap && <p class="notice notice-plain"><Icon name="warn" /><span>{t.comparison.otherRoadmap}</span></p>}
      <dl class="meta">
        {moved && <div><dt>{t.comparison.reallyIn}</dt><dd><Steps from={phase.from && phaseName(phase.from, phases)} to={phase.to && phaseName(phase.to, phases)} /></dd></div>}
        {verdictDiffers && <div><dt>{t.comparison.verdict}</dt><dd><Steps from={verdict3am.from && t.comparison[verdict3am.from]} to={verdict3am.to && t.comparison[verdict3am.to]} /></dd></div>}
        {nextDiffers && <div><dt>{t.comparison.next}</dt><dd><Steps from={nextAction.from?.title ?? t.comparison.nothing} to={nextAction.to?.title ?? t.comparison.nothing} /></dd></div>}
      </dl>
      <Told comparison={comparison} />
      {phases.length > 0 && <Phases comparison={comparison} />}
      {practices.length > 0 && <ChangedPractices org={org} project={project} practices={practices} level={level} />}
    </div>
  );
}

/** Work that is too early and reasons against trusting it, as far as they are new or gone. */
export function Told({ comparison: { premature, reasons } }: { comparison: Comparison }) {
  const lists = [
    { heading: t.comparison.reasonsCame, items: reasons.came }, { heading: t.comparison.reasonsGone, items: reasons.gone },
    { heading: t.comparison.earlyCame, items: premature.came.map(({ title }) => title) },
    { heading: t.comparison.earlyGone, items: premature.gone.map(({ title }) => title) },
  ].filter(({ items }) => items.length > 0);
  if (lists.length === 0) return null;
  return (
    <dl class="meta">
      {lists.map(({ heading, items }) => (
        <div key={heading}><dt>{heading}</dt><dd><ul class="plain-list">{items.map((item) => <li key={item}>{item}</li>)}</ul></dd></div>
      ))}
    </dl>
  );
}

/** The practices that came out otherwise, each with its checks and why. */
export function ChangedPractices({ org, project, practices, level }: Omit<Props, 'comparison'> & { practices: ComparedPractice[]; level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby="compared-practices">
      <Heading id="compared-practices">{t.comparison.changedOf(practices.length)}</Heading>
      <ul class="rows">{practices.map((practice) => <PracticeRow key={practice.id} org={org} project={project} practice={practice} />)}</ul>
    </section>
  );
}

/** From one value to another. */
export function Steps({ from, to: after }: Pair<string>) {
  return <span class="change-steps"><span>{from ?? t.comparison.absent}</span><Icon name="arrow" size={14} /><strong>{after ?? t.comparison.absent}</strong></span>;
}

function Phases({ comparison }: { comparison: Comparison }) {
  const value = (share?: number) => (share === undefined ? undefined : `${readiness(share)} %`);
  return (
    <table class="table table-stack table-tight">
      <caption class="visually-hidden">{t.comparison.phases}</caption>
      <thead><tr><th scope="col">{t.comparison.phases}</th><th scope="col">{t.comparison.readiness}</th><th scope="col">{t.comparison.gate}</th></tr></thead>
      <tbody>
        {comparison.phases.map(({ id, title, readiness: share, gate }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td data-label={t.comparison.readiness}><Steps from={value(share.from)} to={value(share.to)} /></td>
            <td data-label={t.comparison.gate}>
              {gate.from === gate.to && gate.to !== undefined ? t.projects.gates[gate.to] : <Steps from={gate.from && t.projects.gates[gate.from]} to={gate.to && t.projects.gates[gate.to]} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcomes({ outcome }: { outcome: Pair<OutcomeName> }) {
  return (
    <span class="change-steps">
      {outcome.from === undefined ? t.comparison.absent : <OutcomeBadge outcome={outcome.from} plain />}
      <Icon name="arrow" size={14} />
      {outcome.to === undefined ? t.comparison.absent : <OutcomeBadge outcome={outcome.to} plain />}
    </span>
  );
}

function PracticeRow({ org, project, practice }: { org: string; project: string; practice: ComparedPractice }) {
  return (
    <li>
      <div>
        <Link href={to.practice(org, project, practice.id)}>{practice.title}</Link>
        {' '}
        <Outcomes outcome={practice.outcome} />
        {practice.regression && <span class="warn-text"><Icon name="warn" size={14} />{t.comparison.regression}</span>}
        {practice.cause !== undefined && <p class="fine">{t.project.causes[practice.cause]}.</p>}
        {practice.checks.map((check) => <CheckRow key={check.id} check={check} />)}
      </div>
    </li>
  );
}

function CheckRow({ check }: { check: ComparedCheck }) {
  const { from: before, to: said } = check.overruled;
  const spoken = JSON.stringify(before) !== JSON.stringify(said);
  return (
    <div class="compared-check">
      <p><strong>{check.title}</strong> <Outcomes outcome={check.outcome} /></p>
      {check.reason.to !== undefined && <p class="fine">{check.reason.to}</p>}
      {spoken && (
        <p class="fine">{said === undefined ? t.comparison.wordGone : t.practice.overruledBy(said.by, day(said.at), said.reason)}</p>
      )}
      {check.facts.length > 0 && (
        <ul class="fine" aria-label={t.comparison.evidence}>
          {check.facts.map((fact) => (
            <li key={fact.name}>
              <code>{t.comparison.factNow(fact.name, shown(fact.from), shown(fact.to))}</code>
              {fact.to?.evidenceId !== undefined && !/^[0-]+$/.test(fact.to.evidenceId) && <> {t.comparison.by(fact.to.evidenceId)}</>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A fact's value as it was read, and what kept it from counting. */
export function shown(read: ReadFact | undefined): string {
  if (read === undefined || read.value === undefined) return t.practice.notKnown.toLowerCase();
  return read.state === 'counts' ? factValue(read.value) : `${factValue(read.value)} (${read.state})`;
}
