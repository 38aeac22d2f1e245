import { useState } from 'preact/hooks';
import { allPages, webhooks } from '../api';
import type { Webhook } from '../api/types';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { hasDraft } from '../state/draft';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { DataAge, Empty, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { SecretDialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { draftOf, WebhookForm } from './webhook-form';

/** The organisation's webhooks. */
export function WebhooksPage({ org }: { org: string }) {
  const list = useResource(`webhooks:${org}`, (signal) => allPages((cursor) => webhooks.list(org, { cursor, limit: 100, signal })));
  const [creating, setCreating] = useState(() => hasDraft(draftOf(org, null)));
  const [secret, setSecret] = useState<string | null>(null);
  const create = <Button kind="primary" icon="plus" onClick={() => setCreating(true)}>{t.webhooks.create}</Button>;
  const columns = t.webhooks.columns;
  return (
    <>
      <PageHead title={t.webhooks.heading} lead={t.webhooks.lead} actions={(list.data?.items.length ?? 0) > 0 ? create : undefined} />
      <Loaded resource={list}>
        {({ items }) => items.length === 0
          ? <Empty heading={t.webhooks.emptyHeading} text={t.webhooks.empty} action={create} art={<MiniCairn value={33} />} />
          : (
            <table class="table table-stack">
              <caption class="visually-hidden">{t.webhooks.caption}</caption>
              <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
              <tbody>
                {items.map((webhook) => (
                  <tr key={webhook.id}>
                    <th scope="row"><Link href={to.webhook(org, webhook.id)} class="row-link">{webhook.name}</Link></th>
                    <td data-label={columns.url}><code class="path">{webhook.url}</code></td>
                    <td data-label={columns.events}><span class="tags">{webhook.eventTypes.map((event) => <code key={event} class="tag">{event}</code>)}</span></td>
                    <td data-label={columns.state}><WebhookState webhook={webhook} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
      </Loaded>
      <DataAge resource={list} />
      {creating && (
        <WebhookForm org={org} webhook={null} onClose={() => setCreating(false)} onSaved={(saved) => {
          setCreating(false);
          setSecret(saved.secret ?? null);
          list.reload();
        }} />
      )}
      {secret !== null && (
        <SecretDialog title={t.webhooks.secretHeading} detail={t.webhooks.secretDetail} label={t.webhooks.secretLabel} secret={secret} done={t.webhooks.done} onClose={() => setSecret(null)} />
      )}
    </>
  );
}

export function WebhookState({ webhook }: { webhook: Webhook }) {
  const active = webhook.state === 'active';
  return <span class={`badge ${active ? 'badge-succeeded' : 'badge-failed'}`}><Icon name={active ? 'check' : 'close'} size={14} />{t.webhooks.states[webhook.state]}</span>;
}
