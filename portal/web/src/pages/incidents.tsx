import { useState } from 'preact/hooks';
import { allPages, incidents } from '../api';
import type { Incident, Severity } from '../api/types';
import { day } from '../format/time';
import { useFeedEvents } from '../live/feed';
import { Link, navigate, useQuery } from '../router/location';
import { to } from '../router/routes';
import { hasDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { Ago, DataAge, Empty, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { DeclareForm } from './incident-form';
import { nameOf, SEVERITIES } from './incident-model';

/** The organisation's incidents, and what is still to be done after them. */
export function IncidentsPage({ org }: { org: string }) {
  const [query, setQuery] = useQuery();
  const [pages, setPages] = useState(1);
  const state = query.get('state') === 'resolved' ? 'resolved' : 'open';
  const wanted = query.get('severity') as Severity | null;
  const severity = wanted !== null && SEVERITIES.includes(wanted) ? wanted : '';
  const list = useResource(`incidents:${org}:${state}:${severity}:${pages}`, (signal) =>
    allPages((cursor) => incidents.list(org, { state, severity, cursor, limit: 25, signal }), pages));
  useFeedEvents(['incident.'], list.reload);
  const draft = `incident:${org}`;
  const [declaring, setDeclaring] = useState(() => hasDraft(draft));
  const may = useMay('responder') === true;
  const declare = may ? <Button kind="primary" icon="plus" onClick={() => setDeclaring(true)}>{t.incidents.declare}</Button> : undefined;
  return (
    <>
      <PageHead title={t.incidents.heading} lead={t.incidents.lead} actions={declare} />
      <div class="tabs" role="group" aria-label={t.incidents.filter}>
        {(['open', 'resolved'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={state === name} onClick={() => setQuery({ state: name === 'open' ? null : name })}>{t.incidents[name]}</button>
        ))}
      </div>
      <div class="incident-filters">
        <SelectField
          label={t.incidents.severity} value={severity} onChange={(next) => setQuery({ severity: next === '' ? null : next })}
          options={[{ value: '', label: t.incidents.anySeverity }, ...SEVERITIES.map((value) => ({ value, label: t.alerts.severities[value] }))]}
        />
      </div>
      <Loaded resource={list}>
        {({ items, nextCursor }) => items.length === 0
          ? <Empty heading={state === 'open' ? t.incidents.emptyHeading : t.incidents.emptyResolvedHeading} text={state === 'open' ? t.incidents.empty : t.incidents.emptyResolved} art={<MiniCairn value={100} />} />
          : (
            <>
              <ul class="words-list incident-list" aria-label={t.incidents.list}>
                {items.map((one) => <Row key={one.id} org={org} incident={one} />)}
              </ul>
              {nextCursor !== null && <div class="more"><Button busy={list.loading} onClick={() => setPages(pages + 1)}>{t.actions.showMore}</Button></div>}
            </>
          )}
      </Loaded>
      <DataAge resource={list} />
      <Overdue org={org} />
      {declaring && <DeclareForm org={org} draft={draft} alerts={[]} onClose={() => setDeclaring(false)} onDone={(id) => navigate(to.incident(org, id))} />}
    </>
  );
}

function Row({ org, incident }: { org: string; incident: Incident }) {
  return (
    <li class="word panel">
      <p class="word-head">
        <span class={`severity severity-${incident.severity}`}>{t.alerts.severities[incident.severity]}</span>
        <strong><Link href={to.incident(org, incident.id)}>{incident.title}</Link></strong>
        <span class="tag">{t.incidents.states[incident.state]}</span>
        {incident.isPublic != null && <span class="badge">{t.incidents.isPublic}</span>}
      </p>
      <p class="fine">
        <Ago at={incident.declaredAt} /> · {t.incidents.alertCount(incident.alerts)}
        {incident.lead != null && <> · {t.incidents.ledBy(nameOf(incident.lead))}</>}
        {incident.openActions > 0 && <> · {t.incidents.actionCount(incident.openActions)}</>}
      </p>
    </li>
  );
}

/** Actions whose day is over; nothing while there are none. */
function Overdue({ org }: { org: string }) {
  const list = useResource(`incident-actions:${org}`, (signal) => allPages((cursor) => incidents.overdue(org, { cursor, limit: 25, signal }), 1));
  useFeedEvents(['incident.'], list.reload);
  const items = list.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section class="panel words" aria-labelledby="overdue">
      <h2 id="overdue">{t.incidents.overdueHeading}</h2>
      <ul class="words-list">
        {items.map((one) => (
          <li key={one.id} class="word">
            <p class="word-head"><strong>{one.title}</strong>{one.due != null && <span class="badge">{t.incidents.dueOn(day(one.due))}</span>}<span>{nameOf(one.owner)}</span></p>
            <p class="fine"><Link href={to.incident(org, one.incident.id)}>{t.incidents.of(one.incident.title)}</Link></p>
          </li>
        ))}
      </ul>
    </section>
  );
}
