import { organisations } from '../api';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { useDraft } from '../state/draft';
import { t } from '../text';
import { PageHead, Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { checkNamed, SlugFields, type Named } from './slug-fields';

export function NewOrganisationPage() {
  const draft = useDraft<Named>('organisation', () => ({ name: '', slug: '', slugTyped: false }));
  const form = useForm(draft.values, checkNamed, async (key) => {
    const { name, slug } = draft.values;
    const created = await organisations.create({ name: name.trim(), slug }, key);
    draft.clear();
    navigate(to.projects(created.data.slug));
  });
  const giveUp = () => {
    draft.clear();
    navigate(to.organisations());
  };
  return (
    <>
      <PageHead
        title={t.organisations.newHeading} lead={t.organisations.newLead}
        crumbs={[{ label: t.nav.organisations, href: to.organisations() }]}
      />
      <form class="panel form" noValidate onSubmit={form.submit}>
        <Restored when={draft.restored} />
        <ProblemMessage error={form.error} onRetry={form.again} shown={['/name', '/slug']} />
        <SlugFields
          {...draft} fieldError={form.fieldError} nameLabel={t.organisations.name} slugLabel={t.organisations.slug}
          placeholder={t.organisations.namePlaceholder} address={(slug) => `${location.origin}${to.projects(slug)}`}
        />
        <div class="form-actions">
          <Button kind="primary" type="submit" busy={form.busy}>{t.organisations.submit}</Button>
          <Button onClick={giveUp}>{t.actions.cancel}</Button>
        </div>
      </form>
    </>
  );
}
