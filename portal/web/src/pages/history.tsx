import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { assessments } from '../api';
import type { Assessment, Milestone, Milestones, Occasion } from '../api/types';
import { phaseName } from '../format/phase';
import { day, today } from '../format/time';
import { useFeedEvents } from '../live/feed';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useProjectName } from '../state/project';
import { useResource } from '../state/resource';
import { t } from '../text';
import { DataAge, Loaded, PageHead } from '../ui/basics';
import { SelectField } from '../ui/field';
import { Icon } from '../ui/icon';
import { latestOrNull } from './project';
import { ProjectTabs } from './project-tabs';
import { TrendView } from './trend';

const DAY_MS = 86_400_000;
const SPANS = ['30', '90', '365'] as const;
type Span = (typeof SPANS)[number];

/** What became of a project: readiness by day, and what was achieved, lost and regained. */
export function HistoryPage({ org, project }: { org: string; project: string }) {
  const [span, setSpan] = useState<Span>('90');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const trend = useResource(`trend:${org}/${project}/${span}`, async (signal) => {
    const from = today(Date.now() - (Number(span) - 1) * DAY_MS);
    return (await assessments.trend(org, project, { from, zone, signal })).data;
  });
  const milestones = useResource(`milestones:${org}/${project}`, async (signal) => (await assessments.milestones(org, project, signal)).data);
  const latest = useResource(`latest:${org}/${project}`, (signal) => latestOrNull(org, project, signal));
  useFeedEvents(['assessment.'], () => {
    trend.reload();
    milestones.reload();
  });
  const name = useProjectName(org, project);
  return (
    <>
      <PageHead title={name} tabTitle={t.history.of(name)} crumbs={[{ label: t.nav.projects, href: to.projects(org) }]} />
      <ProjectTabs org={org} project={project} at="history" />
      <section class="panel" aria-labelledby="trend">
        <header class="trend-head">
          <div><h2 id="trend">{t.history.trend}</h2><p class="fine">{t.history.lead(zone)}</p></div>
          <SelectField label={t.history.span} value={span} options={SPANS.map((value) => ({ value, label: t.history.spans[value] }))} onChange={setSpan} />
        </header>
        <Loaded resource={trend}>{(data) => <TrendView org={org} project={project} trend={data} />}</Loaded>
      </section>
      <section class="panel" aria-labelledby="milestones">
        <h2 id="milestones">{t.history.milestones}</h2>
        <p class="fine">{t.history.milestonesLead}</p>
        <Loaded resource={milestones}>
          {(data) => <MilestoneTable org={org} project={project} milestones={data} latest={latest.data ?? null} />}
        </Loaded>
      </section>
      <DataAge resource={trend} />
    </>
  );
}

function MilestoneTable({ org, project, milestones, latest }: { org: string; project: string; milestones: Milestones; latest: Assessment | null }) {
  const columns = t.history.milestoneColumns;
  if (milestones.practices.length === 0 && milestones.phases.length === 0) return <p>{t.history.noMilestones}</p>;
  const order = latest?.phases.flatMap((phase) => phase.practices) ?? [];
  const place = (id: string) => order.findIndex((practice) => practice.id === id);
  const practices = [...milestones.practices].sort((one, other) => place(one.id) - place(other.id));
  return (
    <table class="table table-stack">
      <caption class="visually-hidden">{t.history.milestones}</caption>
      <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {milestones.phases.map((phase) => (
          <Row key={phase.id} org={org} project={project} milestone={phase}><Icon name={phase.holds ? 'unlock' : 'lock'} size={16} /> {t.history.gateOut(phaseName(phase.id, latest?.phases))}</Row>
        ))}
        {practices.map((practice) => (
          <Row key={practice.id} org={org} project={project} milestone={practice}>
            <Link href={to.practice(org, project, practice.id)}>{order[place(practice.id)]?.title ?? practice.id}</Link>
          </Row>
        ))}
      </tbody>
    </table>
  );
}

function Row({ org, project, milestone, children }: { org: string; project: string; milestone: Milestone; children: ComponentChildren }) {
  const columns = t.history.milestoneColumns;
  const at = (occasion: Occasion | undefined) =>
    occasion !== undefined && <Link href={to.changes(org, project, occasion.assessment)}>{day(occasion.at)}</Link>;
  return (
    <tr>
      <th scope="row">{children}</th>
      <td data-label={columns.achieved}>{at(milestone.achieved)}</td>
      <td data-label={columns.lost}>{at(milestone.lost)}{milestone.losses > 1 && <span class="fine">{t.history.losses(milestone.losses)}</span>}</td>
      <td data-label={columns.regained}>{at(milestone.regained)}</td>
      <td data-label={columns.now}>
        {milestone.holds
          ? <span class="flag flag-yes"><Icon name="check" size={14} />{t.history.holds}</span>
          : <span class="warn-text"><Icon name="warn" size={14} />{t.history.gone}</span>}
      </td>
    </tr>
  );
}
