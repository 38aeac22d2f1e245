import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { assessments, roadmaps } from '../api';
import { ApiError } from '../api/problem';
import type { Assessment, Roadmap, WhatIfAnswer } from '../api/types';
import { to } from '../router/routes';
import { useProjectName } from '../state/project';
import { useResource } from '../state/resource';
import { t } from '../text';
import { MiniCairn } from '../track/cairn';
import { DataAge, Empty, Loaded, PageHead, Skeleton } from '../ui/basics';
import { Button } from '../ui/button';
import { ProblemMessage } from '../ui/problem';
import { latestOrNull } from './project';
import { ProjectTabs } from './project-tabs';
import { Answer } from './what-if-answer';
import { Facts } from './what-if-facts';
import { alwaysOf, ask, count, known, NOTHING, waivableOf, type Imagined } from './what-if-model';
import { Takes } from './what-if-takes';

/** Imagines facts, waivers and practices to be otherwise, and shows what would follow. Nothing is kept. */
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
          : <Planned org={org} project={project} assessment={assessment} />}
      </Loaded>
      <DataAge resource={latest} />
    </>
  );
}

interface Props { org: string; project: string; assessment: Assessment }

/** The roadmap tells what can be waived and what facts there are. */
function Planned(props: Props) {
  const { org, assessment: { roadmap } } = props;
  const plan = useResource(`roadmap:${org}/${roadmap.id}/${roadmap.version}`, async (signal) => (await roadmaps.get(org, roadmap, signal)).data);
  return <Loaded resource={plan}>{(whole) => <WhatIf {...props} plan={whole} />}</Loaded>;
}

/** A moment without typing, before what is typed is asked. */
const PAUSE_MS = 300;

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The question and its answer, side by side. */
export function WhatIf({ org, project, assessment, plan }: Props & { plan: Roadmap }) {
  const [imagined, setImagined] = useState<Imagined>(NOTHING);
  const waivable = useMemo(() => waivableOf(plan), [plan]);
  const always = useMemo(() => alwaysOf(plan), [plan]);
  const types = useMemo(() => new Map(plan.facts.map(({ name, type }) => [name, type])), [plan]);
  const values = useMemo(() => known(assessment), [assessment]);
  const { body, pointers, wrong } = ask(imagined, types);
  const typed = body === null ? '' : JSON.stringify(body);
  const settled = useSettled(typed);
  const asked = useResource(settled === '' || typed === '' ? null : `what-if:${org}/${project}/${settled}`, async (signal) =>
    (await assessments.whatIf(org, project, JSON.parse(settled), signal)).data);
  const before = useRef<WhatIfAnswer | undefined>(undefined);
  if (asked.data !== undefined) before.current = asked.data;
  const answer = asked.data ?? before.current;
  const problem = settled === typed ? asked.error : undefined;
  const error = (field: string) => {
    const pointer = field === 'strength' ? '/strength' : pointers.get(field);
    return wrong.get(field) ?? (pointer !== undefined && problem instanceof ApiError ? problem.fieldError(pointer) : undefined);
  };
  const fields = { imagined, onChange: setImagined, error };
  return (
    <div class="what-if">
      <section class="panel what-if-choose" aria-labelledby="what-if-takes">
        <h2 id="what-if-takes">{t.whatIf.choose}</h2>
        <p class="fine">{t.whatIf.chooseLead}</p>
        <Takes {...fields} assessment={assessment} waivable={waivable} always={always} />
        <h2>{t.whatIf.facts}</h2>
        <p class="fine">{t.whatIf.factsLead}</p>
        <Facts {...fields} facts={plan.facts} known={values} />
      </section>
      <section class="panel what-if-answer" aria-labelledby="what-if-answer">
        <header class="words-head">
          <h2 id="what-if-answer">{t.whatIf.answer}</h2>
          {count(imagined) > 0 && <Button small onClick={() => setImagined(NOTHING)}>{t.whatIf.clear}</Button>}
        </header>
        <p class="fine" role="status">{count(imagined) === 0 ? t.whatIf.nothing : t.whatIf.chosen(count(imagined))}</p>
        <ProblemMessage error={problem} onRetry={asked.reload} shown={[...pointers.values(), '/strength']} />
        {wrong.size > 0 && <p>{t.whatIf.correctFirst}</p>}
        {typed !== '' && problem === undefined && (
          answer === undefined ? <Skeleton /> : <div aria-busy={asked.data === undefined}><Answer org={org} project={project} answer={answer} /></div>
        )}
      </section>
    </div>
  );
}
