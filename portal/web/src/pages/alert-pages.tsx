import { alerts, allPages } from '../api';
import type { PageMessage, PersonPage } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { useResource } from '../state/resource';
import { t } from '../text';
import { At, Loaded } from '../ui/basics';

/** Who was paged about an alert, how, and what became of it. */
export function AlertPages({ org, id }: { org: string; id: string }) {
  const pages = useResource(`pages:${org}/${id}`, (signal) => allPages((cursor) => alerts.pages(org, id, { cursor, limit: 100, signal }), 3));
  useFeedEvents(['alert.'], pages.reload);
  return (
    <>
      <h3>{t.alerts.pages}</h3>
      <Loaded resource={pages}>
        {({ items }) => (items.length === 0
          ? <p class="fine">{t.alerts.pagesEmpty}</p>
          : <ul class="timeline">{items.map((page) => <OnePage key={page.id} page={page} />)}</ul>)}
      </Loaded>
    </>
  );
}

function OnePage({ page }: { page: PersonPage }) {
  return (
    <li class="event">
      <p><strong>{page.name}</strong> · {page.why} · {t.alerts.pageStep(page.step, page.round)}</p>
      <p class="fine"><At at={page.at} /></p>
      {page.unreached !== undefined && <p>{t.alerts.unreached(page.unreached)}</p>}
      {page.messages.map((message) => <OneMessage key={message.id} message={message} />)}
    </li>
  );
}

function OneMessage({ message }: { message: PageMessage }) {
  return (
    <div class="page-message">
      <p>
        {t.contacts.kinds[message.kind]} <span class="path">{message.hint}</span> <span class="tag">{t.alerts.messageStates[message.state]}</span>
        {message.withMessage !== undefined && <span class="fine"> {t.alerts.together}</span>}
      </p>
      {message.reason !== undefined && <p class="fine">{message.reason}</p>}
      {message.attempts.length > 0 && (
        <details>
          <summary>{t.alerts.attempts(message.attempts.length)}</summary>
          <ul>
            {message.attempts.map((attempt) => (
              <li key={attempt.number}>
                <At at={attempt.at} />: {t.alerts.attempt(attempt.number, attempt.status === undefined ? (attempt.error ?? t.alerts.noAnswer) : t.alerts.answered(attempt.status), attempt.durationMs)}
                {attempt.answer !== undefined && <pre tabIndex={0} role="region" aria-label={t.alerts.said}><code>{attempt.answer}</code></pre>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
