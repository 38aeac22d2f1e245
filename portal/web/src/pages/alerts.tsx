import { useState } from 'preact/hooks';
import { alerts, allPages } from '../api';
import type { Alert, AlertKind, AlertState, Urgency } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { Link, useQuery } from '../router/location';
import { to } from '../router/routes';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { Ago, DataAge, Empty, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { Icon, type IconName } from '../ui/icon';
import { AlertDetail } from './alert-detail';
import { BulkBar, BulkOutcome, useSelection, type Selection } from './alert-selection';

const STATES: readonly AlertState[] = ['open', 'acknowledged', 'snoozed', 'resolved'];
const KIND_ICON: Record<AlertKind, IconName> = { 'gate-opened': 'unlock', regression: 'down', 'evidence-ageing': 'clock', 'waiver-ending': 'clock', external: 'bell', drill: 'flame' };
const URGENCIES: readonly Urgency[] = ['high', 'low'];

/** The inbox: alerts of one state on the left, the chosen one with its timeline on the right. */
export function AlertsPage({ org, selected }: { org: string; selected: string | null }) {
  const [query, setQuery] = useQuery();
  const [pages, setPages] = useState(1);
  const asked = query.get('state') as AlertState | null;
  const state: AlertState = asked !== null && STATES.includes(asked) ? asked : 'open';
  const project = query.get('project') ?? '';
  const wanted = query.get('urgency') as Urgency | null;
  const urgency = wanted !== null && URGENCIES.includes(wanted) ? wanted : '';
  const list = useResource(`alerts:${org}:${state}:${urgency}:${project}:${pages}`, (signal) =>
    allPages((cursor) => alerts.list(org, { state, urgency, project, cursor, limit: 25, signal }), pages));
  const many = useSelection(org, list.data?.items ?? [], list.reload);
  useFeedEvents(['alert.'], list.reload);
  return (
    <div class={selected === null ? 'inbox' : 'inbox inbox-selected'}>
      <PageHead title={t.alerts.heading} />
      <div class="inbox-list">
        <div class="tabs" role="group" aria-label={t.alerts.filter}>
          {STATES.map((name) => (
            <button key={name} type="button" aria-pressed={state === name} onClick={() => setQuery({ state: name === 'open' ? null : name })}>{t.alerts.states[name]}</button>
          ))}
        </div>
        <div class="alert-filters">
        <SelectField
          label={t.alerts.urgency} value={urgency} onChange={(next) => setQuery({ urgency: next === '' ? null : next })}
          options={[{ value: '', label: t.alerts.anyUrgency }, ...URGENCIES.map((value) => ({ value, label: t.alerts.urgencies[value] }))]}
        />
        <ProjectFilter items={list.data?.items ?? []} chosen={project} onChange={(next) => setQuery({ project: next })} />
        </div>
        <BulkOutcome selection={many} />
        <Loaded resource={list}>
          {({ items, nextCursor }) => items.length === 0
            ? <Empty heading={t.alerts.emptyHeading[state]} text={t.alerts.empty[state]} art={<MiniCairn value={100} />} />
            : (
              <>
                {state !== 'resolved' && <BulkBar org={org} selection={many} items={items} state={state} />}
                <ul class="alert-list" aria-label={t.alerts.list}>
                  {items.map((alert) => <AlertRow key={alert.id} org={org} alert={alert} current={alert.id === selected} search={location.search} selection={state === 'resolved' ? null : many} />)}
                </ul>
                {nextCursor !== null && <div class="more"><Button busy={list.loading} onClick={() => setPages(pages + 1)}>{t.actions.showMore}</Button></div>}
              </>
            )}
        </Loaded>
        <DataAge resource={list} />
      </div>
      <div class="inbox-detail">
        {selected === null
          ? (list.data?.items.length ?? 0) > 0 && <p class="inbox-hint muted">{t.alerts.select}</p>
          : <AlertDetail key={selected} org={org} id={selected} onChanged={list.reload} />}
      </div>
    </div>
  );
}

function ProjectFilter({ items, chosen, onChange }: { items: Alert[]; chosen: string; onChange: (slug: string) => void }) {
  const names = new Map(items.flatMap(({ project }) => (project == null ? [] : [[project.slug, project.name] as const])));
  if (chosen !== '' && !names.has(chosen)) names.set(chosen, chosen);
  if (names.size < 2 && chosen === '') return null;
  return (
    <SelectField
      label={t.alerts.project} value={chosen} onChange={onChange}
      options={[{ value: '', label: t.alerts.anyProject }, ...[...names].map(([value, label]) => ({ value, label }))]}
    />
  );
}

function AlertRow({ org, alert, current, search, selection }: {
  org: string; alert: Alert; current: boolean; search: string; selection: Selection | null;
}) {
  const where = alert.project?.name ?? alert.service ?? alert.source ?? t.alerts.integrations[alert.integration];
  return (
    <li class={`alert-row alert-${alert.severity}${selection?.may === true ? ' alert-row-choice' : ''}`}>
      {selection?.may === true && (
        <label class="alert-choice">
          <input type="checkbox" checked={selection.chosen.has(alert.id)} onChange={() => selection.toggle(alert.id)} />
          <span class="visually-hidden">{t.alerts.selectOne(alert.title)}</span>
        </label>
      )}
      <Link href={to.alert(org, alert.id) + search} current={current} class="alert-link">
        <span class="alert-icon" aria-hidden="true"><Icon name={KIND_ICON[alert.kind]} /></span>
        <span class="alert-text">
          <span class="alert-title">{alert.title}</span>
          <span class="fine">{where} · {t.alerts.kinds[alert.kind]} · <Ago at={alert.lastAt} />{alert.count > 1 && ` · ${t.alerts.repeats(alert.count)}`}{alert.held != null && <span class="tag">{t.alerts.held[alert.held.kind]}</span>}</span>
        </span>
        {alert.drill === true ? <span class="badge badge-drill">{t.alerts.kinds.drill}</span> : <span class={`severity severity-${alert.severity}`}>{t.alerts.severities[alert.severity]}</span>}
      </Link>
    </li>
  );
}
