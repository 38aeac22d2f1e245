import { useState } from 'preact/hooks';
import { routing } from '../api';
import type { Alert, Policy, RoutingAnswer } from '../api/types';
import { matchersOf, written, wrongFact } from '../format/matchers';
import { withInstants } from '../format/time';
import { t } from '../text';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { policyName } from './rule-form';

const SEVERITIES = Object.keys(t.alerts.severities) as Alert['severity'][];

function detailsError(text: string): string | undefined {
  const wrong = wrongFact(text);
  return wrong === undefined ? undefined : t.routing.detailWrong(wrong);
}

/** Asks where an alert would go, and shows why. */
export function RoutingPreview({ org, policies }: { org: string; policies: readonly Policy[] }) {
  const [values, setValues] = useState({ service: '', source: '', title: '', severity: 'error' as Alert['severity'], details: '' });
  const [answer, setAnswer] = useState<RoutingAnswer | null>(null);
  const set = (next: Partial<typeof values>) => setValues({ ...values, ...next });
  const form = useForm(values, ({ details }) => ({ '/details': detailsError(details) }), async () => {
    const details = Object.fromEntries(matchersOf(values.details).map(({ name, value }) => [name, value]));
    setAnswer((await routing.preview(org, { ...values, details })).data);
  });
  return (
    <section class="panel words" aria-labelledby="preview">
      <header class="words-head"><div><h2 id="preview">{t.routing.preview}</h2><p class="fine">{t.routing.previewLead}</p></div></header>
      <form class="form" noValidate onSubmit={form.submit}>
        <TextField label={t.routing.service} optional maxLength={255} value={values.service} onInput={(service) => set({ service })} />
        <SelectField label={t.routing.severity} value={values.severity} onChange={(severity) => set({ severity })} options={SEVERITIES.map((value) => ({ value, label: t.alerts.severities[value] }))} />
        <TextField label={t.routing.source} optional maxLength={300} value={values.source} onInput={(source) => set({ source })} />
        <TextField label={t.routing.title} optional maxLength={300} value={values.title} onInput={(title) => set({ title })} />
        <TextField label={t.routing.details} optional rows={2} mono maxLength={5000} hint={t.routing.detailsHint} value={values.details} onInput={(details) => set({ details })} error={form.fieldError('/details')} />
        <div class="form-actions"><Button kind="primary" type="submit" busy={form.busy}>{t.routing.ask}</Button></div>
      </form>
      <div aria-live="polite">
        <ProblemMessage error={form.error} />
        {answer !== null && <Answer answer={answer} policies={policies} />}
      </div>
    </section>
  );
}

function Answer({ answer, policies }: { answer: RoutingAnswer; policies: readonly Policy[] }) {
  const decided = answer.considered.find(({ matched }) => matched);
  return (
    <div class="word">
      <h3>{t.routing.answer}</h3>
      <p>
        {decided === undefined ? t.routing.noRule : t.routing.decides(decided.name)}{' '}
        {answer.policy === undefined ? t.routing.toNobody : t.routing.goesTo(policyName(policies, answer.policy))}
      </p>
      {answer.holds.map((hold) => <p key={hold.kind + hold.by}><span class="tag">{t.alerts.held[hold.kind]}</span> {withInstants(hold.reason)}</p>)}
      {answer.considered.length > 0 && (
        <ol class="words-list" aria-label={t.routing.considered}>
          {answer.considered.map((rule) => (
            <li key={rule.id}>
              <strong>{rule.name}</strong>
              <ul>
                {rule.matchers.map((one) => (
                  <li key={written(one)} class="fine">
                    {one.matches ? t.routing.matches : t.routing.misses} <code>{written(one)}</code>: {one.fact === '' ? t.routing.hasNone : t.routing.has(one.fact)}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
