import { useRef, useState } from 'preact/hooks';
import { webhooks, type WebhookFields } from '../api';
import { etagOf } from '../api/http';
import { ApiError } from '../api/problem';
import type { Signature, Webhook, WebhookEvent } from '../api/types';
import { useDraft } from '../state/draft';
import { t } from '../text';
import { Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { ConflictDialog, Dialog } from '../ui/dialog';
import { CheckGroup, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

const EVENTS = Object.keys(t.webhooks.eventTexts) as WebhookEvent[];
const SIGNATURES = Object.keys(t.webhooks.signatureTexts) as Signature[];
const POINTERS = ['/name', '/url', '/eventTypes', '/signatures', '/mostPerMinute'];

/** What is typed, and the version it was typed over. */
type Fields = Omit<WebhookFields, 'mostPerMinute'> & { most: string; base: number };

const fieldsOf = (webhook: Webhook | null): Fields =>
  webhook === null
    ? { name: '', url: '', eventTypes: [...EVENTS], signatures: ['v1'], most: '', base: 0 }
    : { name: webhook.name, url: webhook.url, eventTypes: webhook.eventTypes, signatures: webhook.signatures, most: webhook.mostPerMinute?.toString() ?? '', base: webhook.version };

const eventWords = (events: readonly WebhookEvent[]) => events.map((event) => t.webhooks.eventTexts[event] ?? event).join(', ');

/** The name under which what is typed is kept. */
export const draftOf = (org: string, id: string | null) => `webhook:${org}/${id ?? 'new'}`;

/** Makes a webhook, or changes one without overwriting what someone else changed meanwhile. */
export function WebhookForm({ org, webhook, onClose, onSaved }: {
  org: string; webhook: Webhook | null; onClose: () => void; onSaved: (saved: Webhook) => void;
}) {
  const draft = useDraft<Fields>(draftOf(org, webhook?.id ?? null), () => fieldsOf(webhook));
  const { values, set } = draft;
  const base = useRef(values.base);
  const [theirs, setTheirs] = useState<Webhook | null>(null);
  const body = (): WebhookFields => ({
    name: values.name.trim(), url: values.url.trim(), eventTypes: values.eventTypes, signatures: values.signatures,
    ...(values.most.trim() === '' ? {} : { mostPerMinute: Number(values.most) }),
  });
  const change = async (id: string) => {
    try {
      const { data } = await webhooks.change(org, id, body(), etagOf(base.current));
      draft.clear();
      onSaved(data);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      setTheirs((await webhooks.get(org, id)).data);
    }
  };
  const form = useForm(values, ({ name, url, eventTypes, signatures, most }) => ({
    '/name': name.trim() === '' ? t.form.required : undefined,
    '/url': /^https?:\/\/[^\s/]+/.test(url.trim()) ? undefined : t.form.urlWrong,
    '/eventTypes': eventTypes.length === 0 ? t.webhooks.pickEvent : undefined,
    '/signatures': signatures.length === 0 ? t.webhooks.pickSignature : undefined,
    '/mostPerMinute': most.trim() === '' || (/^[0-9]{1,6}$/.test(most.trim()) && Number(most) >= 1 && Number(most) <= 100_000) ? undefined : t.webhooks.mostWrong,
  }), async (key) => {
    if (webhook !== null) return change(webhook.id);
    const { data } = await webhooks.create(org, body(), key);
    draft.clear();
    onSaved(data);
  });
  const cancel = () => {
    draft.clear();
    onClose();
  };
  return (
    <Dialog title={webhook === null ? t.webhooks.create : t.webhooks.edit} onClose={cancel}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={draft.restored} />
        <ProblemMessage error={form.error} onRetry={form.again} shown={POINTERS} />
        <TextField label={t.webhooks.name} maxLength={100} placeholder={t.webhooks.namePlaceholder} value={values.name} onInput={(name) => set({ name })} error={form.fieldError('/name')} />
        <TextField label={t.webhooks.url} type="url" inputMode="url" maxLength={2000} hint={t.webhooks.urlHint} value={values.url} onInput={(url) => set({ url })} error={form.fieldError('/url')} />
        <CheckGroup legend={t.webhooks.events} chosen={values.eventTypes} onChange={(eventTypes) => set({ eventTypes })} error={form.fieldError('/eventTypes')} options={EVENTS.map((value) => ({ value, label: t.webhooks.eventTexts[value], hint: value }))} />
        <CheckGroup legend={t.webhooks.signatures} chosen={values.signatures} onChange={(signatures) => set({ signatures })} error={form.fieldError('/signatures')} options={SIGNATURES.map((value) => ({ value, label: t.webhooks.signatureTexts[value], hint: value }))} />
        <TextField label={t.webhooks.most} optional inputMode="numeric" maxLength={6} hint={t.webhooks.mostHint} value={values.most} onInput={(most) => set({ most })} error={form.fieldError('/mostPerMinute')} />
        <div class="dialog-actions">
          <Button onClick={cancel}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{webhook === null ? t.webhooks.submit : t.actions.save}</Button>
        </div>
      </form>
      {theirs !== null && (
        <ConflictDialog
          differences={[
            { label: t.webhooks.name, mine: values.name, theirs: theirs.name }, { label: t.webhooks.url, mine: values.url, theirs: theirs.url },
            { label: t.webhooks.events, mine: eventWords(values.eventTypes), theirs: eventWords(theirs.eventTypes) },
            { label: t.webhooks.signatures, mine: values.signatures.join(', '), theirs: theirs.signatures.join(', ') },
            { label: t.webhooks.most, mine: values.most, theirs: theirs.mostPerMinute?.toString() ?? '' },
          ]}
          onClose={() => setTheirs(null)}
          onTakeTheirs={() => {
            draft.clear();
            onSaved(theirs);
          }}
          onKeepMine={() => {
            base.current = theirs.version;
            set({ base: theirs.version });
            setTheirs(null);
            form.again();
          }}
        />
      )}
    </Dialog>
  );
}
