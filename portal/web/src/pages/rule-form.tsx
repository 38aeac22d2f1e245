import { useState } from 'preact/hooks';
import type { RoutingRule, Urgency } from '../api/types';
import { asText, matchersOf } from '../format/matchers';
import { t } from '../text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { matchersError, MatchersField } from './matchers-field';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const policyError = (policy: string) => (policy.trim() === '' || UUID.test(policy.trim()) ? undefined : t.routing.policyWrong);

/** Writes one rule. */
export function RuleForm({ rule, onClose, onSave }: { rule: RoutingRule | null; onClose: () => void; onSave: (rule: RoutingRule) => Promise<void> }) {
  const [values, setValues] = useState({
    name: rule?.name ?? '', matchers: asText(rule?.matchers ?? []), policy: rule?.policy ?? '', urgency: (rule?.urgency ?? '') as Urgency | '',
    groupBy: (rule?.groupBy ?? []).join(', '),
  });
  const set = (next: Partial<typeof values>) => setValues({ ...values, ...next });
  const form = useForm(values, (typed) => ({
    '/name': typed.name.trim() === '' ? t.form.required : undefined, '/matchers': matchersError(typed.matchers), '/policy': policyError(typed.policy),
  }), () => onSave({
    ...(rule?.id === undefined ? {} : { id: rule.id }), name: values.name.trim(), matchers: matchersOf(values.matchers),
    ...(values.policy.trim() === '' ? {} : { policy: values.policy.trim() }), ...(values.urgency === '' ? {} : { urgency: values.urgency }),
    groupBy: values.groupBy.split(',').map((one) => one.trim()).filter((one) => one !== ''),
  }));
  return (
    <Dialog title={rule === null ? t.routing.add : t.routing.edit} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} />
        <TextField label={t.routing.name} maxLength={100} value={values.name} onInput={(name) => set({ name })} error={form.fieldError('/name')} />
        <MatchersField value={values.matchers} onInput={(matchers) => set({ matchers })} error={form.fieldError('/matchers')} />
        <TextField label={t.routing.policy} optional maxLength={36} hint={t.routing.policyHint} value={values.policy} onInput={(policy) => set({ policy })} error={form.fieldError('/policy')} />
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
export function OtherwiseForm({ policy, onClose, onSave }: { policy: string; onClose: () => void; onSave: (policy: string) => Promise<void> }) {
  const [typed, setTyped] = useState(policy);
  const form = useForm(typed, (text) => ({ '/otherwise': policyError(text) }), () => onSave(typed.trim()));
  return (
    <Dialog title={t.routing.otherwise} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} shown={['/otherwise']} />
        <TextField label={t.routing.policy} optional maxLength={36} hint={t.routing.policyHint} value={typed} onInput={setTyped} error={form.fieldError('/otherwise')} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.actions.save}</Button>
        </div>
      </form>
    </Dialog>
  );
}
