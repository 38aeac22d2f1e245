import { useEffect, useState } from 'preact/hooks';
import { people } from '../api';
import type { ContactMethod, ContactMethods } from '../api/types';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useResource } from '../state/resource';
import { t } from '../text';
import { announce } from '../ui/announcer';
import { Empty, Loaded, PageHead } from '../ui/basics';
import { Button, CopyButton } from '../ui/button';
import { Confirm, SecretDialog } from '../ui/dialog';
import { newKey } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { AddContact, VerifyContact } from './contact-form';
import { ContactDigest, ContactNews } from './contact-letters';
import { ContactRules } from './contact-rules';

/** How the person is reached, and when by what. */
export function ContactsPage({ org }: { org: string }) {
  const methods = useResource(`contacts:${org}`, async (signal) => (await people.contacts(org, signal)).data);
  return (
    <>
      <PageHead title={t.contacts.heading} lead={t.contacts.lead} />
      <Loaded resource={methods}>
        {(data) => (
          <>
            <Methods org={org} data={data} reload={methods.reload} />
            <p><Link href={to.duty(org)}>{t.contacts.wasOnCall}</Link></p>
            {data.items.some(({ verified }) => verified) && (
              <>
                <ContactRules org={org} methods={data.items.filter(({ verified }) => verified)} />
                {!data.items.some(({ verified, letters }) => verified && letters) && <p class="notice notice-bad">{t.contacts.noLetters}</p>}
                <ContactNews org={org} />
                <ContactDigest org={org} />
              </>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

type Open =
  | { what: 'add' }
  | { what: 'secret'; method: ContactMethod; secret: string }
  | { what: 'verify' | 'remove' | 'rotate'; method: ContactMethod; sendFirst?: boolean };

function Methods({ org, data, reload }: { org: string; data: ContactMethods; reload: () => void }) {
  const [open, setOpen] = useState<Open | null>(null);
  const [rotated, setRotated] = useState<{ secret: string } | null>(null);
  const [result, setResult] = useState<{ text: string; bad: boolean } | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const close = () => setOpen(null);
  const say = (text: string, bad = false) => {
    setResult({ text, bad });
    announce(text);
  };
  const test = async (method: ContactMethod) => {
    setBusy(method.id);
    setError(undefined);
    setResult(null);
    try {
      const { data: tried } = await people.test(org, method.id);
      if (tried.delivered) say(t.contacts.tested);
      else say(t.contacts.testFailed(tried.detail ?? ''), true);
    } catch (refused) {
      setError(refused);
    }
    setBusy(null);
  };
  const takeLetters = async (method: ContactMethod, on: boolean) => {
    setError(undefined);
    setResult(null);
    try {
      await people.takeLetters(org, method.id, on);
      say(on ? t.contacts.lettersOn(method.name) : t.contacts.lettersOff(method.name));
      reload();
      return true;
    } catch (refused) {
      setError(refused);
      reload();
      return false;
    }
  };
  const added = (method: ContactMethod) => {
    reload();
    setOpen(method.secret === undefined ? { what: 'verify', method, sendFirst: true } : { what: 'secret', method, secret: method.secret });
  };
  const full = data.items.length >= data.most;
  return (
    <section class="panel" aria-labelledby="contact-methods">
      <h2 id="contact-methods">{t.contacts.methods}</h2>
      <ProblemMessage error={error} />
      {result !== null && <p class={result.bad ? 'notice notice-bad' : 'notice notice-plain'}>{result.text}</p>}
      {data.items.length === 0
        ? <Empty level={3} heading={t.contacts.emptyHeading} text={t.contacts.empty} />
        : <MethodTable items={data.items} busy={busy} onTest={(method) => void test(method)} onLetters={takeLetters} onOpen={(what, method) => setOpen({ what, method })} />}
      <div class="form-actions">
        {full ? <p class="fine">{t.contacts.full(data.most)}</p> : <Button kind="primary" icon="plus" onClick={() => setOpen({ what: 'add' })}>{t.contacts.add}</Button>}
      </div>
      {open?.what === 'add' && <AddContact org={org} kinds={data.kinds} onClose={close} onAdded={added} />}
      {open?.what === 'secret' && (
        <SecretDialog
          title={t.contacts.secretHeading} detail={t.contacts.secretDetail} label={t.contacts.secretLabel} secret={open.secret} done={t.contacts.done}
          onClose={() => setOpen(open.method.verified ? null : { what: 'verify', method: open.method, sendFirst: true })}
        />
      )}
      {open?.what === 'verify' && (
        <VerifyContact org={org} method={open.method} sendFirst={open.sendFirst === true} onClose={close} onVerified={() => {
          close();
          reload();
          say(t.contacts.nowVerified);
        }} />
      )}
      {open?.what === 'rotate' && (
        <Confirm
          title={t.contacts.rotateAsk(open.method.name)} detail={t.contacts.rotateDetail} verb={t.contacts.rotate} danger={false} onClose={close}
          onConfirm={async () => {
            const { data: method } = await people.rotateKeys(org, open.method.id, newKey());
            reload();
            say(t.contacts.rotated);
            if (method.secret !== undefined) setRotated({ secret: method.secret });
          }}
        />
      )}
      {rotated !== null && (
        <SecretDialog
          title={t.contacts.secretHeading} detail={t.contacts.secretDetail} label={t.contacts.secretLabel} secret={rotated.secret} done={t.contacts.done}
          onClose={() => setRotated(null)}
        />
      )}
      {open?.what === 'remove' && (
        <Confirm
          title={t.contacts.removeAsk(open.method.name)} detail={t.contacts.removeDetail} verb={t.actions.remove} onClose={close}
          onConfirm={async () => {
            await people.removeContact(org, open.method.id);
            reload();
          }}
        />
      )}
    </section>
  );
}

type TakeLetters = (method: ContactMethod, on: boolean) => Promise<boolean>;

/** Shows the choice at once, and takes it back when it is refused. */
function TakesLetters({ method, onLetters }: { method: ContactMethod; onLetters: TakeLetters }) {
  const [on, setOn] = useState(method.letters);
  useEffect(() => setOn(method.letters), [method.letters]);
  const choose = async (wanted: boolean) => {
    setOn(wanted);
    if (!await onLetters(method, wanted)) setOn(!wanted);
  };
  return (
    <label class="check">
      <input
        type="checkbox" checked={on} aria-label={t.contacts.lettersOf(method.name)}
        onChange={(event) => void choose(event.currentTarget.checked)}
      />
      <span>{t.contacts.letters}</span>
    </label>
  );
}

function MethodTable({ items, busy, onTest, onLetters, onOpen }: {
  items: ContactMethod[]; busy: string | null; onTest: (method: ContactMethod) => void; onLetters: TakeLetters; onOpen: (what: 'verify' | 'remove' | 'rotate', method: ContactMethod) => void;
}) {
  const columns = t.contacts.columns;
  return (
    <table class="table table-stack">
      <caption class="visually-hidden">{t.contacts.caption}</caption>
      <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{name === 'action' ? <span class="visually-hidden">{label}</span> : label}</th>)}</tr></thead>
      <tbody>
        {items.map((method) => (
          <tr key={method.id}>
            <th scope="row"><span class="path">{method.name}</span><span class="fine"><span class="path">{method.hint}</span></span>
              {method.publicKey !== undefined && <span class="fine">{t.contacts.publicKey} <code class="path">{method.publicKey}</code> <CopyButton text={method.publicKey} /></span>}</th>
            <td data-label={columns.kind}>{t.contacts.kinds[method.kind]}</td>
            <td data-label={columns.state}><span class="tag">{method.verified ? t.contacts.verified : t.contacts.unverified}</span></td>
            <td data-label={columns.letters}>
              <TakesLetters method={method} onLetters={onLetters} />
            </td>
            <td class="cell-action">
              <span class="cell-buttons">
                {method.verified
                  ? <Button small busy={busy === method.id} label={t.contacts.testOf(method.name)} onClick={() => onTest(method)}>{t.contacts.test}</Button>
                  : <Button small label={t.contacts.verifyOf(method.name)} onClick={() => onOpen('verify', method)}>{t.contacts.verify}</Button>}
                {method.kind === 'webhook' && <Button small label={t.contacts.rotateOf(method.name)} onClick={() => onOpen('rotate', method)}>{t.contacts.rotate}</Button>}
                <Button small label={t.contacts.removeOf(method.name)} onClick={() => onOpen('remove', method)}>{t.actions.remove}</Button>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
