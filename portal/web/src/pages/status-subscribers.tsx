import { useState } from 'preact/hooks';
import { allPages, statusPages } from '../api';
import type { StatusPage, StatusSubscriber } from '../api/types';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Ago, Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';

/** Who is told of what the status page says. */
export function StatusSubscribers({ org, counts, onChanged }: { org: string; counts: StatusPage['subscribers']; onChanged: () => void }) {
  const list = useResource(`status-subscribers:${org}`, (signal) => allPages((cursor) => statusPages.subscribers(org, { cursor, limit: 100, signal })));
  const [removing, setRemoving] = useState<StatusSubscriber | null>(null);
  return (
    <section class="panel words" aria-labelledby="subscribers">
      <h2 id="subscribers">{t.statusPage.subscribers}</h2>
      <p>
        {t.statusPage.counts(counts.email, counts.webhook)}
        {counts.unconfirmed > 0 && ` ${t.statusPage.waiting(counts.unconfirmed)}`}
        {counts.refused > 0 && ` ${t.statusPage.refused(counts.refused)}`}
      </p>
      <Loaded resource={list}>
        {({ items }) => items.length === 0 ? <p class="fine">{t.statusPage.noSubscribers}</p> : (
          <ul class="words-list" aria-label={t.statusPage.subscriberList}>
            {items.map((one) => (
              <li key={one.id} class="word">
                <p class="word-head"><span class="tag">{t.statusPage.kinds[one.kind]}</span> <strong>{one.hint}</strong> <span class="muted">{t.statusPage.states[one.state]}, <Ago at={one.createdAt} /></span></p>
                <div class="form-actions"><Button small label={t.statusPage.removeSubscriber(one.hint)} onClick={() => setRemoving(one)}>{t.actions.remove}</Button></div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {removing !== null && (
        <Confirm title={t.statusPage.removeSubscriberAsk} detail={t.statusPage.removeSubscriberDetail} verb={t.actions.remove} onClose={() => setRemoving(null)} onConfirm={async () => {
          await statusPages.removeSubscriber(org, removing.id);
          list.reload();
          onChanged();
        }} />
      )}
    </section>
  );
}
