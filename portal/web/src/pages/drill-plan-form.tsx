import { drillPlans } from '../api';
import type { DrillUnit, Policy } from '../api/types';
import { today } from '../format/time';
import { useDraft } from '../state/draft';
import { t } from '../text';
import { Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { CheckGroup, SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import type { Choice } from './drill-begin';
import { whole } from './drill-model';

type Weekday = keyof typeof t.muting.days;
const DAYS = Object.keys(t.muting.days) as Weekday[];
const WORKDAYS: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const UNITS: readonly DrillUnit[] = ['weeks', 'months'];
const SHOWN = ['/every', '/start', '/from', '/until', '/weekdays', '/timeZone', '/timeLimitMinutes'];

const initial = () => ({
  policy: '', project: '', every: '2', unit: 'weeks' as DrillUnit, start: today(Date.now()), from: '10:00', until: '16:00', weekdays: WORKDAYS,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, limit: '',
});

/** Plans drills. */
export function DrillPlanForm({ org, draft: name, all, projects, onClose, onMade }: {
  org: string; draft: string; all: readonly Policy[]; projects: readonly Choice[]; onClose: () => void; onMade: () => void;
}) {
  const draft = useDraft(name, initial);
  const { values, set } = draft;
  const policy = values.policy === '' ? (all[0]?.id ?? '') : values.policy;
  const form = useForm(values, (typed) => ({
    '/every': whole(typed.every, 1, 12) === null ? t.drills.countWrong : undefined,
    '/start': typed.start === '' ? t.form.required : undefined,
    '/from': typed.from === '' ? t.form.required : undefined,
    '/until': typed.until === '' ? t.form.required : typed.until <= typed.from ? t.drills.timesWrong : undefined,
    '/weekdays': typed.weekdays.length === 0 ? t.drills.daysWrong : undefined,
    '/timeZone': typed.timeZone.trim() === '' ? t.form.required : undefined,
    '/timeLimitMinutes': typed.limit.trim() === '' || whole(typed.limit, 1, 1440) !== null ? undefined : t.drills.limitWrong,
  }), async (key) => {
    const { project, every, unit, start, from, until, weekdays, timeZone, limit } = values;
    await drillPlans.create(org, {
      policy, every: Number(every), unit, start, from, until, weekdays, timeZone: timeZone.trim(), enabled: true,
      ...(project === '' ? {} : { project }), ...(limit.trim() === '' ? {} : { timeLimitMinutes: Number(limit) }),
    }, key);
    draft.clear();
    onMade();
  });
  const cancel = () => {
    draft.clear();
    onClose();
  };
  return (
    <Dialog title={t.drills.plan} onClose={cancel}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={draft.restored} />
        <ProblemMessage error={form.error} shown={SHOWN} />
        <SelectField label={t.drills.policy} value={policy} onChange={(next) => set({ policy: next })} options={all.map(({ id, name: label }) => ({ value: id, label }))} />
        {projects.length > 0 && <SelectField label={t.drills.project} value={values.project} onChange={(project) => set({ project })} options={[{ value: '', label: t.drills.anyProject }, ...projects]} />}
        <div class="form-pair">
          <TextField label={t.drills.count} inputMode="numeric" value={values.every} onInput={(every) => set({ every })} error={form.fieldError('/every')} />
          <SelectField label={t.drills.unit} value={values.unit} onChange={(unit) => set({ unit })} options={UNITS.map((value) => ({ value, label: t.drills.units[value] }))} />
        </div>
        <TextField label={t.drills.start} type="date" value={values.start} onInput={(start) => set({ start })} error={form.fieldError('/start')} />
        <div class="form-pair">
          <TextField label={t.drills.from} type="time" hint={t.drills.fromHint} value={values.from} onInput={(from) => set({ from })} error={form.fieldError('/from')} />
          <TextField label={t.drills.finish} type="time" value={values.until} onInput={(until) => set({ until })} error={form.fieldError('/until')} />
        </div>
        <CheckGroup legend={t.drills.weekdays} chosen={values.weekdays} onChange={(weekdays) => set({ weekdays })} error={form.fieldError('/weekdays')} options={DAYS.map((value) => ({ value, label: t.muting.days[value] }))} />
        <TextField label={t.drills.zone} maxLength={100} value={values.timeZone} onInput={(timeZone) => set({ timeZone })} error={form.fieldError('/timeZone')} />
        <TextField label={t.drills.limit} optional inputMode="numeric" hint={t.drills.limitHint} value={values.limit} onInput={(limit) => set({ limit })} error={form.fieldError('/timeLimitMinutes')} />
        <div class="dialog-actions">
          <Button onClick={cancel}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.drills.planSubmit}</Button>
        </div>
      </form>
    </Dialog>
  );
}
