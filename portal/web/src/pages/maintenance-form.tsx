import { maintenance } from '../api';
import type { Repeat } from '../api/types';
import { matchersOf } from '../format/matchers';
import { today } from '../format/time';
import { useDraft } from '../state/draft';
import { t } from '../text';
import { Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { CheckGroup, SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { matchersError, MatchersField } from './matchers-field';

type Weekday = keyof typeof t.muting.days;
const REPEATS = Object.keys(t.muting.repeats) as Repeat[];
const DAYS = Object.keys(t.muting.days) as Weekday[];
const SHOWN = ['/name', '/matchers', '/timeZone', '/start', '/end', '/lastDate'];

const initial = () => ({
  name: '', matchers: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, start: `${today(Date.now())}T22:00`,
  end: `${today(Date.now())}T23:00`, repeat: 'once' as Repeat, weekdays: [] as Weekday[], lastDate: '',
});

/** Plans a maintenance window. */
export function MaintenanceForm({ org, draft: name, onClose, onMade }: { org: string; draft: string; onClose: () => void; onMade: () => void }) {
  const draft = useDraft(name, initial);
  const { values, set } = draft;
  const form = useForm(values, (typed) => ({
    '/name': typed.name.trim() === '' ? t.form.required : undefined,
    '/matchers': matchersError(typed.matchers),
    '/timeZone': typed.timeZone.trim() === '' ? t.form.required : undefined,
    '/start': typed.start === '' ? t.form.required : undefined,
    '/end': typed.end === '' ? t.form.required : undefined,
  }), async (key) => {
    const { repeat, weekdays, lastDate } = values;
    await maintenance.create(org, {
      name: values.name.trim(), matchers: matchersOf(values.matchers), timeZone: values.timeZone.trim(), start: values.start, end: values.end, repeat, every: 1,
      ...(repeat === 'weekly' && weekdays.length > 0 ? { weekdays } : {}), ...(repeat !== 'once' && lastDate !== '' ? { lastDate } : {}),
    }, key);
    draft.clear();
    onMade();
  });
  const cancel = () => {
    draft.clear();
    onClose();
  };
  return (
    <Dialog title={t.muting.plan} onClose={cancel}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={draft.restored} />
        <ProblemMessage error={form.error} shown={SHOWN} />
        <TextField label={t.muting.name} maxLength={100} value={values.name} onInput={(text) => set({ name: text })} error={form.fieldError('/name')} />
        <MatchersField value={values.matchers} onInput={(text) => set({ matchers: text })} error={form.fieldError('/matchers')} />
        <TextField label={t.muting.zone} maxLength={100} hint={t.muting.zoneHint} value={values.timeZone} onInput={(timeZone) => set({ timeZone })} error={form.fieldError('/timeZone')} />
        <TextField label={t.muting.start} type="datetime-local" value={values.start} onInput={(start) => set({ start })} error={form.fieldError('/start')} />
        <TextField label={t.muting.finish} type="datetime-local" value={values.end} onInput={(end) => set({ end })} error={form.fieldError('/end')} />
        <SelectField label={t.muting.repeat} value={values.repeat} onChange={(repeat) => set({ repeat })} options={REPEATS.map((value) => ({ value, label: t.muting.repeats[value] }))} />
        {values.repeat === 'weekly' && <CheckGroup legend={t.muting.weekdays} chosen={values.weekdays} onChange={(weekdays) => set({ weekdays })} options={DAYS.map((value) => ({ value, label: t.muting.days[value] }))} />}
        {values.repeat !== 'once' && <TextField label={t.muting.lastDate} optional type="date" value={values.lastDate} onInput={(lastDate) => set({ lastDate })} error={form.fieldError('/lastDate')} />}
        <div class="dialog-actions">
          <Button onClick={cancel}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.muting.planSubmit}</Button>
        </div>
      </form>
    </Dialog>
  );
}
