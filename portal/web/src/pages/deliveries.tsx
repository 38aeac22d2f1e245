import { useEffect, useState } from 'preact/hooks';
import { allPages, deliveries } from '../api';
import type { Delivery } from '../api/types';
import { number } from '../format/number';
import { useQuery } from '../router/location';
import { useResource } from '../state/resource';
import { t } from '../text';
import { announce } from '../ui/announcer';
import { Ago, At, DataAge, Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { newKey } from '../ui/form';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';

const STATES = ['pending', 'delivered', 'failed'] as const;
const BADGE = { pending: ['queued', 'clock'], delivered: ['succeeded', 'check'], failed: ['failed', 'warn'] } as const;
/** While something is on its way the list is asked again this often: deliveries are not in the live feed. */
const ASK_EVERY_MS = 2_000;

/** What was sent to a webhook: each delivery with its attempts, and a way to send it again. */
export function Deliveries({ org, webhook, sent }: { org: string; webhook: string; sent: number }) {
  const [query, setQuery] = useQuery();
  const [pages, setPages] = useState(1);
  const [error, setError] = useState<unknown>();
  const state = STATES.find((name) => name === query.get('state')) ?? '';
  const list = useResource(`deliveries:${org}/${webhook}:${state}:${pages}`, (signal) =>
    allPages((cursor) => deliveries.list(org, { webhook, state, cursor, limit: 25, signal }), pages));
  const underway = list.data?.items.some((item) => item.state === 'pending') ?? false;
  useEffect(() => {
    if (sent > 0) list.reload();
  }, [sent]);
  useEffect(() => {
    if (!underway) return;
    const timer = setInterval(list.reload, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [underway, list.reload]);
  const retry = async (delivery: Delivery) => {
    setError(undefined);
    try {
      await deliveries.retry(org, delivery.id, newKey());
      announce(t.webhooks.sentAgain);
    } catch (refused) {
      setError(refused);
    }
    list.reload();
  };
  return (
    <section class="panel" aria-labelledby="deliveries">
      <div class="section-head">
        <h2 id="deliveries">{t.webhooks.deliveries}</h2>
        <SelectField
          label={t.webhooks.state} value={state} onChange={(next) => setQuery({ state: next })}
          options={[{ value: '', label: t.webhooks.anyState }, ...STATES.map((value) => ({ value: value as typeof state, label: t.webhooks.deliveryStates[value] }))]}
        />
      </div>
      <ProblemMessage error={error} />
      <Loaded resource={list}>
        {({ items, nextCursor }) => items.length === 0
          ? <p class="muted">{t.webhooks.noDeliveries}</p>
          : (
            <>
              <ul class="deliveries">{items.map((delivery) => <DeliveryRow key={delivery.id} delivery={delivery} onRetry={() => void retry(delivery)} />)}</ul>
              {nextCursor !== null && <div class="more"><Button busy={list.loading} onClick={() => setPages(pages + 1)}>{t.actions.showMore}</Button></div>}
            </>
          )}
      </Loaded>
      <DataAge resource={list} />
    </section>
  );
}

function DeliveryRow({ delivery, onRetry }: { delivery: Delivery; onRetry: () => void }) {
  const [badge, icon] = BADGE[delivery.state];
  const columns = t.webhooks.attemptColumns;
  return (
    <li>
      <details class="delivery">
        <summary>
          <span class={`badge badge-${badge}`}><Icon name={icon} size={14} />{t.webhooks.deliveryStates[delivery.state]}</span>
          <code>{delivery.eventType}</code>
          {delivery.replayed && <span class="tag">{t.webhooks.replayed}</span>}
          <span class="fine">{t.webhooks.attempts(delivery.attempts.length)} · <Ago at={delivery.createdAt} /></span>
          <span class="chevron"><Icon name="chevron" size={16} /></span>
        </summary>
        <div class="delivery-body">
          <p class="fine">{t.webhooks.messageId} <code class="path">{delivery.messageId}</code></p>
          {delivery.state === 'pending' && delivery.nextAttemptAt != null && <p class="fine"><Icon name="clock" size={14} /> {t.webhooks.nextAttempt} <At at={delivery.nextAttemptAt} /> (<Ago at={delivery.nextAttemptAt} />)</p>}
          {delivery.attempts.length === 0
            ? <p class="muted">{t.webhooks.notTried}</p>
            : (
              <table class="table table-stack table-tight">
                <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
                <tbody>
                  {delivery.attempts.map((attempt, n) => (
                    <tr key={attempt.at}>
                      <th scope="row">{t.webhooks.attempt(n + 1)}</th>
                      <td data-label={columns.at}><At at={attempt.at} /></td>
                      <td data-label={columns.result}>{attempt.status == null ? t.webhooks.noAnswer : t.webhooks.status(attempt.status)}{attempt.error != null && attempt.error !== '' && `: ${attempt.error}`}{attempt.answer !== undefined && <pre tabIndex={0} role="region" aria-label={t.webhooks.said}><code>{attempt.answer}</code></pre>}</td>
                      <td data-label={columns.took}>{t.webhooks.ms(number(attempt.durationMs))}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          <Button small onClick={onRetry}>{delivery.state === 'delivered' ? t.webhooks.resend : t.webhooks.retry}</Button>
        </div>
      </details>
    </li>
  );
}
