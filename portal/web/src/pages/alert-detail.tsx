import { useEffect, useRef, useState } from 'preact/hooks';
import { alerts, allPages, incidents } from '../api';
import { ApiError } from '../api/problem';
import type { Alert, AlertVerb, Hold, Matcher, TimelineEntry } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { instant, withInstants } from '../format/time';
import { Link, navigate } from '../router/location';
import { to } from '../router/routes';
import { useDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { At, Loaded, useTitle } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { newKey } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { AlertEscalation } from './alert-escalation';
import { AlertPages } from './alert-pages';
import { AlertWhySection } from './alert-why';
import { DeclareForm } from './incident-form';
import { SilenceForm } from './silence-form';

/** The name of whoever acted, however the service writes it. */
export function actorName(actor: TimelineEntry['actor']): string {
  if (actor == null) return '';
  return typeof actor === 'string' ? actor : (actor.name ?? actor.id ?? '');
}

/** One alert: what happened, what can be done, and everything that was done. */
export function AlertDetail({ org, id, onChanged }: { org: string; id: string; onChanged: () => void }) {
  const alert = useResource(`alert:${org}/${id}`, async (signal) => (await alerts.get(org, id, signal)).data);
  const timeline = useResource(`timeline:${org}/${id}`, (signal) => allPages((cursor) => alerts.timeline(org, id, { cursor, limit: 100, signal }), 3));
  const reload = () => {
    alert.reload();
    timeline.reload();
  };
  useFeedEvents(['alert.'], reload);
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow page the detail takes the list's place, and the focus with it.
    if (document.querySelector<HTMLElement>('.inbox-list')?.offsetParent === null) {
      scrollTo(0, 0);
      article.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <article ref={article} tabIndex={-1} class="panel alert-detail">
      <p class="only-narrow"><Link href={to.alerts(org) + location.search}>{t.alerts.backToList}</Link></p>
      <Loaded resource={alert}>
        {(data) => (
          <>
            <AlertFacts org={org} alert={data} />
            <Actions org={org} alert={data} onDone={(next) => {
              if (next !== null) alert.put(next);
              reload();
              onChanged();
            }} />
            <AlertEscalation org={org} alert={data} onDone={reload} />
          </>
        )}
      </Loaded>
      {alert.data !== undefined && <OfIncident org={org} alert={alert.data} />}
      <AlertPages org={org} id={id} open={alert.data?.state === 'open'} />
      {alert.data !== undefined && <AlertWhySection org={org} alert={alert.data} />}
      <h3>{t.alerts.timeline}</h3>
      <Loaded resource={timeline}>
        {({ items }) => (
          <ol class="timeline">
            {[...items].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id)).map((entry) => (
              <li key={entry.id} class={`event event-${entry.kind}`}>
                <p><strong>{t.alerts.timelineKinds[entry.kind] ?? entry.kind}</strong> {actorName(entry.actor) !== '' && t.alerts.by(actorName(entry.actor))}</p>
                {entry.text !== '' && <p>{withInstants(entry.text)}</p>}
                <p class="fine"><At at={entry.at} /></p>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </article>
  );
}

/** The incident that the alert belongs to, and the way into one. */
function OfIncident({ org, alert }: { org: string; alert: Alert }) {
  const list = useResource(`incidents-of:${org}/${alert.id}`, async (signal) => (await incidents.list(org, { alert: alert.id, limit: 5, signal })).data);
  useFeedEvents(['incident.'], list.reload);
  const [declaring, setDeclaring] = useState(false);
  const may = useMay('responder') === true;
  const found = list.data?.items ?? [];
  const open = found.some(({ state }) => state !== 'resolved');
  return (
    <div class="alert-incidents">
      {found.map((one) => (
        <p key={one.id} class="fine">{t.incidents.ofAlert}: <Link href={to.incident(org, one.id)}>{one.title}</Link> <span class="tag">{t.incidents.states[one.state]}</span></p>
      ))}
      {may && !open && list.data !== undefined && <Button small icon="warn" onClick={() => setDeclaring(true)}>{t.incidents.declare}</Button>}
      {declaring && <DeclareForm org={org} draft={`incident-of:${alert.id}`} alerts={[alert]} onClose={() => setDeclaring(false)} onDone={(id) => navigate(to.incident(org, id))} />}
    </div>
  );
}

function AlertFacts({ org, alert }: { org: string; alert: Alert }) {
  useTitle(alert.title);
  const { project } = alert;
  return (
    <>
      <p class="eyebrow">{alert.drill === true ? <span class="badge badge-drill">{t.drills.badge}</span> : <>{t.alerts.kinds[alert.kind]} <span class={`severity severity-${alert.severity}`}>{t.alerts.severities[alert.severity]}</span></>} <span class="tag">{t.alerts.states[alert.state]}</span></p>
      <h2>{alert.title}</h2>
      {alert.detail !== '' && <p class="prose">{withInstants(alert.detail)}</p>}
      {alert.acknowledgedAt != null && <p class="fine">{t.alerts.acknowledgedBy(actorName(alert.acknowledgedBy) || t.alerts.someone, instant(alert.acknowledgedAt))}</p>}
      {alert.snoozedUntil != null && <p class="fine">{t.alerts.snoozedUntil(instant(alert.snoozedUntil))}</p>}
      {alert.endsAt != null && <p class="fine">{t.alerts.endsUnlessHeard(instant(alert.endsAt))}</p>}
      {alert.drillOf !== undefined && <p class="fine"><Link href={to.drills(org, alert.drillOf)}>{t.drills.of}</Link></p>}
      {alert.held != null && <Held org={org} hold={alert.held} />}
      {alert.resolvedAt != null && <p class="fine">{t.alerts.resolvedAt(instant(alert.resolvedAt))}</p>}
      <dl class="meta">
        {project != null && <div><dt>{t.alerts.project}</dt><dd><Link href={to.project(org, project.slug)}>{project.name}</Link></dd></div>}
        {project != null && alert.practice != null && <div><dt>{t.alerts.practice}</dt><dd><Link href={to.practice(org, project.slug, alert.practice)}>{t.alerts.openPractice}</Link></dd></div>}
        {project != null && alert.assessmentId != null && <div><dt>{t.alerts.assessment}</dt><dd><Link href={to.assessment(org, project.slug, alert.assessmentId)}>{t.alerts.openAssessment}</Link></dd></div>}
        <div><dt>{t.alerts.urgency}</dt><dd>{t.alerts.urgencies[alert.urgency]}</dd></div>
        <div><dt>{t.alerts.integration}</dt><dd>{t.alerts.integrations[alert.integration]}</dd></div>
        {alert.service != null && <div><dt>{t.alerts.service}</dt><dd>{alert.service}</dd></div>}
        {alert.source != null && <div><dt>{t.alerts.source}</dt><dd>{alert.source}</dd></div>}
        <div><dt>{t.alerts.first}</dt><dd><At at={alert.firstAt} /></dd></div>
        {alert.count > 1 && <div><dt>{t.alerts.last}</dt><dd><At at={alert.lastAt} /> · {t.alerts.repeats(alert.count)}</dd></div>}
        {alert.link != null && <div><dt>{t.alerts.link}</dt><dd><a href={alert.link} rel="noopener noreferrer" target="_blank">{t.alerts.openLink}</a></dd></div>}
        {alert.previousId != null && <div><dt>{t.alerts.previous}</dt><dd><Link href={to.alert(org, alert.previousId)}>{t.alerts.openPrevious}</Link></dd></div>}
      </dl>
      <Details facts={alert.details ?? {}} />
    </>
  );
}

function Held({ org, hold }: { org: string; hold: Hold }) {
  return (
    <p class="alert-held">
      <strong>{t.alerts.heldNow}</strong> {withInstants(hold.reason)}. {hold.until != null && t.alerts.heldUntil(instant(hold.until))}{' '}
      {hold.kind === 'group' && <Link href={to.alert(org, hold.by)}>{t.alerts.leads}</Link>}
      {(hold.kind === 'silence' || hold.kind === 'maintenance') && <Link href={to.muting(org)}>{t.muting.heading}</Link>}
    </p>
  );
}

function Details({ facts }: { facts: Record<string, string> }) {
  const all = Object.entries(facts);
  if (all.length === 0) return null;
  return (
    <details class="alert-facts">
      <summary>{t.alerts.details}</summary>
      <dl class="meta">{all.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </details>
  );
}

const SNOOZES = Object.keys(t.alerts.snoozes) as (keyof typeof t.alerts.snoozes)[];

function Actions({ org, alert, onDone }: { org: string; alert: Alert; onDone: (next: Alert | null) => void }) {
  const draft = useDraft(`alert-note:${alert.id}`, () => ({ note: '' }));
  const [minutes, setMinutes] = useState<keyof typeof t.alerts.snoozes>('60');
  const [group, setGroup] = useState(false);
  const [silencing, setSilencing] = useState(false);
  const [busy, setBusy] = useState<AlertVerb | null>(null);
  const [error, setError] = useState<unknown>();
  const responder = useMay('responder');
  // What was refused stays on the page although the alert, which has moved on, may offer nothing any more.
  if (alert.state === 'resolved' || !responder) return <ProblemMessage error={error} />;
  const act = async (verb: AlertVerb) => {
    setBusy(verb);
    setError(undefined);
    const note = draft.values.note.trim();
    const said = {
      ...(note === '' ? {} : { note }),
      ...(verb === 'acknowledge' && group ? { group } : {}),
      ...(verb === 'snooze' ? { until: new Date(Date.now() + Number(minutes) * 60_000).toISOString() } : {}),
    };
    try {
      const { data } = await alerts.act(org, alert, verb, said, newKey());
      draft.clear();
      onDone(data ?? null);
    } catch (refused) {
      setError(refused);
      if (refused instanceof ApiError && refused.status === 409) onDone(null);
    }
    setBusy(null);
  };
  const taken = alert.state === 'acknowledged';
  return (
    <div class="alert-actions">
      <ProblemMessage error={error} />
      <TextField label={t.alerts.note} optional rows={2} maxLength={500} value={draft.values.note} hint={t.alerts.noteHint} onInput={(note) => draft.set({ note })} />
      {!taken && (alert.inGroup ?? 0) > 1 && (
        <label class="check">
          <input type="checkbox" checked={group} onChange={() => setGroup(!group)} />
          <span>{t.alerts.wholeGroup(alert.inGroup ?? 0)}</span>
        </label>
      )}
      <div class="form-actions">
        {!taken && <Button kind="primary" busy={busy === 'acknowledge'} onClick={() => void act('acknowledge')}>{t.alerts.acknowledge}</Button>}
        <Button kind={taken ? 'primary' : 'plain'} busy={busy === 'resolve'} onClick={() => void act('resolve')}>{t.alerts.resolve}</Button>
        {alert.state === 'snoozed' && <Button busy={busy === 'unsnooze'} onClick={() => void act('unsnooze')}>{t.alerts.unsnooze}</Button>}
      </div>
      <div class="alert-snooze">
        <SelectField label={t.alerts.snoozeFor} value={minutes} onChange={setMinutes} options={SNOOZES.map((value) => ({ value, label: t.alerts.snoozes[value] }))} />
        <Button busy={busy === 'snooze'} onClick={() => void act('snooze')}>{t.alerts.snooze}</Button>
        <Button onClick={() => setSilencing(true)}>{t.alerts.silence}</Button>
      </div>
      {silencing && (
        <SilenceForm org={org} draft={`silence-of:${alert.id}`} matchers={alike(alert)} onClose={() => setSilencing(false)} onMade={() => {
          setSilencing(false);
          onDone(null);
        }} />
      )}
    </div>
  );
}

/** What alerts such as this one have in common. */
export function alike(alert: Alert): Matcher[] {
  const facts: [string, string | null | undefined][] = [
    ['integration', alert.integration], ['service', alert.service], ['source', alert.source], ['project', alert.project?.slug], ['practice', alert.practice],
  ];
  const known = facts.flatMap(([name, value]) => (value == null || value === '' ? [] : [{ name, operator: '=' as const, value }]));
  return known.length > 1 ? known : [...known, { name: 'title', operator: '=', value: alert.title }];
}
