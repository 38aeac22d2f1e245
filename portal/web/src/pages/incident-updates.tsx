import { allPages, incidents } from '../api';
import { ApiError } from '../api/problem';
import type { Incident } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { useDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { At, Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { STATES, updateOf } from './incident-model';

/** What was said of the incident, and what is to be said next. */
export function UpdatesPanel({ org, incident, onChanged }: { org: string; incident: Incident; onChanged: () => void }) {
  const { id } = incident;
  const list = useResource(`incident-updates:${org}/${id}`, (signal) => allPages((cursor) => incidents.updates(org, id, { cursor, limit: 100, signal }), 3));
  useFeedEvents(['incident.'], list.reload);
  const may = useMay('responder') === true;
  const told = incident.isPublic;
  return (
    <section class="panel words" aria-labelledby="incident-updates">
      <h2 id="incident-updates">{t.incidents.updates}</h2>
      <p class="fine">{told == null ? t.incidents.publicNothing : t.incidents.publicKnows(told.title, t.incidents.states[told.state])}</p>
      {may && <Composer org={org} incident={incident} onSaid={() => {
        list.reload();
        onChanged();
      }} />}
      <Loaded resource={list}>
        {({ items }) => items.length === 0 ? <p class="fine">{t.incidents.noUpdates}</p> : (
          <ul class="words-list">
            {items.map((one) => (
              <li key={one.id} class="word">
                <p class="word-head"><span class="badge">{one.public ? t.incidents.isPublic : t.incidents.internal}</span><strong>{t.incidents.states[one.state]}</strong><span class="muted">{one.actor.name}</span></p>
                <p class="word-text incident-prose">{one.text}</p>
                <p class="fine"><At at={one.at} /></p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function Composer({ org, incident, onSaid }: { org: string; incident: Incident; onSaid: () => void }) {
  const known = incident.isPublic?.title ?? '';
  const draft = useDraft(`incident-update:${incident.id}`, () => ({ text: '', state: '', isPublic: false, publicTitle: known }));
  const { values, set } = draft;
  const form = useForm(values, (typed) => ({
    '/text': typed.text.trim() === '' ? t.form.required : undefined,
    '/publicTitle': typed.isPublic && typed.publicTitle.trim() === '' ? t.form.required : undefined,
  }), async (key) => {
    await incidents.say(org, incident.id, updateOf(incident, values), key);
    draft.clear();
    onSaid();
  });
  const over = incident.state === 'resolved';
  const moved = form.error instanceof ApiError && form.error.code === 'incident-moved-on';
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      {moved ? <p class="notice" role="alert">{t.incidents.moved}</p> : <ProblemMessage error={form.error} shown={['/text', '/publicTitle']} />}
      <TextField label={t.incidents.text} rows={3} maxLength={5000} value={values.text} onInput={(text) => set({ text })} error={form.fieldError('/text')} />
      {!over && (
        <SelectField
          label={t.incidents.state} value={values.state} onChange={(state) => set({ state })}
          options={[{ value: '', label: t.incidents.stays }, ...STATES.filter((state) => state !== incident.state).map((value) => ({ value, label: t.incidents.states[value] }))]}
        />
      )}
      <label class="check">
        <input type="checkbox" checked={values.isPublic} onChange={() => set({ isPublic: !values.isPublic })} />
        <span>{t.incidents.forPublic}</span>
      </label>
      {values.isPublic && <TextField label={t.incidents.publicTitle} maxLength={200} hint={t.incidents.publicTitleHint} value={values.publicTitle} onInput={(publicTitle) => set({ publicTitle })} error={form.fieldError('/publicTitle')} />}
      <div class="form-actions"><Button kind="primary" type="submit" busy={form.busy}>{t.incidents.say}</Button></div>
    </form>
  );
}
