import { useState } from 'preact/hooks';
import { alerts, allPages, me } from '../api';
import type { PageMessage, PersonPage } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { announce } from '../ui/announcer';
import { At, Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { newKey } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

/** Who was paged about an alert, how, and what became of it. */
export function AlertPages({ org, id, open }: { org: string; id: string; open: boolean }) {
  const pages = useResource(`pages:${org}/${id}`, (signal) => allPages((cursor) => alerts.pages(org, id, { cursor, limit: 100, signal }), 3));
  useFeedEvents(['alert.'], pages.reload);
  const [error, setError] = useState<unknown>();
  const admin = useMay('admin');
  const self = useResource('me', async (signal) => (await me.get(signal)).data);
  const resend = async (message: PageMessage) => {
    setError(undefined);
    try {
      await alerts.resend(org, id, message.id, newKey());
      announce(t.alerts.resent);
    } catch (refused) {
      setError(refused);
    }
    pages.reload();
  };
  const may = (page: PersonPage) => open && (admin === true || page.person === self.data?.subject);
  return (
    <>
      <h3>{t.alerts.pages}</h3>
      <ProblemMessage error={error} />
      <Loaded resource={pages}>
        {({ items }) => (items.length === 0
          ? <p class="fine">{t.alerts.pagesEmpty}</p>
          : <ul class="timeline">{items.map((page) => <OnePage key={page.id} page={page} onResend={may(page) ? (message) => void resend(message) : undefined} />)}</ul>)}
      </Loaded>
    </>
  );
}

function OnePage({ page, onResend }: { page: PersonPage; onResend?: (message: PageMessage) => void }) {
  return (
    <li class="event">
      <p><strong>{page.name}</strong> · {page.why} · {t.alerts.pageStep(page.step, page.round)}</p>
      <p class="fine"><At at={page.at} /></p>
      {page.unreached !== undefined && <p>{t.alerts.unreached(page.unreached)}</p>}
      {page.messages.map((message) => <OneMessage key={message.id} message={message} name={page.name} onResend={onResend} />)}
    </li>
  );
}

function OneMessage({ message, name, onResend }: { message: PageMessage; name: string; onResend?: (message: PageMessage) => void }) {
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
      {onResend !== undefined && message.state !== 'waiting' && (
        <p><Button small label={t.alerts.resendOf(`${name}, ${t.contacts.kinds[message.kind]}`)} onClick={() => onResend(message)}>{t.alerts.resend}</Button></p>
      )}
    </div>
  );
}
