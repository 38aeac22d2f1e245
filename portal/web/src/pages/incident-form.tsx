import { useState } from 'preact/hooks';
import { allPages, incidents } from '../api';
import { etagOf } from '../api/http';
import type { Incident, Severity } from '../api/types';
import { useDraft } from '../state/draft';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { useForm, type Form } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { useVersionedForm } from '../ui/versioned';
import { fieldsOf, SEVERITIES, textsOf, TYPES, worst, type IncidentTexts } from './incident-model';

/** What an alert brings into an incident. */
export interface Brought { id: string; title: string; severity: Severity }

const check = (typed: { title: string }) => ({ '/title': typed.title.trim() === '' ? t.form.required : undefined });

function Fields({ values, set, form }: { values: IncidentTexts; set: (changes: Partial<IncidentTexts>) => void; form: Form }) {
  return (
    <>
      <TextField label={t.incidents.title} maxLength={200} value={values.title} onInput={(title) => set({ title })} error={form.fieldError('/title')} />
      <TextField label={t.incidents.summary} optional rows={3} maxLength={5000} value={values.summary} onInput={(summary) => set({ summary })} error={form.fieldError('/summary')} />
      <SelectField label={t.incidents.severity} value={values.severity} onChange={(severity) => set({ severity })} options={SEVERITIES.map((value) => ({ value, label: t.alerts.severities[value] }))} />
      <SelectField label={t.incidents.type} optional value={values.type} onChange={(type) => set({ type })} options={[{ value: '', label: t.incidents.noType }, ...TYPES.map((value) => ({ value, label: t.incidents.types[value] }))]} />
    </>
  );
}

/** Declares an incident, or attaches alerts to one that is open already. */
export function DeclareForm({ org, draft: name, alerts, onClose, onDone }: {
  org: string; draft: string; alerts: readonly Brought[]; onClose: () => void; onDone: (incident: string) => void;
}) {
  const draft = useDraft(name, () => ({ ...textsOf({ title: alerts[0]?.title ?? '', summary: '', severity: worst(alerts.map(({ severity }) => severity)) }) }));
  const open = useResource(alerts.length === 0 ? null : `incidents:${org}:to-attach`, (signal) =>
    allPages((cursor) => incidents.list(org, { state: 'open', cursor, limit: 100, signal }), 2));
  const [chosen, setChosen] = useState('');
  const { values } = draft;
  const form = useForm({ ...values, chosen }, (typed) => (typed.chosen === '' ? check(typed) : {}), async (key) => {
    const ids = alerts.map(({ id }) => id);
    const { data } = chosen === '' ? await incidents.declare(org, { ...fieldsOf(values), alerts: ids }, key) : await incidents.attach(org, chosen, ids);
    draft.clear();
    onDone(data.id);
  });
  const cancel = () => {
    draft.clear();
    onClose();
  };
  const choices = open.data?.items ?? [];
  return (
    <Dialog title={t.incidents.declare} onClose={cancel}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={draft.restored} />
        <ProblemMessage error={form.error} shown={['/title', '/summary']} />
        {alerts.length > 0 && <p class="fine">{t.incidents.declareFor(alerts.length)}</p>}
        {choices.length > 0 && (
          <SelectField
            label={t.incidents.attachTo} value={chosen} onChange={setChosen}
            options={[{ value: '', label: t.incidents.newOne }, ...choices.map(({ id, title }) => ({ value: id, label: title }))]}
          />
        )}
        {chosen === '' && <Fields values={values} set={draft.set} form={form} />}
        <div class="dialog-actions">
          <Button onClick={cancel}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{chosen === '' ? t.incidents.declareSubmit : t.incidents.attach}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Writes what is known of an incident anew. */
export function EditForm({ org, incident, onClose, onDone }: { org: string; incident: Incident; onClose: () => void; onDone: () => void }) {
  const { values, set, form, restored, clear, conflict } = useVersionedForm<IncidentTexts>({
    draft: `incident-edit:${incident.id}`,
    current: { fields: textsOf(incident), etag: etagOf(incident.version) },
    rows: [
      { name: 'title', label: t.incidents.title }, { name: 'summary', label: t.incidents.summary },
      { name: 'severity', label: t.incidents.severity }, { name: 'type', label: t.incidents.type },
    ],
    check,
    read: async () => {
      const { data } = await incidents.get(org, incident.id);
      return { fields: textsOf(data), etag: etagOf(data.version) };
    },
    write: async (changes, etag) => {
      // Fields that were not touched are sent as they are in the version that is written over.
      const { data } = await incidents.get(org, incident.id);
      await incidents.change(org, incident.id, fieldsOf({ ...textsOf(data), ...changes } as IncidentTexts), etag);
      onDone();
    },
  });
  const cancel = () => {
    clear();
    onClose();
  };
  return (
    <Dialog title={t.incidents.editHeading} onClose={cancel}>
      <form class="form" noValidate onSubmit={form.submit}>
        <Restored when={restored} />
        <ProblemMessage error={form.error} shown={['/title', '/summary']} />
        <Fields values={values} set={set} form={form} />
        <div class="dialog-actions">
          <Button onClick={cancel}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.incidents.save}</Button>
        </div>
      </form>
      {conflict}
    </Dialog>
  );
}
