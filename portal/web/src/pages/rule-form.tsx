import { useState } from 'preact/hooks';
import type { Policy, RoutingRule, Urgency } from '../api/types';
import { asText, matchersOf } from '../format/matchers';
import { t } from '../text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { matchersError, MatchersField } from './matchers-field';

/** What a policy is called. */
export const policyName = (policies: readonly Policy[], id: string) => policies.find((one) => one.id === id)?.name ?? id;

/** Chooses among the policies that there are, or none. */
function PolicyField({ policies, value, onChange, error }: { policies: readonly Policy[]; value: string; onChange: (id: string) => void; error: string | undefined }) {
  return (
    <SelectField
      label={t.routing.policy} value={value} onChange={onChange} error={error}
      options={[{ value: '', label: t.routing.noPolicy }, ...policies.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}

/** Writes one rule. */
export function RuleForm({ rule, policies, onClose, onSave }: { rule: RoutingRule | null; policies: readonly Policy[]; onClose: () => void; onSave: (rule: RoutingRule) => Promise<void> }) {
  const [values, setValues] = useState({
    name: rule?.name ?? '', matchers: asText(rule?.matchers ?? []), policy: rule?.policy ?? '', urgency: (rule?.urgency ?? '') as Urgency | '',
    groupBy: (rule?.groupBy ?? []).join(', '),
  });
  const set = (next: Partial<typeof values>) => setValues({ ...values, ...next });
  const form = useForm(values, (typed) => ({
    '/name': typed.name.trim() === '' ? t.form.required : undefined, '/matchers': matchersError(typed.matchers),
  }), () => onSave({
    ...(rule?.id === undefined ? {} : { id: rule.id }), name: values.name.trim(), matchers: matchersOf(values.matchers),
    ...(values.policy === '' ? {} : { policy: values.policy }), ...(values.urgency === '' ? {} : { urgency: values.urgency }),
    groupBy: values.groupBy.split(',').map((one) => one.trim()).filter((one) => one !== ''),
  }));
  return (
    <Dialog title={rule === null ? t.routing.add : t.routing.edit} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} />
        <TextField label={t.routing.name} maxLength={100} value={values.name} onInput={(name) => set({ name })} error={form.fieldError('/name')} />
        <MatchersField value={values.matchers} onInput={(matchers) => set({ matchers })} error={form.fieldError('/matchers')} />
        <PolicyField policies={policies} value={values.policy} onChange={(policy) => set({ policy })} error={form.fieldError('/policy')} />
        <SelectField label={t.routing.urgency} value={values.urgency} onChange={(urgency) => set({ urgency })} options={[{ value: '', label: t.routing.ownUrgency }, { value: 'high', label: t.alerts.urgencies.high }, { value: 'low', label: t.alerts.urgencies.low }]} />
        <TextField label={t.routing.groupBy} optional maxLength={500} hint={t.routing.groupByHint} value={values.groupBy} onInput={(groupBy) => set({ groupBy })} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{rule === null ? t.routing.addSubmit : t.actions.save}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Says where that goes which meets no rule. */
export function OtherwiseForm({ policy, policies, onClose, onSave }: { policy: string; policies: readonly Policy[]; onClose: () => void; onSave: (policy: string) => Promise<void> }) {
  const [chosen, setChosen] = useState(policy);
  const form = useForm(chosen, () => ({}), () => onSave(chosen));
  return (
    <Dialog title={t.routing.otherwise} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} shown={['/otherwise']} />
        <PolicyField policies={policies} value={chosen} onChange={setChosen} error={form.fieldError('/otherwise')} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.actions.save}</Button>
        </div>
      </form>
    </Dialog>
  );
}
