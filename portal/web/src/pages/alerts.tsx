import { useState } from 'preact/hooks';
import { alerts, allPages } from '../api';
import type { Alert, AlertKind, AlertState } from '../api/types';
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

const STATES: readonly AlertState[] = ['open', 'acknowledged', 'resolved'];
const KIND_ICON: Record<AlertKind, IconName> = { 'gate-opened': 'unlock', regression: 'down', 'evidence-ageing': 'clock', 'waiver-ending': 'clock' };

/** The inbox: alerts of one state on the left, the chosen one with its timeline on the right. */
export function AlertsPage({ org, selected }: { org: string; selected: string | null }) {
  const [query, setQuery] = useQuery();
  const [pages, setPages] = useState(1);
  const asked = query.get('state') as AlertState | null;
  const state: AlertState = asked !== null && STATES.includes(asked) ? asked : 'open';
  const project = query.get('project') ?? '';
  const list = useResource(`alerts:${org}:${state}:${project}:${pages}`, (signal) =>
    allPages((cursor) => alerts.list(org, { state, project, cursor, limit: 25, signal }), pages));
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
        <ProjectFilter items={list.data?.items ?? []} chosen={project} onChange={(next) => setQuery({ project: next })} />
        <Loaded resource={list}>
          {({ items, nextCursor }) => items.length === 0
            ? <Empty heading={t.alerts.emptyHeading[state]} text={t.alerts.empty[state]} art={<MiniCairn value={100} />} />
            : (
              <>
                <ul class="alert-list" aria-label={t.alerts.list}>
                  {items.map((alert) => <AlertRow key={alert.id} org={org} alert={alert} current={alert.id === selected} search={location.search} />)}
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
  const names = new Map(items.map((alert) => [alert.project.slug, alert.project.name]));
  if (chosen !== '' && !names.has(chosen)) names.set(chosen, chosen);
  if (names.size < 2 && chosen === '') return null;
  return (
    <SelectField
      label={t.alerts.project} value={chosen} onChange={onChange}
      options={[{ value: '', label: t.alerts.anyProject }, ...[...names].map(([value, label]) => ({ value, label }))]}
    />
  );
}

function AlertRow({ org, alert, current, search }: { org: string; alert: Alert; current: boolean; search: string }) {
  return (
    <li class={`alert-row alert-${alert.severity}`}>
      <Link href={to.alert(org, alert.id) + search} current={current} class="alert-link">
        <span class="alert-icon" aria-hidden="true"><Icon name={KIND_ICON[alert.kind]} /></span>
        <span class="alert-text">
          <span class="alert-title">{alert.title}</span>
          <span class="fine">{alert.project.name} · {t.alerts.kinds[alert.kind]} · <Ago at={alert.lastAt} />{alert.count > 1 && ` · ${t.alerts.repeats(alert.count)}`}</span>
        </span>
        <span class={`severity severity-${alert.severity}`}>{t.alerts.severities[alert.severity]}</span>
      </Link>
    </li>
  );
}
