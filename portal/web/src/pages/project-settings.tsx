import { useState } from 'preact/hooks';
import { projects, roadmaps, type ProjectPatch } from '../api';
import { ApiError } from '../api/problem';
import type { Answer } from '../api/http';
import type { Phase, Project } from '../api/types';
import { day } from '../format/time';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded, PageHead, Restored, Saved } from '../ui/basics';
import { Button } from '../ui/button';
import { Ending } from '../ui/ending';
import { TextField } from '../ui/field';
import { ProblemMessage } from '../ui/problem';
import { useVersionedForm, type Row, type Version } from '../ui/versioned';
import { checkDetails, coreFlowOf, DETAIL_POINTERS, DetailFields, tagsOf, URL_NAMES, urlsOf, usePhases, type Details } from './project-fields';
import { KindPanel } from './project-kind';
import { ProjectTabs } from './project-tabs';
import { ChooseRoadmap } from './roadmaps';
import { PublicPagePanel } from './public-page';
import { RepositoryPanel } from './repository';

type Fields = Details & { name: string; note: string };

const POINTERS = ['/name', '/note', '/to', ...DETAIL_POINTERS];

const ROWS: readonly Row<Fields>[] = [
  { name: 'name', label: t.projects.name },
  { name: 'startDate', label: t.projects.startDate, show: day },
  { name: 'phase', label: t.projects.declaredPhase, show: (phase) => t.phases[phase as Phase] ?? phase },
  ...URL_NAMES.map((name) => ({ name, label: t.projects[name] })),
  { name: 'coreFlow', label: t.projects.coreFlow },
  { name: 'tags', label: t.projects.tags },
];

export function versionOf({ data, etag }: Pick<Answer<Project>, 'data' | 'etag'>): Version<Fields> {
  const { name, startDate, phase, urls, tags, coreFlow } = data;
  const { repository = '', app = '', docs = '', status = '' } = urls;
  return {
    fields: { name, startDate, phase, repository, app, docs, status, coreFlow: coreFlow ?? '', tags: tags.join(', '), note: '' },
    etag: etag ?? `"${data.version}"`,
  };
}

/** The merge patch of what was changed; the phase is not part of it. */
export function patchOf(changes: Partial<Fields>, all: Fields): ProjectPatch {
  const patch: ProjectPatch = {};
  if (changes.name !== undefined) patch.name = changes.name.trim();
  if (changes.startDate !== undefined) patch.startDate = changes.startDate;
  if (changes.coreFlow !== undefined) patch.coreFlow = coreFlowOf(changes.coreFlow);
  if (changes.tags !== undefined) patch.tags = tagsOf(changes.tags);
  const urls = urlsOf(all);
  const moved = URL_NAMES.filter((name) => changes[name] !== undefined);
  if (moved.length > 0) patch.urls = Object.fromEntries(moved.map((name) => [name, urls[name] ?? null]));
  return patch;
}

/** What a team may change about its project, and its end. */
export function ProjectSettingsPage({ org, project: slug }: { org: string; project: string }) {
  const project = useResource(`project:${org}/${slug}`, (signal) => projects.get(org, slug, signal));
  const editor = useMay('editor');
  const admin = useMay('admin');
  const [saved, setSaved] = useState(false);
  return (
    <Loaded whole resource={project}>
      {(answer) => {
        const current = versionOf(answer);
        return (
          <>
            <PageHead title={answer.data.name} tabTitle={t.project.settingsOf(answer.data.name)} crumbs={[{ label: t.nav.projects, href: to.projects(org) }]} />
            <ProjectTabs org={org} project={slug} at="settings" />
            {editor && (
              <>
                <Settings
                  org={org} slug={slug} current={current} saved={saved} onTyped={() => setSaved(false)}
                  onSaved={() => {
                    setSaved(true);
                    project.reload();
                  }}
                />
                <RepositoryPanel org={org} project={slug} />
                <KindPanel org={org} project={slug} editor />
                <ProjectRoadmap org={org} slug={slug} />
                {admin && <PublicPagePanel org={org} project={slug} />}
                <Ending
                  verb={t.project.remove} detail={t.project.removeDetail} ask={t.project.removeAsk(answer.data.name)}
                  word={slug} remove={() => projects.remove(org, slug, current.etag)} onStale={project.reload} leaveTo={to.projects(org)}
                />
              </>
            )}
            {editor === false && (
              <>
                <RepositoryPanel org={org} project={slug} />
                <KindPanel org={org} project={slug} editor={false} />
              </>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** Which roadmap this project follows; for admins. */
function ProjectRoadmap({ org, slug }: { org: string; slug: string }) {
  const admin = useMay('admin') === true;
  const list = useResource(admin ? `roadmaps:${org}` : null, async (signal) => (await roadmaps.list(org, signal)).data);
  const choice = useResource(admin ? `roadmap-choice:${org}/${slug}` : null, async (signal) => (await roadmaps.choice(org, slug, signal)).data);
  if (list.data === undefined || choice.data === undefined) return null;
  return (
    <ChooseRoadmap
      key={choice.data.version} org={org} project={slug} items={list.data.items} choice={choice.data} onChosen={choice.put}
      heading={t.roadmaps.ofProject} lead={t.roadmaps.ofProjectLead}
    />
  );
}

function Settings({ org, slug, current, saved, onTyped, onSaved }: {
  org: string; slug: string; current: Version<Fields>; saved: boolean; onTyped: () => void; onSaved: () => void;
}) {
  const edited = useVersionedForm<Fields>({
    draft: `project-settings:${org}/${slug}`, current, rows: ROWS,
    check: (fields) => ({ '/name': fields.name.trim() === '' ? t.form.required : undefined, ...checkDetails(fields) }),
    read: async () => versionOf(await projects.get(org, slug)),
    write: async (changes, etag, key) => {
      await projects.change(org, slug, patchOf(changes, edited.values), etag);
      if (changes.phase !== undefined) await enter(org, slug, changes.phase as Phase, edited.values.note.trim(), key);
      onSaved();
    },
  });
  const { values, form } = edited;
  const phases = usePhases(org, slug);
  const set = (changes: Partial<Fields>) => {
    onTyped();
    edited.set(changes);
  };
  return (
    <form class="panel form form-wide" noValidate onSubmit={form.submit}>
      <h2>{t.project.general}</h2>
      <Restored when={edited.restored} />
      <ProblemMessage error={form.error} onRetry={form.again} shown={POINTERS} />
      <TextField label={t.projects.name} value={values.name} maxLength={100} onInput={(name) => set({ name })} error={form.fieldError('/name')} />
      <DetailFields phases={phases} values={values} set={set} fieldError={form.fieldError} />
      {values.phase !== current.fields.phase && (
        <TextField
          label={t.project.phaseNote} hint={t.project.phaseNoteHint} optional rows={2} maxLength={2000} value={values.note}
          onInput={(note) => set({ note })} error={form.fieldError('/note')}
        />
      )}
      <div class="form-actions">
        <Button kind="primary" type="submit" busy={form.busy}>{t.form.saveChanges}</Button>
        {edited.dirty && <Button onClick={edited.clear}>{t.form.discard}</Button>}
        <Saved when={saved && !edited.dirty} />
      </div>
      {edited.conflict}
    </form>
  );
}

/** The transition has no precondition of its own: the patch before it has checked the version. */
async function enter(org: string, slug: string, phase: Phase, note: string, key: string): Promise<void> {
  try {
    await projects.enterPhase(org, slug, note === '' ? { to: phase } : { to: phase, note }, key);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'phase-unchanged') throw error;
  }
}
