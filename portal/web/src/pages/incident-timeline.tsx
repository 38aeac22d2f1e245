import { useState } from 'preact/hooks';
import { allPages, incidents } from '../api';
import type { IncidentEntry } from '../api/types';
import { instant, withInstants } from '../format/time';
import { useFeedEvents } from '../live/feed';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useDraft } from '../state/draft';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { At, Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

/** Everything that happened, newest first, and the form by which people add what nobody else saw. */
export function TimelinePanel({ org, id }: { org: string; id: string }) {
  const [pages, setPages] = useState(1);
  const list = useResource(`incident-timeline:${org}/${id}:${pages}`, (signal) => allPages((cursor) => incidents.timeline(org, id, { cursor, limit: 50, signal }), pages));
  useFeedEvents(['incident.', 'alert.'], list.reload);
  const may = useMay('responder') === true;
  return (
    <section class="panel words" aria-labelledby="incident-timeline">
      <h2 id="incident-timeline">{t.incidents.timeline}</h2>
      {may && <NoteForm org={org} id={id} onAdded={list.reload} />}
      <Loaded resource={list}>
        {({ items, nextCursor }) => (
          <>
            <ol class="timeline" reversed>{items.map((entry) => <Entry key={entry.id} org={org} entry={entry} />)}</ol>
            {nextCursor !== null && <div class="more"><Button busy={list.loading} onClick={() => setPages(pages + 1)}>{t.incidents.more}</Button></div>}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Entry({ org, entry }: { org: string; entry: IncidentEntry }) {
  return (
    <li class={`event event-${entry.kind}`}>
      <p><strong>{t.incidents.kinds[entry.kind] ?? entry.kind}</strong> {t.alerts.by(entry.actor.name)}</p>
      {entry.alert != null && <p><Link href={to.alert(org, entry.alert.id)}>{entry.alert.title}</Link></p>}
      {entry.text !== '' && entry.text !== entry.alert?.title && <p class="incident-prose">{withInstants(entry.text)}</p>}
      <p class="fine"><At at={entry.at} />{entry.recordedAt !== entry.at && <> · {t.incidents.recorded(instant(entry.recordedAt))}</>}</p>
    </li>
  );
}

function NoteForm({ org, id, onAdded }: { org: string; id: string; onAdded: () => void }) {
  const draft = useDraft(`incident-note:${id}`, () => ({ text: '', at: '' }));
  const { values, set } = draft;
  const form = useForm(values, (typed) => ({
    '/text': typed.text.trim() === '' ? t.form.required : undefined,
    '/happenedAt': typed.at !== '' && Date.parse(typed.at) > Date.now() ? t.incidents.future : undefined,
  }), async (key) => {
    await incidents.note(org, id, { text: values.text.trim(), ...(values.at === '' ? {} : { happenedAt: new Date(values.at).toISOString() }) }, key);
    draft.clear();
    onAdded();
  });
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <ProblemMessage error={form.error} shown={['/text', '/happenedAt']} />
      <TextField label={t.incidents.note} rows={2} maxLength={5000} hint={t.incidents.noteHint} value={values.text} onInput={(text) => set({ text })} error={form.fieldError('/text')} />
      <TextField label={t.incidents.noteAt} optional type="datetime-local" value={values.at} onInput={(at) => set({ at })} error={form.fieldError('/happenedAt')} />
      <div class="form-actions"><Button type="submit" busy={form.busy}>{t.incidents.addNote}</Button></div>
    </form>
  );
}
