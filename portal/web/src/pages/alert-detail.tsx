import { useEffect, useRef, useState } from 'preact/hooks';
import { alerts, allPages } from '../api';
import { ApiError } from '../api/problem';
import type { Alert, TimelineEntry } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { instant, withInstants } from '../format/time';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { At, Loaded, useTitle } from '../ui/basics';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { newKey } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

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
          </>
        )}
      </Loaded>
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

function AlertFacts({ org, alert }: { org: string; alert: Alert }) {
  useTitle(alert.title);
  return (
    <>
      <p class="eyebrow">{t.alerts.kinds[alert.kind]} <span class={`severity severity-${alert.severity}`}>{t.alerts.severities[alert.severity]}</span> <span class="tag">{t.alerts.states[alert.state]}</span></p>
      <h2>{alert.title}</h2>
      <p class="prose">{withInstants(alert.detail)}</p>
      {alert.acknowledgedAt != null && <p class="fine">{t.alerts.acknowledgedBy(actorName(alert.acknowledgedBy) || t.alerts.someone, instant(alert.acknowledgedAt))}</p>}
      {alert.resolvedAt != null && <p class="fine">{t.alerts.resolvedAt(instant(alert.resolvedAt))}</p>}
      <dl class="meta">
        <div><dt>{t.alerts.project}</dt><dd><Link href={to.project(org, alert.project.slug)}>{alert.project.name}</Link></dd></div>
        {alert.practice != null && <div><dt>{t.alerts.practice}</dt><dd><Link href={to.practice(org, alert.project.slug, alert.practice)}>{t.alerts.openPractice}</Link></dd></div>}
        {alert.assessmentId != null && <div><dt>{t.alerts.assessment}</dt><dd><Link href={to.assessment(org, alert.project.slug, alert.assessmentId)}>{t.alerts.openAssessment}</Link></dd></div>}
        <div><dt>{t.alerts.first}</dt><dd><At at={alert.firstAt} /></dd></div>
        {alert.count > 1 && <div><dt>{t.alerts.last}</dt><dd><At at={alert.lastAt} /> · {t.alerts.repeats(alert.count)}</dd></div>}
      </dl>
    </>
  );
}

function Actions({ org, alert, onDone }: { org: string; alert: Alert; onDone: (next: Alert | null) => void }) {
  const draft = useDraft(`alert-note:${alert.id}`, () => ({ note: '' }));
  const [busy, setBusy] = useState<'acknowledge' | 'resolve' | null>(null);
  const [error, setError] = useState<unknown>();
  const responder = useMay('responder');
  if (alert.state === 'resolved' || !responder) return null;
  const act = async (verb: 'acknowledge' | 'resolve') => {
    setBusy(verb);
    setError(undefined);
    try {
      const { data } = await alerts.act(org, alert.id, verb, draft.values.note.trim(), newKey());
      draft.clear();
      onDone(data ?? null);
    } catch (refused) {
      setError(refused);
      if (refused instanceof ApiError && refused.status === 409) onDone(null);
    }
    setBusy(null);
  };
  return (
    <div class="alert-actions">
      <ProblemMessage error={error} />
      <TextField label={t.alerts.note} optional rows={2} maxLength={2000} value={draft.values.note} hint={t.alerts.noteHint} onInput={(note) => draft.set({ note })} />
      <div class="form-actions">
        {alert.state === 'open' && <Button kind="primary" busy={busy === 'acknowledge'} onClick={() => void act('acknowledge')}>{t.alerts.acknowledge}</Button>}
        <Button kind={alert.state === 'open' ? 'plain' : 'primary'} busy={busy === 'resolve'} onClick={() => void act('resolve')}>{t.alerts.resolve}</Button>
      </div>
    </div>
  );
}
