import { useRef, useState } from 'preact/hooks';
import { assessments } from '../api';
import type { AssessedPhase, Assessment, WhatIfAnswer } from '../api/types';
import { to } from '../router/routes';
import { useProjectName } from '../state/project';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { DataAge, Empty, Loaded, PageHead } from '../ui/basics';
import { Button } from '../ui/button';
import { CheckGroup } from '../ui/field';
import { ComparisonView } from './comparison';
import { latestOrNull } from './project';
import { ProjectTabs } from './project-tabs';

/** Takes checks as met and shows what would follow. Nothing is kept. */
export function WhatIfPage({ org, project }: { org: string; project: string }) {
  const latest = useResource(`latest:${org}/${project}`, (signal) => latestOrNull(org, project, signal));
  const name = useProjectName(org, project);
  return (
    <>
      <PageHead title={name} tabTitle={t.whatIf.of(name)} crumbs={[{ label: t.nav.projects, href: to.projects(org) }]} />
      <ProjectTabs org={org} project={project} at="whatIf" />
      <p class="lead lead-list">{t.whatIf.lead}</p>
      <Loaded resource={latest}>
        {(assessment) => assessment === null
          ? <Empty heading={t.project.emptyHeading} text={t.project.empty} art={<MiniCairn value={0} />} />
          : <Question org={org} project={project} assessment={assessment} />}
      </Loaded>
      <DataAge resource={latest} />
    </>
  );
}

/** The checks of a phase that a gate still needs, or that would raise its readiness. */
export function missing(phase: AssessedPhase): { value: string; label: string; hint: string }[] {
  return phase.practices.flatMap((practice) => practice.checks
    .filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable')
    .map((check) => ({ value: check.id, label: `${practice.title}: ${check.title}`, hint: check.id })));
}

function Question({ org, project, assessment }: { org: string; project: string; assessment: Assessment }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const met = [...chosen].sort();
  const asked = useResource(met.length === 0 ? null : `what-if:${org}/${project}/${met.join(' ')}`, async (signal) =>
    (await assessments.whatIf(org, project, { met }, signal)).data);
  const before = useRef<WhatIfAnswer | undefined>(undefined);
  if (asked.data !== undefined) before.current = asked.data;
  const open = assessment.phases.filter((phase) => missing(phase).length > 0);
  return (
    <div class="what-if">
      <section class="panel what-if-choose" aria-labelledby="what-if-choose">
        <h2 id="what-if-choose">{t.whatIf.choose}</h2>
        {open.length === 0 && <p>{t.whatIf.all}</p>}
        {open.map((phase) => (
          <details key={phase.id} class="record" open={phase.id === assessment.phase}>
            <summary>{t.whatIf.missingOf(phase.title, missing(phase).length)}</summary>
            <CheckGroup legend={phase.title} options={missing(phase)} chosen={chosen} onChange={setChosen} />
          </details>
        ))}
      </section>
      <section class="panel what-if-answer" aria-labelledby="what-if-answer">
        <header class="words-head">
          <h2 id="what-if-answer">{t.whatIf.answer}</h2>
          {met.length > 0 && <Button small onClick={() => setChosen([])}>{t.whatIf.clear}</Button>}
        </header>
        <p class="fine" role="status">{met.length === 0 ? t.whatIf.nothing : t.whatIf.chosen(met.length)}</p>
        {met.length > 0 && (
          <Loaded resource={{ ...asked, data: asked.data ?? before.current }}>
            {({ comparison }) => <ComparisonView org={org} project={project} comparison={comparison} />}
          </Loaded>
        )}
      </section>
    </div>
  );
}
