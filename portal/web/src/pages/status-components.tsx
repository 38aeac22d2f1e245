import { useState } from 'preact/hooks';
import { components, type ComponentFields } from '../api';
import type { Component, ComponentStatus } from '../api/types';
import { t } from '../text';
import { Button } from '../ui/button';
import { Confirm, Dialog } from '../ui/dialog';
import { CheckGroup, SelectField, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { moved, servicesOf, withServices } from './status-model';

const STATUSES = Object.keys(t.statusPage.statuses) as ComponentStatus[];

/** The components in their order: what they are called, and how they are. */
export function StatusComponents({ org, items, onChanged }: { org: string; items: readonly Component[]; onChanged: () => void }) {
  const [editing, setEditing] = useState<Component | null | 'new'>(null);
  const [removing, setRemoving] = useState<Component | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = (action: () => Promise<unknown>) => {
    setBusy(true);
    setError(undefined);
    action().catch(setError).finally(() => {
      setBusy(false);
      onChanged();
    });
  };
  const move = (from: number, to: number) => run(() => components.order(org, moved(items, from, to).map(({ id }) => id)));
  const done = () => {
    setEditing(null);
    onChanged();
  };
  return (
    <section class="panel words" aria-labelledby="components">
      <header class="words-head">
        <h2 id="components">{t.statusPage.components}</h2>
        <Button icon="plus" onClick={() => setEditing('new')}>{t.statusPage.add}</Button>
      </header>
      <ProblemMessage error={error} />
      {items.length === 0 && <p class="fine">{t.statusPage.none}</p>}
      <ol class="words-list">
        {items.map((one, at) => (
          <li key={one.id} class="word">
            <p class="word-head">
              <strong>{one.name}</strong>
              {!one.shown && <span class="tag">{t.statusPage.hidden}</span>}
              {one.status !== one.byHand && <span class="tag">{t.statusPage.shownAs(t.statusPage.statuses[one.status])}</span>}
              {one.suggested !== undefined && one.suggested !== one.status && <span class="tag">{t.statusPage.suggests(t.statusPage.statuses[one.suggested])}</span>}
            </p>
            {one.description !== '' && <p class="word-text">{one.description}</p>}
            <SelectField label={t.statusPage.statusOf(one.name)} value={one.byHand} options={STATUSES.map((value) => ({ value, label: t.statusPage.statuses[value] }))}
              onChange={(status) => run(() => components.set(org, one, status))} />
            <div class="form-actions">
              {at > 0 && <Button small busy={busy} label={t.statusPage.up(one.name)} onClick={() => move(at, at - 1)}>↑</Button>}
              {at < items.length - 1 && <Button small busy={busy} label={t.statusPage.down(one.name)} onClick={() => move(at, at + 1)}>↓</Button>}
              <Button small label={t.statusPage.editOf(one.name)} onClick={() => setEditing(one)}>{t.actions.edit}</Button>
              <Button small label={t.statusPage.removeOf(one.name)} onClick={() => setRemoving(one)}>{t.actions.remove}</Button>
            </div>
          </li>
        ))}
      </ol>
      {editing !== null && <ComponentForm org={org} of={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onSaved={done} />}
      {removing !== null && (
        <Confirm title={t.statusPage.removeAsk} detail={t.statusPage.removeDetail} verb={t.actions.remove} onClose={() => setRemoving(null)} onConfirm={async () => {
          await components.remove(org, removing);
          onChanged();
        }} />
      )}
    </section>
  );
}

function ComponentForm({ org, of, onClose, onSaved }: { org: string; of: Component | null; onClose: () => void; onSaved: () => void }) {
  const [values, setValues] = useState({ name: of?.name ?? '', description: of?.description ?? '', shown: of?.shown ?? true, services: servicesOf(of?.bindings ?? []) });
  const set = (changes: Partial<typeof values>) => setValues((before) => ({ ...before, ...changes }));
  const form = useForm(values, ({ name }) => ({ '/name': name.trim() === '' ? t.form.required : undefined }), async (key) => {
    const body: ComponentFields = {
      name: values.name.trim(), description: values.description.trim(), shown: values.shown, bindings: withServices(of?.bindings ?? [], values.services),
    };
    await (of === null ? components.create(org, body, key) : components.change(org, of, body));
    onSaved();
  });
  return (
    <Dialog title={of === null ? t.statusPage.add : t.statusPage.edit} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} shown={['/name', '/description']} />
        <TextField label={t.statusPage.name} maxLength={100} value={values.name} onInput={(name) => set({ name })} error={form.fieldError('/name')} />
        <TextField label={t.statusPage.description} optional maxLength={500} value={values.description} onInput={(description) => set({ description })} error={form.fieldError('/description')} />
        <TextField label={t.statusPage.bindings} optional hint={t.statusPage.bindingsHint} value={values.services} onInput={(services) => set({ services })} />
        <CheckGroup legend={t.statusPage.settings} options={[{ value: 'shown', label: t.statusPage.shown }]} chosen={values.shown ? ['shown'] : []} onChange={(chosen) => set({ shown: chosen.length > 0 })} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{of === null ? t.statusPage.addSubmit : t.form.saveChanges}</Button>
        </div>
      </form>
    </Dialog>
  );
}
