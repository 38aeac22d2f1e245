import { useState } from 'preact/hooks';
import { roadmaps } from '../api';
import type { OwnRoadmap, RoadmapChoice, RoadmapStatus } from '../api/types';
import { day } from '../format/time';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { DataAge, LinkButton, Loaded, PageHead, Saved } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { useForm } from '../ui/form';
import { Icon, type IconName } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';

const STATUS_ICON: Record<RoadmapStatus, IconName> = { scheduled: 'clock', 'in-effect': 'check', replaced: 'back', withdrawn: 'close' };

/** The roadmaps of an organisation, and which of them counts. */
export function RoadmapsPage({ org }: { org: string }) {
  const list = useResource(`roadmaps:${org}`, async (signal) => (await roadmaps.list(org, signal)).data);
  const choice = useResource(`roadmap-choice:${org}`, async (signal) => (await roadmaps.choice(org, null, signal)).data);
  const editor = useMay('editor') === true;
  const admin = useMay('admin') === true;
  const columns = t.roadmaps.columns;
  return (
    <>
      <PageHead title={t.nav.roadmaps} lead={t.roadmaps.lead} actions={editor ? <LinkButton href={to.newRoadmap(org)}>{t.roadmaps.write}</LinkButton> : undefined} />
      <Loaded resource={list}>
        {({ items }) => (
          <>
            <table class="table table-stack">
              <caption class="visually-hidden">{t.roadmaps.caption}</caption>
              <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
              <tbody>
                {items.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      {one.shipped ? one.title : <Link href={to.roadmap(org, one.id)} class="row-link">{one.title}</Link>}
                      <span class="fine cell-note"><code>{one.id}</code>{one.shipped && ` · ${t.roadmaps.shipped}`}</span>
                    </th>
                    <td data-label={columns.inEffect}>
                      {one.inEffect === undefined ? t.roadmaps.noneInEffect : t.roadmaps.version(one.inEffect)}
                      {choice.data?.follows === one.id && <> <span class="badge badge-succeeded"><Icon name="flag" size={14} />{t.roadmaps.counts}</span></>}
                    </td>
                    <td data-label={columns.next}>{one.latest !== undefined && <>{t.roadmaps.version(one.latest.number)} <RoadmapStatusBadge status={one.latest.status} />{one.latest.status === 'scheduled' && <span class="fine"> {day(one.latest.effectiveAt)}</span>}</>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {admin && choice.data !== undefined && (
              <ChooseRoadmap key={choice.data.version} org={org} project={null} items={items} choice={choice.data} onChosen={choice.put} heading={t.roadmaps.choice} lead={t.roadmaps.choiceLead} />
            )}
          </>
        )}
      </Loaded>
      <DataAge resource={list} />
    </>
  );
}

export function RoadmapStatusBadge({ status }: { status: RoadmapStatus }) {
  const tone = status === 'in-effect' ? 'badge-succeeded' : status === 'scheduled' ? 'badge-queued' : '';
  return <span class={`badge ${tone}`}><Icon name={STATUS_ICON[status]} size={14} />{t.roadmaps.statuses[status]}</span>;
}

/** Chooses the roadmap of the organisation, or of one project. */
export function ChooseRoadmap({ org, project, items, choice, onChosen, heading, lead }: {
  org: string; project: string | null; items: OwnRoadmap[]; choice: RoadmapChoice; onChosen: (next: RoadmapChoice) => void; heading: string; lead: string;
}) {
  const [value, setValue] = useState(choice.roadmap ?? '');
  const [saved, setSaved] = useState(false);
  const titleOf = (id: string) => items.find((one) => one.id === id)?.title ?? id;
  const inherited = items.find((one) => one.id === choice.organisationRoadmap) ?? items.find((one) => one.shipped);
  const ready = items.filter((one) => one.inEffect !== undefined);
  const options = project === null
    ? ready.map((one) => ({ value: one.shipped ? '' : one.id, label: titleOf(one.id) }))
    : [{ value: '', label: t.roadmaps.inherit(inherited?.title ?? '') }, ...ready.map((one) => ({ value: one.id, label: one.title }))];
  const form = useForm({ value }, () => ({}), async () => {
    const next = (await roadmaps.choose(org, project, value === '' ? null : value, choice.version)).data;
    setSaved(true);
    onChosen(next);
  });
  return (
    <form class="panel form form-wide" noValidate onSubmit={form.submit}>
      <h2>{heading}</h2>
      <p class="fine">{lead}</p>
      <ProblemMessage error={form.error} onRetry={form.again} shown={['/roadmap']} />
      <SelectField label={t.roadmaps.choose} value={value} options={options} error={form.fieldError('/roadmap')} onChange={(next) => {
        setSaved(false);
        setValue(next);
      }} />
      <div class="form-actions"><Button kind="primary" type="submit" busy={form.busy}>{t.roadmaps.chooseSubmit}</Button><Saved when={saved} /></div>
    </form>
  );
}
