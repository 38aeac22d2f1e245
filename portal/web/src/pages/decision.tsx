import { useState } from 'preact/hooks';
import { ApiError } from '../api/problem';
import type { Act } from '../api/types';
import { t } from '../text';
import { At } from '../ui/basics';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

export function nameOf(act: Act): string {
  return act.name ?? act.by ?? t.waivers.somebody;
}

/** One thing that somebody did, and when. */
export function ActLine({ words, act, note }: { words: string; act: Act; note?: string }) {
  return <li class="fine">{words}, <At at={act.at} />{note !== undefined && <span class="word-note">{note}</span>}</li>;
}

/** Approves or rejects what another member asked. Where somebody else was quicker, what is behind it is fetched again. */
export function Decision({ title, detail, reason, verb, decide, onClose, onDone, onStale }: {
  title: string; detail: string; reason: string; verb: 'approve' | 'reject'; decide: (note: string, key: string) => Promise<unknown>;
  onClose: () => void; onDone: () => void; onStale: () => void;
}) {
  const [note, setNote] = useState('');
  const form = useForm(note, () => ({}), async (key) => {
    try {
      await decide(note.trim(), key);
    } catch (refused) {
      if (refused instanceof ApiError && (refused.status === 409 || refused.status === 412)) onStale();
      throw refused;
    }
    onDone();
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <p>{detail}</p>
        <blockquote class="word-text">{reason}</blockquote>
        <ProblemMessage error={form.error} shown={['/note']} />
        <TextField label={t.waivers.note} optional rows={2} maxLength={2000} hint={t.waivers.noteHint} value={note} onInput={setNote} error={form.fieldError('/note')} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind={verb === 'approve' ? 'primary' : 'danger'} type="submit" busy={form.busy}>{t.waivers[verb]}</Button>
        </div>
      </form>
    </Dialog>
  );
}
