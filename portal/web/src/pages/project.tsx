import { useState } from 'preact/hooks';
import { assessments, projects } from '../api';
import { ApiError } from '../api/problem';
import type { Assessment, Project } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { navigate } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useResource } from '../state/resource';
import { t } from '../text';
import { DataAge, Empty, LinkButton, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { newKey } from '../ui/form';
import { ProblemMessage } from '../ui/problem';
import { MiniCairn } from '../track/cairn';
import { AssessmentMeta, AssessmentView } from './assessment-view';
import { HypothesisPanel } from './hypothesis';
import { ProjectTabs } from './project-tabs';

/** The latest assessment of a project, or null when there is none yet. */
export async function latestOrNull(org: string, project: string, signal: AbortSignal): Promise<Assessment | null> {
  try {
    return (await assessments.latest(org, project, signal)).data;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** A project's home: the roadmap track and what follows from it. */
export function ProjectPage({ org, project: slug }: { org: string; project: string }) {
  const project = useResource(`project:${org}/${slug}`, (signal) => projects.get(org, slug, signal));
  const latest = useResource(`latest:${org}/${slug}`, (signal) => latestOrNull(org, slug, signal));
  useFeedEvents(['assessment.', 'project.'], () => {
    project.reload();
    latest.reload();
  });
  const editor = useMay('editor');
  const assessment = latest.data ?? null;
  const untold = (
    <Empty
      heading={t.project.emptyHeading} text={t.project.empty} art={<MiniCairn value={0} />}
      action={editor && <LinkButton href={to.upload(org, slug)}>{t.project.upload}</LinkButton>}
    />
  );
  return (
    <Loaded whole resource={project}>
      {({ data, etag }) => (
        <>
          <PageHead
            title={data.name}
            crumbs={[{ label: t.nav.projects, href: to.projects(org) }]}
            lead={<ProjectLead project={data} assessment={assessment} />}
            actions={editor && assessment !== null && <Actions org={org} slug={slug} onAssessed={latest.reload} />}
          />
          <ProjectTabs org={org} project={slug} at="roadmap" />
          <Loaded resource={latest}>
            {(found) => (found === null ? untold : <AssessmentView org={org} project={slug} assessment={found} untold={untold} />)}
          </Loaded>
          <HypothesisPanel org={org} project={data} etag={etag ?? `"${data.version}"`} onChanged={project.reload} />
          <DataAge resource={latest.loadedAt !== null ? latest : project} />
        </>
      )}
    </Loaded>
  );
}

function ProjectLead({ project, assessment }: { project: Project; assessment: Assessment | null }) {
  const urls = Object.entries(project.urls).filter(([, url]) => /^https?:\/\//.test(url ?? ''));
  return (
    <>
      {assessment !== null && <AssessmentMeta assessment={assessment} startDate={project.startDate} />}
      {urls.length > 0 && (
        <ul class="inline-list" aria-label={t.project.links}>
          {urls.map(([name, url]) => (
            <li key={name}><a href={url} rel="noreferrer noopener" target="_blank">{t.project.urls[name as keyof typeof t.project.urls] ?? name}</a></li>
          ))}
        </ul>
      )}
    </>
  );
}

function Actions({ org, slug, onAssessed }: { org: string; slug: string; onAssessed: () => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const assess = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const { data } = await assessments.start(org, slug, newKey());
      navigate(to.job(org, slug, data.id));
    } catch (refused) {
      setError(refused);
      setBusy(false);
      onAssessed();
    }
  };
  return (
    <>
      <Button busy={busy} onClick={() => void assess()}>{t.project.assess}</Button>
      <LinkButton href={to.upload(org, slug)}>{t.project.upload}</LinkButton>
      <ProblemMessage error={error} onRetry={() => void assess()} />
    </>
  );
}
