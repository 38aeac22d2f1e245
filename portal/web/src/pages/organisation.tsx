import { useState } from 'preact/hooks';
import { organisations } from '../api';
import type { Organisation } from '../api/types';
import { day } from '../format/time';
import { to } from '../router/routes';
import { useOrganisation } from '../state/organisation';
import { t } from '../text';
import { Loaded, PageHead, Restored, Saved } from '../ui/basics';
import { Button } from '../ui/button';
import { Ending } from '../ui/ending';
import { TextField } from '../ui/field';
import { ProblemMessage } from '../ui/problem';
import { useVersionedForm, type Version } from '../ui/versioned';

type Fields = { name: string };

const versionOf = ({ name, version }: Organisation): Version<Fields> => ({ fields: { name }, etag: `"${version}"` });

/** The organisation itself: what it is called, where it is found, and its end. */
export function OrganisationPage() {
  const here = useOrganisation();
  if (here === null) return null;
  return (
    <>
      <PageHead title={t.organisation.heading} lead={t.organisation.lead} />
      <Loaded resource={here}>
        {(organisation) => (
          <>
            <section class="panel" aria-label={organisation.name}>
              <dl class="meta meta-large">
                {organisation.role !== 'owner' && <div><dt>{t.organisations.name}</dt><dd class="path">{organisation.name}</dd></div>}
                <div><dt>{t.organisations.slug}</dt><dd><code class="path">{organisation.slug}</code></dd></div>
                <div><dt>{t.organisations.role}</dt><dd>{t.roles[organisation.role]}</dd></div>
                <div><dt>{t.organisation.founded}</dt><dd>{day(organisation.createdAt)}</dd></div>
              </dl>
              {organisation.role !== 'owner' && <p class="fine">{t.organisation.ownersOnly}</p>}
            </section>
            {organisation.role === 'owner' && <Rename organisation={organisation} onSaved={here.put} />}
            {organisation.role === 'owner' && (
              <Ending
                verb={t.organisation.remove} detail={t.organisation.removeDetail} ask={t.organisation.removeAsk(organisation.name)}
                word={organisation.slug} remove={() => organisations.remove(organisation.slug, versionOf(organisation).etag)}
                onStale={here.reload} leaveTo={to.organisations()}
              />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function Rename({ organisation, onSaved }: { organisation: Organisation; onSaved: (next: Organisation) => void }) {
  const [saved, setSaved] = useState(false);
  const { slug } = organisation;
  const edited = useVersionedForm<Fields>({
    draft: `organisation-settings:${slug}`, current: versionOf(organisation), rows: [{ name: 'name', label: t.organisations.name }],
    check: ({ name }) => ({ '/name': name.trim() === '' ? t.form.required : undefined }),
    read: async () => versionOf((await organisations.get(slug)).data),
    write: async ({ name }, etag) => {
      if (name !== undefined) onSaved((await organisations.rename(slug, name.trim(), etag)).data);
      setSaved(true);
    },
  });
  const { form, values } = edited;
  return (
    <form class="panel form form-wide" noValidate onSubmit={form.submit}>
      <h2>{t.organisation.rename}</h2>
      <Restored when={edited.restored} />
      <ProblemMessage error={form.error} onRetry={form.again} shown={['/name']} />
      <TextField
        label={t.organisations.name} value={values.name} maxLength={100} error={form.fieldError('/name')}
        onInput={(name) => {
          setSaved(false);
          edited.set({ name });
        }}
      />
      <div class="form-actions">
        <Button kind="primary" type="submit" busy={form.busy}>{t.form.saveChanges}</Button>
        {edited.dirty && <Button onClick={edited.clear}>{t.form.discard}</Button>}
        <Saved when={saved && !edited.dirty} />
      </div>
      {edited.conflict}
    </form>
  );
}
