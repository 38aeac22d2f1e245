import { silences } from '../api';
import type { Matcher } from '../api/types';
import { asText, matchersOf } from '../format/matchers';
import { useDraft } from '../state/draft';
import { t } from '../text';
import { Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { matchersError, MatchersField } from './matchers-field';

type Minutes = keyof typeof t.muting.durations;
const DURATIONS = Object.keys(t.muting.durations) as Minutes[];

/** Makes a silence. */
export function SilenceForm({ org, draft: name, matchers, onClose, onMade }: {
  org: string; draft: string; matchers: readonly Matcher[]; onClose: () => void; onMade: () => void;
}) {
  const draft = useDraft(name, () => ({ matchers: asText(matchers), minutes: '60' as Minutes, reason: '' }));
  const { values, set } = draft;
  const form = useForm(values, (typed) => ({
    '/matchers': matchersError(typed.matchers), '/reason': typed.reason.trim() === '' ? t.form.required : undefined,
  }), async (key) => {
    const end = new Date(Date.now() + Number(values.minutes) * 60_000).toISOString();
    await silences.create(org, { matchers: matchersOf(values.matchers), end, reason: values.reason.trim() }, key);
    draft.clear();
    onMade();
  });
  const cancel = () => {
    draft.clear();
    onClose();
  };
  return (
    <Dialog title={t.muting.create} onClose={cancel}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={draft.restored} />
        <ProblemMessage error={form.error} shown={['/matchers', '/reason']} />
        <MatchersField value={values.matchers} onInput={(text) => set({ matchers: text })} error={form.fieldError('/matchers')} />
        <SelectField label={t.muting.duration} value={values.minutes} onChange={(minutes) => set({ minutes })} options={DURATIONS.map((value) => ({ value, label: t.muting.durations[value] }))} />
        <TextField label={t.muting.reason} maxLength={500} value={values.reason} onInput={(reason) => set({ reason })} error={form.fieldError('/reason')} />
        <div class="dialog-actions">
          <Button onClick={cancel}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.muting.createSubmit}</Button>
        </div>
      </form>
    </Dialog>
  );
}
