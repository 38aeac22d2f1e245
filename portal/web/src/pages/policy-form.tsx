import { useRef, useState } from 'preact/hooks';
import { policies } from '../api';
import { etagOf } from '../api/http';
import { ApiError } from '../api/problem';
import type { Policy } from '../api/types';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { useDraft } from '../state/draft';
import { useResource } from '../state/resource';
import { t } from '../text';
import { LinkButton, Loaded, PageHead, Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { CheckGroup, TextField } from '../ui/field';
import { useForm, type Form } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { empty, fieldsOf, mistakes, typedOf, type Names, type Typed } from './policy-model';
import { useNames } from './policy-names';
import { Simulation } from './policy-simulation';
import { Targets } from './policy-targets';

const ALL = ['schedule', 'person', 'webhook'] as const;
const HUMAN = ['schedule', 'person'] as const;

export function NewPolicyPage({ org }: { org: string }) {
  const names = useNames(org);
  return (
    <>
      <PageHead title={t.policies.create} lead={t.policies.lead} crumbs={[{ label: t.nav.policies, href: to.policies(org) }]} />
      <Loaded resource={names}>{(known) => <PolicyForm org={org} names={known} policy={null} onNewer={() => {}} />}</Loaded>
    </>
  );
}

export function EditPolicyPage({ org, id }: { org: string; id: string }) {
  const names = useNames(org);
  const found = useResource(`policy:${org}/${id}`, async (signal) => (await policies.get(org, id, signal)).data);
  return (
    <>
      <PageHead title={t.policies.edit} lead={t.policies.lead} crumbs={[{ label: t.nav.policies, href: to.policies(org) }, ...(found.data === undefined ? [] : [{ label: found.data.name, href: to.policy(org, id) }])]} />
      <Loaded resource={names}>{(known) => <Loaded whole resource={found}>{(policy) => <PolicyForm org={org} names={known} policy={policy} onNewer={found.put} />}</Loaded>}</Loaded>
    </>
  );
}

function PolicyForm({ org, names, policy, onNewer }: { org: string; names: Names; policy: Policy | null; onNewer: (policy: Policy) => void }) {
  const asSaved = () => ({ ...(policy === null ? empty() : typedOf(policy)), base: policy?.version ?? 0 });
  const draft = useDraft<Typed & { base: number }>(`policy:${org}/${policy?.id ?? 'new'}`, asSaved);
  const { values, set } = draft;
  const base = useRef(values.base);
  const [moved, setMoved] = useState(false);
  const done = (saved: Policy) => {
    draft.clear();
    navigate(to.policy(org, saved.id), { replace: true });
  };
  const form = useForm(values, mistakes, async (key) => {
    if (policy === null) return done((await policies.create(org, fieldsOf(values, null), key)).data);
    try {
      return done((await policies.change(org, policy.id, fieldsOf(values, policy), etagOf(base.current))).data);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      const newer = (await policies.get(org, policy.id)).data;
      base.current = newer.version;
      onNewer(newer);
      return setMoved(true);
    }
  });
  const discard = () => {
    draft.clear();
    base.current = asSaved().base;
    setMoved(false);
    form.reset();
  };
  return (
    <>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={draft.restored} />
        {moved && <p class="notice notice-bad" role="alert">{t.policies.conflict}</p>}
        <ProblemMessage error={form.error} onRetry={form.again} shown={Object.keys(mistakes(values))} />
        <TextField label={t.policies.name} maxLength={100} value={values.name} onInput={(name) => set({ name })} error={form.fieldError('/name')} />
        <TextField label={t.policies.description} optional maxLength={1000} value={values.description} onInput={(description) => set({ description })} />
        <Steps names={names} values={values} form={form} set={set} />
        <Rest names={names} values={values} form={form} set={set} />
        <div class="form-actions">
          <Button kind="primary" type="submit" busy={form.busy}>{policy === null ? t.policies.submit : t.actions.save}</Button>
          {JSON.stringify(values) !== JSON.stringify(asSaved()) && <Button onClick={discard}>{t.form.discard}</Button>}
          <LinkButton kind="plain" href={policy === null ? to.policies(org) : to.policy(org, policy.id)}>{t.actions.cancel}</LinkButton>
        </div>
      </form>
      <Simulation note={t.policies.asWritten} run={async (asked) => (await policies.simulateNew(org, { ...asked, policy: fieldsOf(values, policy) })).data} />
    </>
  );
}

interface Part { names: Names; values: Typed; form: Form; set: (changes: Partial<Typed>) => void }

function Steps({ names, values, form, set }: Part) {
  const { steps } = values;
  const change = (i: number, step: Partial<Typed['steps'][number]>) => set({ steps: steps.map((one, at) => (at === i ? { ...one, ...step } : one)) });
  return (
    <>
      {steps.map((step, i) => (
        <fieldset key={i} class="policy-step">
          <legend>{t.policies.step(i + 1)}</legend>
          <TextField label={i === 0 ? t.policies.delayFirst : t.policies.delay} inputMode="decimal" value={step.delay} onInput={(delay) => change(i, { delay })} error={form.fieldError(`/steps/${i}/delaySeconds`)} />
          <Targets
            names={names} kinds={ALL} label={t.policies.who(i + 1)} chosen={step.targets} onChange={(targets) => change(i, { targets })}
            error={(place) => (place === null ? form.fieldError(`/steps/${i}/targets`) : form.fieldError(`/steps/${i}/targets/${place}/id`) ?? form.fieldError(`/steps/${i}/targets/${place}`))}
          />
          {steps.length > 1 && <div><Button small icon="close" onClick={() => set({ steps: steps.filter((_, at) => at !== i) })}>{t.policies.removeStep(i + 1)}</Button></div>}
        </fieldset>
      ))}
      <div><Button icon="plus" onClick={() => set({ steps: [...steps, { delay: '15', targets: [''] }] })}>{t.policies.addStep}</Button></div>
    </>
  );
}

function Rest({ names, values, form, set }: Part) {
  const quiet = values.low.includes('quiet');
  return (
    <>
      <div class="form-pair">
        <TextField label={t.policies.repeats} inputMode="numeric" hint={t.policies.repeatsHint} value={values.repeats} onInput={(repeats) => set({ repeats })} error={form.fieldError('/repeats')} />
        <TextField label={t.policies.pause} inputMode="decimal" value={values.pause} onInput={(pause) => set({ pause })} error={form.fieldError('/pauseSeconds')} />
      </div>
      <TextField label={t.policies.timeout} inputMode="decimal" hint={t.policies.timeoutHint} value={values.timeout} onInput={(timeout) => set({ timeout })} error={form.fieldError('/acknowledgeTimeoutSeconds')} />
      <fieldset class="policy-step">
        <legend>{t.policies.fallback}</legend>
        <p class="hint">{t.policies.fallbackHint}</p>
        <Targets names={names} kinds={HUMAN} label={t.policies.whoFallback} chosen={values.fallback} onChange={(fallback) => set({ fallback })} error={(place) => (place === null ? undefined : form.fieldError(`/fallback/${place}/id`))} />
      </fieldset>
      <CheckGroup
        legend={t.policies.low} chosen={values.low} onChange={(low) => set({ low })}
        options={(['escalates', 'quiet'] as const).map((value) => ({ value, label: t.policies.lowOptions[value] }))}
        error={form.fieldError('/lowUrgency/quietHours')}
      />
      {quiet && (
        <div class="form-pair">
          <TextField label={t.policies.start} type="time" value={values.start} onInput={(start) => set({ start })} error={form.fieldError('/lowUrgency/quietHours/start')} />
          <TextField label={t.policies.end} type="time" value={values.end} onInput={(end) => set({ end })} error={form.fieldError('/lowUrgency/quietHours/end')} />
          <TextField label={t.policies.zone} value={values.zone} onInput={(zone) => set({ zone })} error={form.fieldError('/lowUrgency/quietHours/timeZone')} />
        </div>
      )}
    </>
  );
}
