import { assessments } from '../api';
import { instant } from '../format/time';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useResource } from '../state/resource';
import { t } from '../text';
import { DataAge, Loaded, PageHead } from '../ui/basics';
import { Icon } from '../ui/icon';
import { AssessmentMeta, AssessmentView } from './assessment-view';
import { latestOrNull } from './project';

/** An assessment of the past, as it was. */
export function AssessmentPage({ org, project, id }: { org: string; project: string; id: string }) {
  const found = useResource(`assessment:${org}/${project}/${id}`, async (signal) => (await assessments.get(org, project, id, signal)).data);
  const latest = useResource(`latest:${org}/${project}`, (signal) => latestOrNull(org, project, signal));
  const older = latest.data != null && latest.data.id !== id;
  return (
    <>
      <Loaded whole resource={found}>
        {(assessment) => (
          <>
            <PageHead
              title={instant(assessment.assessedAt)} tabTitle={`${assessment.project.name}, ${instant(assessment.assessedAt)}`}
              crumbs={[
                { label: t.nav.projects, href: to.projects(org) }, { label: assessment.project.name, href: to.project(org, project) },
                { label: t.assessments.heading, href: to.assessments(org, project) },
              ]}
              lead={<AssessmentMeta assessment={assessment} />}
            />
            <p><Link href={to.changes(org, project, id)}>{t.comparison.link}</Link></p>
            {older && <p class="notice notice-plain"><Icon name="clock" /><span>{t.project.old} <Link href={to.project(org, project)}>{t.project.oldLink}</Link></span></p>}
            <AssessmentView org={org} project={project} assessment={assessment} />
          </>
        )}
      </Loaded>
      <DataAge resource={found} />
    </>
  );
}
