import { useState } from 'preact/hooks';
import { allPages, incidents } from '../api';
import { etagOf } from '../api/http';
import type { Incident, IncidentAction, IncidentReview, ReviewSection } from '../api/types';
import { day, instant } from '../format/time';
import { useFeedEvents } from '../live/feed';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded, Restored, Saved } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { useVersionedForm } from '../ui/versioned';
import { actionOf, nameOf } from './incident-model';
import { useMembers } from './incident-state';

type Sections = Record<ReviewSection, string>;
const SECTIONS = Object.keys(t.incidents.sections) as ReviewSection[];

/** What is learned of the incident once it is over, and what is to be done. */
export function IncidentReviewPanel({ org, incident }: { org: string; incident: Incident }) {
  const { id } = incident;
  const over = incident.state === 'resolved';
  const review = useResource(over || incident.reviewedAt != null ? `incident-review:${org}/${id}` : null, async (signal) => (await incidents.review(org, id, signal)).data);
  useFeedEvents(['incident.reviewed'], review.reload);
  const may = useMay('responder') === true;
  return (
    <section class="panel words" aria-labelledby="incident-review">
      <header class="words-head">
        <h2 id="incident-review">{t.incidents.review}</h2>
        {over && <a class="button button-plain button-small" href={incidents.reviewPage(org, id)} download={`incident-${id}.md`}>{t.incidents.export}</a>}
      </header>
      {!over && <p class="fine">{t.incidents.reviewWhen}</p>}
      {(over || incident.reviewedAt != null) && (
        <Loaded resource={review}>
          {(data) => (
            <>
              {data.changedAt != null && <p class="fine">{t.incidents.writtenBy(data.changedByName ?? '', instant(data.changedAt))}</p>}
              {over && may ? <ReviewForm org={org} id={id} review={data} onSaved={review.reload} /> : <ReviewText review={data} />}
            </>
          )}
        </Loaded>
      )}
      <Actions org={org} id={id} />
    </section>
  );
}

function ReviewText({ review }: { review: IncidentReview }) {
  return (
    <>
      {SECTIONS.filter((name) => review.sections[name] !== '').map((name) => (
        <div key={name}><h3>{t.incidents.sections[name]}</h3><p class="incident-prose">{review.sections[name]}</p></div>
      ))}
    </>
  );
}

function ReviewForm({ org, id, review, onSaved }: { org: string; id: string; review: IncidentReview; onSaved: () => void }) {
  const [saved, setSaved] = useState(false);
  const { values, set, form, restored, conflict } = useVersionedForm<Sections>({
    draft: `incident-review:${id}`,
    current: { fields: review.sections, etag: etagOf(review.version) },
    rows: SECTIONS.map((name) => ({ name, label: t.incidents.sections[name] })),
    check: () => ({}),
    read: async () => {
      const { data } = await incidents.review(org, id);
      return { fields: data.sections, etag: etagOf(data.version) };
    },
    write: async (changes, etag) => {
      // Sections that were not touched are sent as they are in the version that is written over.
      const { data } = await incidents.review(org, id);
      await incidents.writeReview(org, id, { ...data.sections, ...changes }, etag);
      setSaved(true);
      onSaved();
    },
  });
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <Restored when={restored} />
      <ProblemMessage error={form.error} shown={SECTIONS.map((name) => `/${name}`)} />
      {SECTIONS.map((name) => (
        <TextField
          key={name} label={t.incidents.sections[name]} optional rows={3} maxLength={5000} hint={t.incidents.sectionHint[name] === '' ? undefined : t.incidents.sectionHint[name]}
          value={values[name]} error={form.fieldError(`/${name}`)}
          onInput={(text) => {
            setSaved(false);
            set({ [name]: text });
          }}
        />
      ))}
      <div class="form-actions"><Button kind="primary" type="submit" busy={form.busy}>{t.incidents.saveReview}</Button><Saved when={saved} /></div>
      {conflict}
    </form>
  );
}

function Actions({ org, id }: { org: string; id: string }) {
  const list = useResource(`incident-actions:${org}/${id}`, (signal) => allPages((cursor) => incidents.actions(org, id, { cursor, limit: 100, signal })));
  useFeedEvents(['incident.reviewed'], list.reload);
  const [error, setError] = useState<unknown>();
  const may = useMay('responder') === true;
  const change = async (act: () => Promise<unknown>) => {
    setError(undefined);
    try {
      await act();
    } catch (refused) {
      setError(refused);
    }
    list.reload();
  };
  return (
    <>
      <h3 id="incident-actions">{t.incidents.actions}</h3>
      <ProblemMessage error={error} />
      <Loaded resource={list}>
        {({ items }) => items.length === 0 ? <p class="fine">{t.incidents.noActions}</p> : (
          <ul class="words-list" aria-labelledby="incident-actions">
            {items.map((one) => (
              <ActionRow
                key={one.id} action={one} may={may} onDone={() => void change(() => incidents.changeAction(org, id, one, actionOf(one, !one.done)))}
                onRemove={() => void change(() => incidents.removeAction(org, id, one))}
              />
            ))}
          </ul>
        )}
      </Loaded>
      {may && <ActionForm org={org} id={id} onAdded={list.reload} />}
    </>
  );
}

function ActionRow({ action, may, onDone, onRemove }: { action: IncidentAction; may: boolean; onDone: () => void; onRemove: () => void }) {
  return (
    <li class="word">
      <p class="word-head">
        <strong>{action.title}</strong>
        {action.done && <span class="badge">{t.incidents.done}</span>}
        {action.overdue && <span class="severity severity-warning">{t.incidents.overdue}</span>}
        {action.due != null && <span>{t.incidents.dueOn(day(action.due))}</span>}
        <span class="muted">{nameOf(action.owner)}</span>
      </p>
      {may && (
        <div class="form-actions">
          <Button small label={action.done ? `${t.incidents.undo}: ${action.title}` : t.incidents.doneOf(action.title)} onClick={onDone}>{action.done ? t.incidents.undo : t.incidents.done}</Button>
          <Button small label={t.incidents.removeOf(action.title)} onClick={onRemove}>{t.incidents.remove}</Button>
        </div>
      )}
    </li>
  );
}

function ActionForm({ org, id, onAdded }: { org: string; id: string; onAdded: () => void }) {
  const members = useMembers(org);
  const [values, setValues] = useState({ title: '', owner: '', due: '' });
  const form = useForm(values, (typed) => ({ '/title': typed.title.trim() === '' ? t.form.required : undefined }), async (key) => {
    await incidents.addAction(org, id, {
      title: values.title.trim(), ...(values.owner === '' ? {} : { owner: values.owner }), ...(values.due === '' ? {} : { due: values.due }),
    }, key);
    setValues({ title: '', owner: '', due: '' });
    onAdded();
  });
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <ProblemMessage error={form.error} shown={['/title', '/owner', '/due']} />
      <TextField label={t.incidents.action} maxLength={300} value={values.title} onInput={(title) => setValues({ ...values, title })} error={form.fieldError('/title')} />
      <SelectField label={t.incidents.owner} value={values.owner} options={members} onChange={(owner) => setValues({ ...values, owner })} error={form.fieldError('/owner')} />
      <TextField label={t.incidents.due} optional type="date" value={values.due} onInput={(due) => setValues({ ...values, due })} error={form.fieldError('/due')} />
      <div class="form-actions"><Button type="submit" busy={form.busy}>{t.incidents.addAction}</Button></div>
    </form>
  );
}
