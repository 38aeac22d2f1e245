import { useState } from 'preact/hooks';
import { assessments } from '../api';
import { ApiError } from '../api/problem';
import type { Comparison } from '../api/types';
import { instant } from '../format/time';
import { to } from '../router/routes';
import { useProjectName } from '../state/project';
import { useResource } from '../state/resource';
import { t } from '../text';
import { DataAge, Loaded, PageHead } from '../ui/basics';
import { SelectField } from '../ui/field';
import { ComparisonView } from './comparison';

const CHOICE = 50;

/** An assessment compared with the one before, or with another of the last. */
export function ChangesPage({ org, project, id }: { org: string; project: string; id: string }) {
  const [from, setFrom] = useState('');
  const name = useProjectName(org, project);
  const others = useResource(`assessments:${org}/${project}:choice`, async (signal) =>
    (await assessments.list(org, project, { limit: CHOICE, signal })).data.items);
  const compared = useResource(`compare:${org}/${project}/${from}/${id}`, (signal) => compare(org, project, from, id, signal));
  const options = [
    { value: '', label: t.comparison.before },
    ...(others.data ?? []).filter((other) => other.id !== id).map((other) => ({ value: other.id, label: instant(other.assessedAt) })),
  ];
  const at = compared.data?.to?.assessedAt;
  return (
    <>
      <PageHead
        title={t.comparison.heading} tabTitle={at === undefined ? t.comparison.heading : t.comparison.of(instant(at))}
        crumbs={[
          { label: t.nav.projects, href: to.projects(org) }, { label: name, href: to.project(org, project) },
          { label: t.assessments.heading, href: to.assessments(org, project) },
          { label: at === undefined ? id : instant(at), href: to.assessment(org, project, id) },
        ]}
      />
      <section class="panel">
        <SelectField label={t.comparison.from} value={from} options={options} onChange={setFrom} />
        <Loaded resource={compared}>
          {(comparison) => comparison === null
            ? <p>{t.comparison.first}</p>
            : <ComparisonView org={org} project={project} comparison={comparison} level={2} />}
        </Loaded>
      </section>
      <DataAge resource={compared} />
    </>
  );
}

/** Null where the assessment is the first: there is none before it. */
async function compare(org: string, project: string, from: string, id: string, signal: AbortSignal): Promise<Comparison | null> {
  try {
    return (await assessments.compare(org, project, { from: from === '' ? undefined : from, to: id, signal })).data;
  } catch (error) {
    if (from === '' && error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
