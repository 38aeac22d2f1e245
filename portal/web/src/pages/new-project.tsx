import { projects } from '../api';
import type { Phase } from '../api/types';
import { today } from '../format/time';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { useDraft } from '../state/draft';
import { t } from '../text';
import { PageHead, Restored } from '../ui/basics';
import { Button } from '../ui/button';
import { useForm } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { checkDetails, coreFlowOf, DETAIL_POINTERS, DetailFields, tagsOf, urlsOf, usePhases, type Details } from './project-fields';
import { checkNamed, SlugFields, type Named } from './slug-fields';

type Fields = Named & Details;

const POINTERS = ['/name', '/slug', ...DETAIL_POINTERS];

export function NewProjectPage({ org }: { org: string }) {
  const draft = useDraft<Fields>(`project:${org}`, () => ({
    name: '', slug: '', slugTyped: false, startDate: today(Date.now()), phase: 'mvp', repository: '', app: '', docs: '', status: '', coreFlow: '', tags: '',
  }));
  const { set } = draft;
  const phases = usePhases(org, null);
  // the first, unless one of these was chosen
  const phase = (phases.find(({ id }) => id === draft.values.phase) ?? phases[0])?.id ?? draft.values.phase;
  const values = { ...draft.values, phase };
  const form = useForm(values, (fields) => ({ ...checkNamed(fields), ...checkDetails(fields) }), async (key) => {
    const { name, slug, startDate, coreFlow, tags } = values;
    const created = await projects.create(
      org,
      { name: name.trim(), slug, startDate, phase: phase as Phase, urls: urlsOf(values), coreFlow: coreFlowOf(coreFlow), tags: tagsOf(tags) },
      key,
    );
    draft.clear();
    navigate(to.upload(org, created.data.slug));
  });
  const giveUp = () => {
    draft.clear();
    navigate(to.projects(org));
  };
  return (
    <>
      <PageHead title={t.projects.newHeading} lead={t.projects.newLead} crumbs={[{ label: t.nav.projects, href: to.projects(org) }]} />
      <form class="panel form" noValidate onSubmit={form.submit}>
        <Restored when={draft.restored} />
        <ProblemMessage error={form.error} onRetry={form.again} shown={POINTERS} />
        <SlugFields
          values={values} set={set} fieldError={form.fieldError} nameLabel={t.projects.name} slugLabel={t.projects.slug}
          address={(slug) => `${location.origin}${to.project(org, slug)}`}
        />
        <DetailFields phases={phases} values={values} set={set} fieldError={form.fieldError} />
        <div class="form-actions">
          <Button kind="primary" type="submit" busy={form.busy}>{t.projects.submit}</Button>
          <Button onClick={giveUp}>{t.actions.cancel}</Button>
        </div>
      </form>
    </>
  );
}
