import { useState } from 'preact/hooks';
import { allPages, maintenance, statusPages } from '../api';
import type { Component, Maintenance, StatusMaintenance } from '../api/types';
import { instant } from '../format/time';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';
import { Button } from '../ui/button';
import { Confirm, Dialog } from '../ui/dialog';
import { CheckGroup, TextField } from '../ui/field';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';

/** Which of the planned maintenance windows visitors are told of. */
export function StatusMaintenances({ org, components }: { org: string; components: readonly Component[] }) {
  const windows = useResource(`maintenance:${org}`, (signal) => allPages((cursor) => maintenance.list(org, { cursor, limit: 100, signal })));
  const told = useResource(`status-maintenance:${org}`, async (signal) => (await statusPages.maintenance(org, signal)).data.items);
  const [publishing, setPublishing] = useState<Maintenance | null>(null);
  const [removing, setRemoving] = useState<StatusMaintenance | null>(null);
  return (
    <section class="panel words" aria-labelledby="told-maintenance">
      <h2 id="told-maintenance">{t.statusPage.maintenance}</h2>
      <Loaded resource={windows}>
        {({ items }) => (
          <Loaded resource={told}>
            {(shown) => items.length === 0 ? <p class="fine">{t.statusPage.noWindows}</p> : (
              <ul class="words-list" aria-label={t.statusPage.maintenance}>
                {items.map((window) => {
                  const one = shown.find((each) => each.window === window.id);
                  return (
                    <li key={window.id} class="word">
                      <p class="word-head">
                        <strong>{one?.title ?? window.name}</strong>
                        <span class="tag">{one === undefined ? t.statusPage.windowState.not : t.statusPage.windowState.told}</span>
                        {window.next[0] !== undefined && <span class="muted">{instant(window.next[0].start)}</span>}
                      </p>
                      {one !== undefined && <p class="word-text">{one.text}</p>}
                      <div class="form-actions">
                        {one === undefined
                          ? <Button small label={t.statusPage.publishOf(window.name)} onClick={() => setPublishing(window)}>{t.statusPage.publish}</Button>
                          : <Button small label={t.statusPage.unpublishOf(one.title)} onClick={() => setRemoving(one)}>{t.statusPage.unpublish}</Button>}
                      </div>
                    </li>
                  );
                })}
              </ul>
            )}
          </Loaded>
        )}
      </Loaded>
      {publishing !== null && <PublishForm org={org} window={publishing} components={components} onClose={() => setPublishing(null)} onSaved={() => {
        setPublishing(null);
        told.reload();
      }} />}
      {removing !== null && (
        <Confirm title={t.statusPage.unpublishAsk} detail={t.statusPage.unpublishDetail} verb={t.statusPage.unpublish} onClose={() => setRemoving(null)} onConfirm={async () => {
          await statusPages.unpublish(org, removing);
          told.reload();
        }} />
      )}
    </section>
  );
}

function PublishForm({ org, window, components, onClose, onSaved }: {
  org: string; window: Maintenance; components: readonly Component[]; onClose: () => void; onSaved: () => void;
}) {
  const [values, setValues] = useState({ title: '', text: '', components: [] as string[] });
  const set = (changes: Partial<typeof values>) => setValues((before) => ({ ...before, ...changes }));
  const form = useForm(values, ({ title, text }) => ({
    '/title': title.trim() === '' ? t.form.required : undefined, '/text': text.trim() === '' ? t.form.required : undefined,
  }), async () => {
    await statusPages.publish(org, window.id, { title: values.title.trim(), text: values.text.trim(), components: values.components }, 0);
    onSaved();
  });
  return (
    <Dialog title={t.statusPage.publish} onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <p>{t.statusPage.publishDetail}</p>
        <ProblemMessage error={form.error} shown={['/title', '/text']} />
        <TextField label={t.statusPage.publishTitle} maxLength={200} value={values.title} onInput={(title) => set({ title })} error={form.fieldError('/title')} />
        <TextField label={t.statusPage.publishText} rows={4} maxLength={5000} value={values.text} onInput={(text) => set({ text })} error={form.fieldError('/text')} />
        {components.length > 0 && <CheckGroup legend={t.statusPage.publishComponents} options={components.map(({ id, name }) => ({ value: id, label: name }))} chosen={values.components} onChange={(chosen) => set({ components: chosen })} />}
        <div class="dialog-actions">
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy}>{t.statusPage.publish}</Button>
        </div>
      </form>
    </Dialog>
  );
}
