import { useEffect, useState } from 'preact/hooks';
import { people } from '../api';
import type { Answer } from '../api/http';
import { ApiError } from '../api/problem';
import type { ContactMethod, NotificationRules } from '../api/types';
import { zones } from '../format/zone';
import { useResource } from '../state/resource';
import { t } from '../text';
import { announce } from '../ui/announcer';
import { Loaded, Saved } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

type Urgency = 'high' | 'low';
interface Typed { delay: string; method: string }
type Fields = Record<Urgency, Typed[]> & { timeZone: string };

const MOST = 15;
const URGENCIES: readonly Urgency[] = ['high', 'low'];

const fieldsOf = (rules: NotificationRules): Fields => ({
  high: rules.high.map((rule) => ({ delay: String(rule.delayMinutes), method: rule.contactMethod })),
  low: rules.low.map((rule) => ({ delay: String(rule.delayMinutes), method: rule.contactMethod })),
  timeZone: rules.timeZone ?? '',
});

/** What is wrong with the delays, by pointer. */
export function wrongDelays(fields: Record<Urgency, Typed[]>): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = {};
  for (const urgency of URGENCIES) {
    fields[urgency].forEach(({ delay }, n) => {
      const right = /^[0-9]{1,4}$/.test(delay.trim()) && Number(delay) <= 9000;
      found[`/${urgency}/${n}/delayMinutes`] = right ? undefined : t.contacts.delayWrong;
    });
  }
  return found;
}

/** By which method the person is told, and when, for each urgency. */
export function ContactRules({ org, methods }: { org: string; methods: ContactMethod[] }) {
  const rules = useResource(`rules:${org}`, async (signal) => people.rules(org, signal));
  return (
    <section class="panel" aria-labelledby="contact-rules">
      <h2 id="contact-rules">{t.contacts.rules}</h2>
      <p class="prose">{t.contacts.rulesLead}</p>
      <Loaded resource={rules}>
        {(current) => <RulesForm org={org} methods={methods} current={current} onNewer={rules.put} />}
      </Loaded>
    </section>
  );
}

/** What is typed, what it was typed over, and which version that was. */
interface Held { fields: Fields; start: Fields; etag: string }

function heldOf({ data, etag }: Answer<NotificationRules>): Held {
  const fields = fieldsOf(data);
  return { fields, start: fields, etag: etag ?? '"0"' };
}

function RulesForm({ org, methods, current, onNewer }: {
  org: string; methods: ContactMethod[]; current: Answer<NotificationRules>; onNewer: (rules: Answer<NotificationRules>) => void;
}) {
  const [held, setHeld] = useState(() => heldOf(current));
  const [saved, setSaved] = useState(false);
  const [moved, setMoved] = useState(false);
  const { fields, start, etag } = held;
  const dirty = JSON.stringify(fields) !== JSON.stringify(start);
  useEffect(() => {
    // A newer version is shown at once, unless something is typed over the one before.
    if (!dirty) setHeld(heldOf(current));
  }, [current.etag]);
  const form = useForm(fields, wrongDelays, async () => {
    const body = {
      high: fields.high.map(({ delay, method }) => ({ delayMinutes: Number(delay), contactMethod: method })),
      low: fields.low.map(({ delay, method }) => ({ delayMinutes: Number(delay), contactMethod: method })),
      ...(fields.timeZone.trim() === '' ? {} : { timeZone: fields.timeZone.trim() }),
    };
    try {
      const answer = await people.changeRules(org, body, etag);
      // What was typed while it was saved is not saved yet.
      setHeld((before) => (before.fields === fields ? heldOf(answer) : { ...heldOf(answer), fields: before.fields }));
      setMoved(false);
      setSaved(true);
      announce(t.contacts.saved);
      onNewer(answer);
    } catch (refused) {
      if (!(refused instanceof ApiError) || refused.status !== 412) throw refused;
      const newer = await people.rules(org);
      setHeld((before) => ({ ...heldOf(newer), fields: before.fields }));
      setMoved(true);
      onNewer(newer);
    }
  });
  const change = (changes: Partial<Fields>) => {
    setSaved(false);
    setHeld((before) => ({ ...before, fields: { ...before.fields, ...changes } }));
  };
  const discard = () => {
    setHeld(heldOf(current));
    setMoved(false);
    form.reset();
  };
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      {moved && <p class="notice notice-bad" role="alert">{t.contacts.changed}</p>}
      <ProblemMessage error={form.error} onRetry={form.again} />
      {URGENCIES.map((urgency) => (
        <RuleList key={urgency} urgency={urgency} list={fields[urgency]} methods={methods} fieldError={form.fieldError} onChange={(list) => change({ [urgency]: list })} />
      ))}
      <TextField label={t.contacts.timeZone} optional list="zones" maxLength={100} value={fields.timeZone} hint={t.contacts.timeZoneHint} onInput={(timeZone) => change({ timeZone })} error={form.fieldError('/timeZone')} />
      <datalist id="zones">{zones().map((zone) => <option key={zone} value={zone} />)}</datalist>
      <div class="form-actions">
        <Button kind="primary" type="submit" busy={form.busy}>{t.contacts.save}</Button>
        {(dirty || moved) && <Button onClick={discard}>{t.form.discard}</Button>}
        <Saved when={saved} />
      </div>
    </form>
  );
}

function RuleList({ urgency, list, methods, fieldError, onChange }: {
  urgency: Urgency; list: Typed[]; methods: ContactMethod[]; fieldError: (pointer: string) => string | undefined; onChange: (list: Typed[]) => void;
}) {
  const options = methods.map((method) => ({ value: method.id, label: `${method.name} (${t.contacts.kinds[method.kind]})` }));
  const set = (n: number, changes: Partial<Typed>) => onChange(list.map((rule, at) => (at === n ? { ...rule, ...changes } : rule)));
  return (
    <fieldset class="field checks">
      <legend class="label">{t.contacts[urgency]}</legend>
      {list.length === 0 && <p class="fine">{t.contacts.noRules}</p>}
      {list.map((rule, n) => (
        <div key={n} class="rule-row">
          <TextField label={t.contacts.delay} inputMode="decimal" maxLength={4} value={rule.delay} onInput={(delay) => set(n, { delay })} error={fieldError(`/${urgency}/${n}/delayMinutes`)} />
          <SelectField label={t.contacts.method} value={rule.method} options={options} onChange={(method) => set(n, { method })} error={fieldError(`/${urgency}/${n}/contactMethod`)} />
          <Button small label={t.contacts.removeRule(n + 1)} onClick={() => onChange(list.filter((_, at) => at !== n))}>{t.actions.remove}</Button>
        </div>
      ))}
      {list.length < MOST && <Button small icon="plus" onClick={() => onChange([...list, { delay: '0', method: options[0]?.value ?? '' }])}>{t.contacts.addRule}</Button>}
    </fieldset>
  );
}
