import { useState } from 'preact/hooks';
import { allPages, components, statusPages, type StatusPageFields } from '../api';
import { ApiError } from '../api/problem';
import type { StatusPage } from '../api/types';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded, PageHead, Restored, Saved } from '../ui/basics';
import { Button } from '../ui/button';
import { Snippet } from '../ui/copyfield';
import { Confirm } from '../ui/dialog';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';
import { useVersionedForm, type Version } from '../ui/versioned';
import { StatusComponents } from './status-components';
import { StatusMaintenances } from './status-maintenance';
import { StatusSubscribers } from './status-subscribers';

/** Everything of the page on which everybody sees how the product is. */
export function StatusPagePage({ org }: { org: string }) {
  const found = useResource(`status-page:${org}`, async (signal) => (await statusPages.get(org, signal)).data);
  const list = useResource(`components:${org}`, (signal) => allPages((cursor) => components.list(org, { cursor, limit: 100, signal })));
  return (
    <>
      <PageHead title={t.statusPage.heading} lead={t.statusPage.lead} />
      <Loaded resource={found}>
        {(page) => (
          <>
            <Shown org={org} page={page} onSaved={found.put} onStale={found.reload} />
            <Settings org={org} page={page} onSaved={found.put} />
          </>
        )}
      </Loaded>
      <Loaded resource={list}>
        {({ items }) => (
          <>
            <StatusComponents org={org} items={items} onChanged={list.reload} />
            <StatusMaintenances org={org} components={items} />
          </>
        )}
      </Loaded>
      <Loaded resource={found}>{(page) => <StatusSubscribers org={org} counts={page.subscribers} onChanged={found.reload} />}</Loaded>
    </>
  );
}

export const fieldsOf = (page: StatusPage): StatusPageFields => ({
  enabled: page.enabled, title: page.title, timeZone: page.timeZone, ...(page.supportUrl === undefined ? {} : { supportUrl: page.supportUrl }),
});

const etag = (page: StatusPage) => `"${page.version}"`;

function Shown({ org, page, onSaved, onStale }: {
  org: string; page: StatusPage; onSaved: (next: StatusPage) => void; onStale: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const turn = async (enabled: boolean) => {
    setBusy(true);
    setError(undefined);
    try {
      onSaved((await statusPages.change(org, { ...fieldsOf(page), enabled }, etag(page))).data);
    } catch (refused) {
      if (refused instanceof ApiError && refused.status === 412) onStale();
      throw refused;
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="panel words" aria-labelledby="shown">
      <h2 id="shown">{t.statusPage.settings}</h2>
      <ProblemMessage error={error} />
      <p class="public-state"><Icon name={page.enabled ? 'unlock' : 'lock'} />{page.enabled ? t.statusPage.on : t.statusPage.off}</p>
      <Snippet text={page.url} label={t.statusPage.link} />
      {page.enabled && <p><a href={page.url} target="_blank" rel="noopener">{t.statusPage.open}</a></p>}
      <div class="form-actions">
        {page.enabled
          ? <Button kind="danger" onClick={() => setAsking(true)}>{t.statusPage.turnOff}</Button>
          : <Button kind="primary" busy={busy} onClick={() => { turn(true).catch(setError); }}>{t.statusPage.turnOn}</Button>}
      </div>
      {asking && <Confirm title={t.statusPage.offAsk} detail={t.statusPage.offDetail} verb={t.statusPage.turnOff} onClose={() => setAsking(false)} onConfirm={() => turn(false)} />}
    </section>
  );
}

type Fields = { title: string; timeZone: string; supportUrl: string };

const versionOf = (page: StatusPage): Version<Fields> => ({
  fields: { title: page.title, timeZone: page.timeZone, supportUrl: page.supportUrl ?? '' }, etag: etag(page),
});

function Settings({ org, page, onSaved }: { org: string; page: StatusPage; onSaved: (next: StatusPage) => void }) {
  const [saved, setSaved] = useState(false);
  const edited = useVersionedForm<Fields>({
    draft: `status-page:${org}`, current: versionOf(page),
    rows: [{ name: 'title', label: t.statusPage.title }, { name: 'timeZone', label: t.statusPage.timeZone }, { name: 'supportUrl', label: t.statusPage.supportUrl }],
    check: ({ title }) => ({ '/title': title.trim() === '' ? t.form.required : undefined }),
    read: async () => versionOf((await statusPages.get(org)).data),
    write: async (changes, ifMatch) => {
      // What was not touched is sent as it is in the version that is written over: a page that was taken down stays down.
      const latest = (await statusPages.get(org)).data;
      const { supportUrl, ...rest } = { ...versionOf(latest).fields, ...changes };
      const support = supportUrl.trim() === '' ? {} : { supportUrl: supportUrl.trim() };
      onSaved((await statusPages.change(org, { enabled: latest.enabled, title: rest.title.trim(), timeZone: rest.timeZone.trim(), ...support }, ifMatch)).data);
      setSaved(true);
    },
  });
  const { form, values } = edited;
  const set = (changes: Partial<Fields>) => {
    setSaved(false);
    edited.set(changes);
  };
  return (
    <form class="panel form form-wide" noValidate onSubmit={form.submit}>
      <Restored when={edited.restored} />
      <ProblemMessage error={form.error} onRetry={form.again} shown={['/title', '/timeZone', '/supportUrl']} />
      <TextField label={t.statusPage.title} value={values.title} maxLength={100} error={form.fieldError('/title')} onInput={(title) => set({ title })} />
      <TextField label={t.statusPage.timeZone} hint={t.statusPage.timeZoneHint} value={values.timeZone} maxLength={100} error={form.fieldError('/timeZone')} onInput={(timeZone) => set({ timeZone })} />
      <TextField label={t.statusPage.supportUrl} hint={t.statusPage.supportHint} optional type="url" value={values.supportUrl} maxLength={2048} error={form.fieldError('/supportUrl')} onInput={(supportUrl) => set({ supportUrl })} />
      <div class="form-actions">
        <Button kind="primary" type="submit" busy={form.busy}>{t.form.saveChanges}</Button>
        {edited.dirty && <Button onClick={edited.clear}>{t.form.discard}</Button>}
        <Saved when={saved && !edited.dirty} />
      </div>
      {edited.conflict}
    </form>
  );
}
