import { projects } from '../api';
import type { Phase, ProjectUrls } from '../api/types';
import { today } from '../format/time';
import { slugOf } from '../format/slug';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { useDraft } from '../state/draft';
import { t } from '../text';
import { LinkButton, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { useForm, type FieldErrors } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { checkNamed, SlugFields, type Named } from './slug-fields';

const URL_NAMES = ['repository', 'app', 'docs', 'status'] as const;

interface Fields extends Named, Record<(typeof URL_NAMES)[number], string> { startDate: string; phase: Phase; tags: string }

const POINTERS = ['/name', '/slug', '/startDate', '/phase', '/tags', ...URL_NAMES.map((name) => `/urls/${name}`)];

function check(values: Fields): FieldErrors {
  const errors: FieldErrors = { ...checkNamed(values), '/startDate': values.startDate === '' ? t.form.required : undefined };
  for (const name of URL_NAMES) {
    const given = values[name].trim();
    if (given !== '' && !/^https?:\/\/[^\s/]+/.test(given)) errors[`/urls/${name}`] = t.form.urlWrong;
  }
  return errors;
}

function urlsOf(values: Fields): ProjectUrls {
  return Object.fromEntries(URL_NAMES.filter((name) => values[name].trim() !== '').map((name) => [name, values[name].trim()]));
}

/** Tags as slugs, in the order typed, each once. */
function tagsOf(text: string): string[] {
  return [...new Set(text.split(',').map(slugOf).filter((tag) => tag !== ''))];
}

export function NewProjectPage({ org }: { org: string }) {
  const draft = useDraft<Fields>(`project:${org}`, () => ({
    name: '', slug: '', slugTyped: false, startDate: today(Date.now()), phase: 'mvp', repository: '', app: '', docs: '', status: '', tags: '',
  }));
  const { values, set } = draft;
  const form = useForm(values, check, async (key) => {
    const { name, slug, startDate, phase, tags } = values;
    const created = await projects.create(
      org, { name: name.trim(), slug, startDate, phase, urls: urlsOf(values), tags: tagsOf(tags) }, key);
    draft.clear();
    navigate(to.upload(org, created.data.slug));
  });
  return (
    <>
      <PageHead title={t.projects.newHeading} lead={t.projects.newLead} crumbs={[{ label: t.nav.projects, href: to.projects(org) }]} />
      <form class="panel form" noValidate onSubmit={form.submit}>
        <ProblemMessage error={form.error} onRetry={form.again} shown={POINTERS} />
        <SlugFields
          values={values} set={set} fieldError={form.fieldError} nameLabel={t.projects.name} slugLabel={t.projects.slug}
          address={(slug) => `${location.origin}${to.project(org, slug)}`}
        />
        <div class="form-pair">
          <TextField
            label={t.projects.startDate} hint={t.projects.startHint} type="date" value={values.startDate}
            onInput={(startDate) => set({ startDate })} error={form.fieldError('/startDate')}
          />
          <SelectField
            label={t.projects.declaredPhase} hint={t.projects.declaredHint} value={values.phase} onChange={(phase) => set({ phase })}
            options={(Object.keys(t.phases) as Phase[]).map((value) => ({ value, label: t.phases[value] }))} error={form.fieldError('/phase')}
          />
        </div>
        <fieldset class="form-group">
          <legend>{t.projects.urls} <span class="label-note">{t.projects.urlsHint}</span></legend>
          <div class="form-pair">
            {URL_NAMES.map((name) => (
              <TextField
                key={name} label={t.projects[name]} type="url" inputMode="url" value={values[name]} maxLength={2000}
                onInput={(value) => set({ [name]: value })} error={form.fieldError(`/urls/${name}`)}
              />
            ))}
          </div>
        </fieldset>
        <TextField
          label={t.projects.tags} hint={t.projects.tagsHint} value={values.tags} onInput={(tags) => set({ tags })} error={form.fieldError('/tags')}
        />
        <div class="form-actions">
          <Button kind="primary" type="submit" busy={form.busy}>{t.projects.submit}</Button>
          <LinkButton kind="plain" href={to.projects(org)}>{t.actions.cancel}</LinkButton>
        </div>
      </form>
    </>
  );
}
