import { useState } from 'preact/hooks';
import { people } from '../api';
import { ApiError } from '../api/problem';
import type { ContactMethod, NotificationRules } from '../api/types';
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
type Fields = Record<Urgency, Typed[]>;

const MOST = 15;
const URGENCIES: readonly Urgency[] = ['high', 'low'];

const fieldsOf = (rules: NotificationRules): Fields => ({
  high: rules.high.map((rule) => ({ delay: String(rule.delayMinutes), method: rule.contactMethod })),
  low: rules.low.map((rule) => ({ delay: String(rule.delayMinutes), method: rule.contactMethod })),
});

/** What is wrong with the delays, by pointer. */
export function wrongDelays(fields: Fields): Record<string, string | undefined> {
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
        {({ data, etag }) => <RulesForm key={etag ?? ''} org={org} methods={methods} rules={data} etag={etag ?? '"0"'} reload={rules.reload} />}
      </Loaded>
    </section>
  );
}

function RulesForm({ org, methods, rules, etag, reload }: {
  org: string; methods: ContactMethod[]; rules: NotificationRules; etag: string; reload: () => void;
}) {
  const [fields, setFields] = useState(() => fieldsOf(rules));
  const [saved, setSaved] = useState(false);
  const form = useForm(fields, wrongDelays, async () => {
    const body = {
      high: fields.high.map(({ delay, method }) => ({ delayMinutes: Number(delay), contactMethod: method })),
      low: fields.low.map(({ delay, method }) => ({ delayMinutes: Number(delay), contactMethod: method })),
    };
    try {
      await people.changeRules(org, body, etag);
      setSaved(true);
      announce(t.contacts.saved);
    } catch (refused) {
      if (refused instanceof ApiError && refused.status === 412) announce(t.contacts.changed);
      else throw refused;
    }
    reload();
  });
  const change = (urgency: Urgency, list: Typed[]) => {
    setSaved(false);
    setFields({ ...fields, [urgency]: list });
  };
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <ProblemMessage error={form.error} onRetry={form.again} />
      {URGENCIES.map((urgency) => (
        <RuleList key={urgency} urgency={urgency} list={fields[urgency]} methods={methods} fieldError={form.fieldError} onChange={(list) => change(urgency, list)} />
      ))}
      <div class="form-actions">
        <Button kind="primary" type="submit" busy={form.busy}>{t.contacts.save}</Button>
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
