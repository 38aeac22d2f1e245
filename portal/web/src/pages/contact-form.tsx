import { useEffect, useRef, useState } from 'preact/hooks';
import { people } from '../api';
import type { ContactKind, ContactMethod, Signature } from '../api/types';
import { t } from '../text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { CheckGroup, SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

const POINTERS = ['/kind', '/name', '/address', '/signatures'];
const SIGNATURES = Object.keys(t.webhooks.signatureTexts) as Signature[];
const needed = (text: string) => (text.trim() === '' ? t.form.required : undefined);

/** What is asked for as the address of this kind. */
export function addressHint(kind: ContactKind): string {
  if (kind === 'email' || kind === 'webhook') return t.contacts.hints[kind];
  return kind === 'sms' || kind === 'voice' ? t.contacts.hints.phone : t.contacts.hints.chat;
}

/** Adds a contact method. The address is not kept as a draft: it is nobody else's business. */
export function AddContact({ org, kinds, onClose, onAdded }: {
  org: string; kinds: ContactKind[]; onClose: () => void; onAdded: (method: ContactMethod) => void;
}) {
  const [values, setValues] = useState<{ kind: ContactKind; name: string; address: string; signatures: Signature[] }>({ kind: kinds[0] ?? 'webhook', name: '', address: '', signatures: ['v1'] });
  const form = useForm(values, ({ kind, name, address, signatures }) => ({
    '/name': needed(name), '/address': needed(address),
    '/signatures': kind === 'webhook' && signatures.length === 0 ? t.webhooks.pickSignature : undefined,
  }), async (key) => {
    const { kind, signatures } = values;
    const body = { kind, name: values.name.trim(), address: values.address.trim(), ...(kind === 'webhook' ? { signatures } : {}) };
    onAdded((await people.addContact(org, body, key)).data);
  });
  return (
    <Dialog title={t.contacts.add} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} onRetry={form.again} shown={POINTERS} />
        <SelectField label={t.contacts.kind} value={values.kind} onChange={(kind) => setValues({ ...values, kind })} error={form.fieldError('/kind')} options={kinds.map((value) => ({ value, label: t.contacts.kinds[value] }))} />
        <TextField label={t.contacts.name} maxLength={100} placeholder={t.contacts.namePlaceholder} value={values.name} onInput={(name) => setValues({ ...values, name })} error={form.fieldError('/name')} />
        <TextField label={t.contacts.address} maxLength={2048} hint={addressHint(values.kind)} value={values.address} onInput={(address) => setValues({ ...values, address })} error={form.fieldError('/address')} />
        {values.kind === 'webhook' && <CheckGroup legend={t.contacts.signatures} chosen={values.signatures} onChange={(signatures) => setValues({ ...values, signatures })} error={form.fieldError('/signatures')} options={SIGNATURES.map((value) => ({ value, label: t.webhooks.signatureTexts[value], hint: value }))} />}
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.contacts.submit}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Takes the code that was sent to a method. */
export function VerifyContact({ org, method, sendFirst, onClose, onVerified }: {
  org: string; method: ContactMethod; sendFirst: boolean; onClose: () => void; onVerified: () => void;
}) {
  const [code, setCode] = useState('');
  const [sending, setSending] = useState(false);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const form = useForm({ code }, () => ({ '/code': /^[0-9]{6}$/.test(code.trim()) ? undefined : t.contacts.codeWrong }), async () => {
    await people.verify(org, method.id, code.trim());
    onVerified();
  });
  const send = async () => {
    setSending(true);
    setError(undefined);
    setSaid('');
    try {
      const { data } = await people.sendCode(org, method.id);
      setSaid(data.delivered ? t.contacts.codeSent(method.hint) : t.contacts.codeFailed(data.detail ?? ''));
    } catch (refused) {
      setError(refused);
    }
    setSending(false);
  };
  const begun = useRef(false);
  useEffect(() => {
    if (!sendFirst || begun.current) return;
    begun.current = true;
    void send();
  }, []);
  return (
    <Dialog title={t.contacts.verifyOf(method.name)} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={error ?? form.error} shown={['/code']} />
        <p role="status">{said}</p>
        <TextField label={t.contacts.code} hint={t.contacts.codeHint} inputMode="decimal" maxLength={6} autoComplete="one-time-code" mono value={code} onInput={setCode} error={form.fieldError('/code')} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button busy={sending} onClick={() => void send()}>{t.contacts.sendAgain}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.contacts.verify}</Button>
        </div>
      </form>
    </Dialog>
  );
}
