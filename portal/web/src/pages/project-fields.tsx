import { roadmaps } from '../api';
import type { ProjectUrls } from '../api/types';
import { phaseName } from '../format/phase';
import { slugOf } from '../format/slug';
import { useResource } from '../state/resource';
import { t } from '../text';
import { SelectField, TextField } from '../ui/field';
import type { FieldErrors } from '../ui/form';

export const URL_NAMES = ['repository', 'app', 'docs', 'status'] as const;

/** What a person types of a project beside its name. */
export type Details = { startDate: string; phase: string; coreFlow: string; tags: string } & Record<(typeof URL_NAMES)[number], string>;

export const DETAIL_POINTERS = ['/startDate', '/phase', '/coreFlow', '/tags', ...URL_NAMES.map((name) => `/urls/${name}`)];

export function checkDetails(values: Details): FieldErrors {
  const errors: FieldErrors = { '/startDate': values.startDate === '' ? t.form.required : undefined };
  for (const name of URL_NAMES) {
    const given = values[name].trim();
    if (given !== '' && !/^https?:\/\/[^\s/]+/.test(given)) errors[`/urls/${name}`] = t.form.urlWrong;
  }
  return errors;
}

/** The addresses that are given, by their purpose. */
export function urlsOf(values: Details): ProjectUrls {
  return Object.fromEntries(URL_NAMES.filter((name) => values[name].trim() !== '').map((name) => [name, values[name].trim()]));
}

/** Tags as slugs, in the order typed, each once. */
export function tagsOf(text: string): string[] {
  return [...new Set(text.split(',').map(slugOf).filter((tag) => tag !== ''))];
}

/** The name of the core flow; null when none is given. */
export function coreFlowOf(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

interface Declarable { id: string; title: string }

const DEFAULT_PHASES: readonly Declarable[] = Object.entries(t.phases).map(([id, title]) => ({ id, title }));

/** What can be declared: the phases of the roadmap that is followed, those of the default one until it is known. */
export function usePhases(org: string, project: string | null): readonly Declarable[] {
  const own = useResource(`phases:${org}/${project ?? ''}`, (signal) => roadmaps.phases(org, project, signal));
  return own.data ?? DEFAULT_PHASES;
}

interface Props { phases: readonly Declarable[]; values: Details; set: (changes: Partial<Details>) => void; fieldError: (pointer: string) => string | undefined }

/** The fields that a new project and its settings have in common. */
export function DetailFields({ phases, values, set, fieldError }: Props) {
  // one of a roadmap that was followed before stays until another is chosen
  const declared = phases.some(({ id }) => id === values.phase) ? phases : [{ id: values.phase, title: phaseName(values.phase) }, ...phases];
  return (
    <>
      <div class="form-pair">
        <TextField
          label={t.projects.startDate} hint={t.projects.startHint} type="date" value={values.startDate}
          onInput={(startDate) => set({ startDate })} error={fieldError('/startDate')}
        />
        <SelectField
          label={t.projects.declaredPhase} hint={t.projects.declaredHint} value={values.phase} onChange={(phase) => set({ phase })}
          options={declared.map(({ id }) => ({ value: id, label: phaseName(id, declared) }))} error={fieldError('/phase')}
        />
      </div>
      <fieldset class="form-group">
        <legend>{t.projects.urls} <span class="label-note">{t.projects.urlsHint}</span></legend>
        <div class="form-pair">
          {URL_NAMES.map((name) => (
            <TextField
              key={name} label={t.projects[name]} type="url" inputMode="url" value={values[name]} maxLength={2000}
              onInput={(value) => set({ [name]: value })} error={fieldError(`/urls/${name}`)}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        label={t.projects.coreFlow} hint={t.projects.coreFlowHint} value={values.coreFlow} maxLength={300}
        onInput={(coreFlow) => set({ coreFlow })} error={fieldError('/coreFlow')}
      />
      <TextField label={t.projects.tags} hint={t.projects.tagsHint} value={values.tags} onInput={(tags) => set({ tags })} error={fieldError('/tags')} />
    </>
  );
}
