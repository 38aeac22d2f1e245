import { useState } from 'preact/hooks';
import { webhooks } from '../api';
import { etagOf } from '../api/http';
import type { Webhook } from '../api/types';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { hasDraft } from '../state/draft';
import { useResource } from '../state/resource';
import { t } from '../text';
import { announce } from '../ui/announcer';
import { At, Loaded, PageHead } from '../ui/basics';
import { Button, CopyButton } from '../ui/button';
import { Confirm, SecretDialog } from '../ui/dialog';
import { newKey } from '../ui/form';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';
import { Deliveries } from './deliveries';
import { draftOf, WebhookForm } from './webhook-form';
import { WebhookReplays } from './webhook-replays';
import { WebhookState } from './webhooks';

type Open = 'edit' | 'rotate' | 'rotate-key' | 'remove' | null;

/** One webhook and what was sent to it. */
export function WebhookPage({ org, id }: { org: string; id: string }) {
  const found = useResource(`webhook:${org}/${id}`, async (signal) => (await webhooks.get(org, id, signal)).data);
  const [sent, setSent] = useState(0);
  return (
    <>
      <Loaded whole resource={found}>
        {(webhook) => <WebhookView org={org} webhook={webhook} put={found.put} reload={found.reload} onTested={() => setSent(sent + 1)} />}
      </Loaded>
      {found.data !== undefined && <Deliveries org={org} webhook={id} sent={sent} />}
      {found.data !== undefined && <WebhookReplays org={org} webhook={found.data} onBegun={() => setSent(sent + 1)} />}
    </>
  );
}

function WebhookView({ org, webhook, put, reload, onTested }: {
  org: string; webhook: Webhook; put: (webhook: Webhook) => void; reload: () => void; onTested: () => void;
}) {
  const [open, setOpen] = useState<Open>(() => (hasDraft(draftOf(org, webhook.id)) ? 'edit' : null));
  const [secret, setSecret] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const act = async (name: string, action: () => Promise<void>) => {
    setBusy(name);
    setError(undefined);
    try {
      await action();
    } catch (refused) {
      setError(refused);
      reload();
    }
    setBusy(null);
  };
  const test = () => act('test', async () => {
    await webhooks.test(org, webhook.id, newKey());
    announce(t.webhooks.testSent);
    onTested();
  });
  const next = webhook.state === 'active' ? 'disabled' : 'active';
  const toggle = () => act('toggle', async () => put((await webhooks.change(org, webhook.id, { state: next }, etagOf(webhook.version))).data));
  const close = () => setOpen(null);
  return (
    <>
      <PageHead
        title={webhook.name} crumbs={[{ label: t.nav.webhooks, href: to.webhooks(org) }]}
        lead={<p class="practice-lead"><WebhookState webhook={webhook} /><code class="path">{webhook.url}</code></p>}
        actions={<Button kind="primary" busy={busy === 'test'} disabled={webhook.state === 'disabled'} onClick={() => void test()}>{t.webhooks.test}</Button>}
      />
      <ProblemMessage error={error} />
      {webhook.state === 'disabled' && (
        <div class="notice notice-bad"><Icon name="warn" /><div class="notice-body">
          <p>{webhook.disabledReason == null || webhook.disabledReason === '' ? t.webhooks.disabledPlain : t.webhooks.disabledBecause(webhook.disabledReason)}</p>
        </div></div>
      )}
      <section class="panel" aria-label={webhook.name}>
        <WebhookFacts webhook={webhook} />
        <div class="form-actions">
          <Button onClick={() => setOpen('edit')}>{t.actions.edit}</Button>
          <Button busy={busy === 'toggle'} onClick={() => void toggle()}>{webhook.state === 'active' ? t.webhooks.disable : t.webhooks.enable}</Button>
          {webhook.signatures.includes('v1') && <Button onClick={() => setOpen('rotate')}>{t.webhooks.rotate}</Button>}
          {webhook.signatures.includes('v1a') && <Button onClick={() => setOpen('rotate-key')}>{t.webhooks.rotateKey}</Button>}
          <Button kind="danger" onClick={() => setOpen('remove')}>{t.webhooks.remove}</Button>
        </div>
      </section>
      {open === 'edit' && <WebhookForm org={org} webhook={webhook} onClose={close} onSaved={(saved) => { close(); setSecret(saved.secret ?? null); put(saved); }} />}
      {open === 'rotate' && (
        <Confirm
          title={t.webhooks.rotateAsk} detail={t.webhooks.rotateDetail} verb={t.webhooks.rotate} danger={false} onClose={close}
          onConfirm={async () => {
            setSecret((await webhooks.rotateSecret(org, webhook.id, newKey())).data.secret ?? null);
            reload();
          }}
        />
      )}
      {open === 'rotate-key' && (
        <Confirm
          title={t.webhooks.rotateKeyAsk} detail={t.webhooks.rotateKeyDetail} verb={t.webhooks.rotateKey} danger={false} onClose={close}
          onConfirm={async () => put((await webhooks.rotateKey(org, webhook.id, newKey())).data)}
        />
      )}
      {open === 'remove' && (
        <Confirm
          title={t.webhooks.removeAsk(webhook.name)} detail={t.webhooks.removeDetail} verb={t.webhooks.remove} onClose={close}
          onConfirm={async () => {
            await webhooks.remove(org, webhook);
            navigate(to.webhooks(org), { replace: true });
          }}
        />
      )}
      {secret !== null && (
        <SecretDialog title={t.webhooks.secretHeading} detail={t.webhooks.secretDetail} label={t.webhooks.secretLabel} secret={secret} done={t.webhooks.done} onClose={() => setSecret(null)} />
      )}
    </>
  );
}

function WebhookFacts({ webhook }: { webhook: Webhook }) {
  return (
    <dl class="meta">
      <div><dt>{t.webhooks.events}</dt><dd><span class="tags">{webhook.eventTypes.map((event) => <code key={event} class="tag">{event}</code>)}</span></dd></div>
      <div><dt>{t.webhooks.signatures}</dt><dd><span class="tags">{webhook.signatures.map((kind) => <code key={kind} class="tag">{kind}</code>)}</span></dd></div>
      {webhook.mostPerMinute !== undefined && <div><dt>{t.webhooks.most}</dt><dd>{t.webhooks.mostText(webhook.mostPerMinute)}</dd></div>}
      {webhook.publicKey !== undefined && <div><dt>{t.webhooks.publicKey}</dt><dd><code class="path">{webhook.publicKey}</code> <CopyButton text={webhook.publicKey} /></dd></div>}
      {webhook.previousPublicKey !== undefined && webhook.previousPublicKeyUntil !== undefined && Date.parse(webhook.previousPublicKeyUntil) > Date.now() && (
        <div><dt>{t.webhooks.previousKey}</dt><dd><code class="path">{webhook.previousPublicKey}</code> <span class="fine">{t.webhooks.previousUntil} <At at={webhook.previousPublicKeyUntil} /></span></dd></div>
      )}
    </dl>
  );
}
