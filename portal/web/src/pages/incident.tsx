import { useState } from 'preact/hooks';
import { allPages, incidents } from '../api';
import type { Incident } from '../api/types';
import { duration, instant } from '../format/time';
import { useFeedEvents } from '../live/feed';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { ProblemMessage } from '../ui/problem';
import { EditForm } from './incident-form';
import { IncidentReviewPanel } from './incident-review';
import { RolesPanel, StatePanel } from './incident-state';
import { TimelinePanel } from './incident-timeline';
import { UpdatesPanel } from './incident-updates';

/** One incident: how bad it is and where it stands, who does what, what was said, what happened, and what is learned. */
export function IncidentPage({ org, id }: { org: string; id: string }) {
  const incident = useResource(`incident:${org}/${id}`, async (signal) => (await incidents.get(org, id, signal)).data);
  useFeedEvents(['incident.', 'alert.'], incident.reload);
  return (
    <Loaded resource={incident} whole>
      {(data) => (
        <>
          <Head org={org} incident={data} onChanged={incident.reload} />
          <div class="incident-columns">
            <div>
              <StatePanel org={org} incident={data} onChanged={incident.reload} />
              <UpdatesPanel org={org} incident={data} onChanged={incident.reload} />
              <TimelinePanel org={org} id={id} />
              <IncidentReviewPanel org={org} incident={data} />
            </div>
            <div>
              <RolesPanel org={org} incident={data} onChanged={incident.reload} />
              <AlertsPanel org={org} incident={data} onChanged={incident.reload} />
              <WatchPanel org={org} id={id} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}

function Head({ org, incident, onChanged }: { org: string; incident: Incident; onChanged: () => void }) {
  const [editing, setEditing] = useState(false);
  const may = useMay('responder') === true;
  return (
    <>
      <PageHead
        title={incident.title} crumbs={[{ label: t.incidents.heading, href: to.incidents(org) }]}
        actions={may ? <Button icon="pen" onClick={() => setEditing(true)}>{t.incidents.edit}</Button> : undefined}
        lead={(
          <p class="incident-facts">
            <span class={`severity severity-${incident.severity}`}>{t.alerts.severities[incident.severity]}</span>{' '}
            <span class="tag">{t.incidents.states[incident.state]}</span>{' '}
            {incident.type != null && <span class="badge">{t.incidents.types[incident.type]}</span>}
          </p>
        )}
      />
      {incident.summary !== '' && <p class="prose incident-prose">{incident.summary}</p>}
      <p class="fine">{t.incidents.declaredBy(incident.declaredByName, instant(incident.declaredAt))}</p>
      {incident.resolvedAt != null && <p class="fine">{t.incidents.resolvedAfter(instant(incident.resolvedAt), duration(incident.secondsToResolve ?? 0))}</p>}
      {incident.noticeDueAt != null && <p class="notice incident-notice">{t.incidents.notice(instant(incident.noticeDueAt))}</p>}
      {editing && <EditForm org={org} incident={incident} onClose={() => setEditing(false)} onDone={() => {
        setEditing(false);
        onChanged();
      }} />}
    </>
  );
}

function AlertsPanel({ org, incident, onChanged }: { org: string; incident: Incident; onChanged: () => void }) {
  const { id } = incident;
  const list = useResource(`incident-alerts:${org}/${id}`, (signal) => allPages((cursor) => incidents.alerts(org, id, { cursor, limit: 100, signal })));
  useFeedEvents(['incident.', 'alert.'], list.reload);
  const [error, setError] = useState<unknown>();
  const may = useMay('responder') === true;
  const detach = async (alert: string) => {
    setError(undefined);
    try {
      await incidents.detach(org, id, alert);
    } catch (refused) {
      setError(refused);
    }
    list.reload();
    onChanged();
  };
  return (
    <section class="panel words" aria-labelledby="incident-alerts">
      <h2 id="incident-alerts">{t.incidents.alerts}</h2>
      <ProblemMessage error={error} />
      <Loaded resource={list}>
        {({ items }) => items.length === 0 ? <p class="fine">{t.incidents.noAlerts}</p> : (
          <ul class="words-list">
            {items.map((alert) => (
              <li key={alert.id} class="word">
                <p class="word-head"><Link href={to.alert(org, alert.id)}>{alert.title}</Link><span class="tag">{t.alerts.states[alert.state]}</span></p>
                {may && <div class="form-actions"><Button small label={t.incidents.detachOf(alert.title)} onClick={() => void detach(alert.id)}>{t.incidents.detach}</Button></div>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function WatchPanel({ org, id }: { org: string; id: string }) {
  const watch = useResource(`incident-watch:${org}/${id}`, async (signal) => (await incidents.watch(org, id, signal)).data);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const toggle = async (on: boolean) => {
    setBusy(true);
    setError(undefined);
    try {
      await incidents.setWatch(org, id, on);
      watch.reload();
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  return (
    <section class="panel words" aria-labelledby="incident-watch">
      <h2 id="incident-watch">{t.incidents.watch}</h2>
      <ProblemMessage error={error} />
      <Loaded resource={watch}>
        {({ watching, watchers }) => (
          <>
            <p class="fine" role="status">{t.incidents.watching(watchers)}. {t.incidents.watchHint}</p>
            <div class="form-actions"><Button small busy={busy} onClick={() => void toggle(!watching)}>{watching ? t.incidents.unwatch : t.incidents.watch}</Button></div>
          </>
        )}
      </Loaded>
    </section>
  );
}
