import { useState } from 'preact/hooks';
import { allPages, assessments } from '../api';
import type { AssessmentSummary } from '../api/types';
import { phaseName } from '../format/phase';
import { useFeedEvents } from '../live/feed';
import { readiness } from '../format/number';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useProjectName } from '../state/project';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { Ago, At, DataAge, Empty, LinkButton, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { ProjectTabs } from './project-tabs';

/** Every assessment of a project, newest first. */
export function AssessmentsPage({ org, project }: { org: string; project: string }) {
  const [pages, setPages] = useState(1);
  const list = useResource(`assessments:${org}/${project}:${pages}`, (signal) =>
    allPages((cursor) => assessments.list(org, project, { cursor, limit: 25, signal }), pages));
  useFeedEvents(['assessment.'], list.reload);
  const name = useProjectName(org, project);
  const editor = useMay('editor');
  const columns = t.assessments.columns;
  return (
    <>
      <PageHead title={name} tabTitle={t.assessments.of(name)} crumbs={[{ label: t.nav.projects, href: to.projects(org) }]} />
      <ProjectTabs org={org} project={project} at="assessments" />
      <p class="lead lead-list">{t.assessments.lead} {t.assessments.digestHint}</p>
      <Loaded resource={list}>
        {({ items, nextCursor }) => items.length === 0
          ? <Empty heading={t.project.emptyHeading} text={t.project.empty} art={<MiniCairn value={0} />} action={editor && <LinkButton href={to.upload(org, project)}>{t.project.upload}</LinkButton>} />
          : (
            <>
              <table class="table table-stack">
                <caption class="visually-hidden">{t.assessments.caption}</caption>
                <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
                <tbody>
                  {items.map((item, n) => (
                    <tr key={item.id}>
                      <th scope="row">
                        <Link href={to.assessment(org, project, item.id)} class="row-link"><At at={item.assessedAt} /></Link>
                        <span class="fine"><Ago at={item.assessedAt} />{n === 0 && <span class="tag">{t.assessments.latest}</span>}</span>
                      </th>
                      <td data-label={columns.phase}><strong>{phaseName(item.phase, item.phases)}</strong></td>
                      <td data-label={columns.readiness}><PhaseReadiness item={item} /></td>
                      <td data-label={columns.changes}><ChangeCount item={item} /></td>
                      <td data-label={columns.digest}><code title={item.digest}>{item.digest.replace('sha256:', '').slice(0, 12)}</code></td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {nextCursor !== null && <div class="more"><Button busy={list.loading} onClick={() => setPages(pages + 1)}>{t.actions.showMore}</Button></div>}
            </>
          )}
      </Loaded>
      <DataAge resource={list} />
    </>
  );
}

function PhaseReadiness({ item }: { item: AssessmentSummary }) {
  return (
    <ul class="mini-list">
      {item.phases.map((phase) => (
        <li key={phase.id}><MiniCairn value={phase.readiness} /><span class="fine">{t.assessments.compact(phaseName(phase.id, [phase]), readiness(phase.readiness))}</span></li>
      ))}
    </ul>
  );
}

function ChangeCount({ item }: { item: AssessmentSummary }) {
  const lost = item.changes.filter((change) => change.regression).length;
  if (lost > 0) return <span class="warn-text"><Icon name="warn" size={15} />{t.assessments.regressions(lost)}</span>;
  return <span class="muted">{item.changes.length === 0 ? t.assessments.unchanged : t.assessments.changes(item.changes.length)}</span>;
}
