import type { Pair, WhatIfAnswer } from '../api/types';
import { readiness } from '../format/number';
import { phaseName } from '../format/phase';
import { t } from '../text';
import { ChangedPractices, Steps, Told } from './comparison';

/** Before and after: each phase with its gate, what is next, and what came out otherwise. */
export function Answer({ org, project, answer }: { org: string; project: string; answer: WhatIfAnswer }) {
  const { assessment, comparison } = answer;
  const named = ({ from, to }: Pair<string>) => ({ from: from && phaseName(from, assessment.phases), to: to && phaseName(to, assessment.phases) });
  return (
    <div class="compared">
      <dl class="meta">
        <div><dt>{t.comparison.reallyIn}</dt><dd><BeforeAfter {...named(comparison.phase)} /></dd></div>
        <div><dt>{t.comparison.next}</dt><dd><BeforeAfter from={comparison.nextAction.from?.title ?? t.comparison.nothing} to={comparison.nextAction.to?.title ?? t.comparison.nothing} /></dd></div>
        <div><dt>{t.comparison.verdict}</dt><dd><BeforeAfter from={comparison.verdict3am.from && t.comparison[comparison.verdict3am.from]} to={comparison.verdict3am.to && t.comparison[comparison.verdict3am.to]} /></dd></div>
      </dl>
      <Told comparison={comparison} />
      <PhasesBeforeAfter answer={answer} />
      {comparison.practices.length === 0
        ? <p>{t.whatIf.noCheckDiffers}</p>
        : <ChangedPractices org={org} project={project} practices={comparison.practices} level={3} />}
    </div>
  );
}

/** One value where both are the same. */
function BeforeAfter({ from, to }: Pair<string>) {
  return from === to ? <span>{to} <span class="fine">{t.whatIf.unchanged}</span></span> : <Steps from={from} to={to} />;
}

function PhasesBeforeAfter({ answer: { assessment, comparison } }: { answer: WhatIfAnswer }) {
  return (
    <table class="table table-stack table-tight">
      <caption class="visually-hidden">{t.comparison.phases}</caption>
      <thead><tr><th scope="col">{t.comparison.phases}</th><th scope="col">{t.comparison.readiness}</th><th scope="col">{t.comparison.gate}</th></tr></thead>
      <tbody>
        {assessment.phases.map((phase) => {
          const moved = comparison.phases.find(({ id }) => id === phase.id);
          const share = moved?.readiness ?? { from: phase.readiness, to: phase.readiness };
          const gate = moved?.gate ?? { from: phase.gate.state, to: phase.gate.state };
          return (
            <tr key={phase.id}>
              <th scope="row">{phase.title}</th>
              <td data-label={t.comparison.readiness}><BeforeAfter from={percent(share.from)} to={percent(share.to)} /></td>
              <td data-label={t.comparison.gate}><BeforeAfter from={gate.from && t.projects.gates[gate.from]} to={gate.to && t.projects.gates[gate.to]} /></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function percent(share: number | undefined): string | undefined {
  return share === undefined ? undefined : `${readiness(share)} %`;
}
