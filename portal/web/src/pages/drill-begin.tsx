import { useState } from 'preact/hooks';
import { drills, policies } from '../api';
import type { Drill, Policy } from '../api/types';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';
import { lasted, pagedNow, whole } from './drill-model';

const LONGEST = 1440;

export interface Choice { value: string; label: string }

/** Starts a drill, after it was shown whom it pages now: by the code that escalates for real. */
export function BeginDrill({ org, all, first, projects, onClose, onBegun }: {
  org: string; all: readonly Policy[]; first: string; projects: readonly Choice[]; onClose: () => void; onBegun: (drill: Drill) => void;
}) {
  const [values, setValues] = useState({ policy: first, project: '', limit: '' });
  const set = (changed: Partial<typeof values>) => setValues({ ...values, ...changed });
  const named = all.find(({ id }) => id === values.policy)?.name ?? '';
  const form = useForm(values, (typed) => ({
    '/timeLimitMinutes': typed.limit.trim() === '' || whole(typed.limit, 1, LONGEST) !== null ? undefined : t.drills.limitWrong,
  }), async (key) => {
    const { policy, project, limit } = values;
    const { data } = await drills.begin(org, {
      policy, ...(project === '' ? {} : { project }), ...(limit.trim() === '' ? {} : { timeLimitMinutes: Number(limit) }),
    }, key);
    onBegun(data);
  });
  return (
    <Dialog title={t.drills.beginAsk(named)} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} shown={['/timeLimitMinutes']} />
        <SelectField label={t.drills.policy} value={values.policy} onChange={(policy) => set({ policy })} options={all.map(({ id, name }) => ({ value: id, label: name }))} />
        <Paged org={org} policy={values.policy} />
        {projects.length > 0 && <SelectField label={t.drills.project} value={values.project} onChange={(project) => set({ project })} options={[{ value: '', label: t.drills.anyProject }, ...projects]} />}
        <TextField label={t.drills.limit} optional inputMode="numeric" hint={t.drills.limitHint} value={values.limit} onInput={(limit) => set({ limit })} error={form.fieldError('/timeLimitMinutes')} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="danger" type="submit" busy={form.busy}>{t.drills.verb}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Paged({ org, policy }: { org: string; policy: string }) {
  const simulation = useResource(`simulated:${org}/${policy}`, async () => (await policies.simulate(org, policy, { urgency: 'high' })).data);
  return (
    <div aria-live="polite">
      <Loaded resource={simulation}>
        {(shown) => {
          const { now, later } = pagedNow(shown);
          if (now.length === 0) return <p class="notice notice-bad"><Icon name="warn" />{t.drills.nobodyNow}</p>;
          return (
            <>
              <p>{t.drills.beginDetail}</p>
              <ul>{now.map((one) => <li key={one.person}><strong>{one.name}</strong><span class="fine">{t.drills.by(one.why)}</span></li>)}</ul>
              {later.map((one) => (
                <p key={one.step} class="fine">{t.drills.then(one.step, one.people.map(({ name }) => name).join(', '), lasted((Date.parse(one.at) - Date.parse(shown.at)) / 1000))}</p>
              ))}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
