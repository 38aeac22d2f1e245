import { useState } from 'preact/hooks';
import { assessments } from '../api';
import type { Check, Explanation } from '../api/types';
import { useResource } from '../state/resource';
import { t } from '../text';
import { At, Loaded } from '../ui/basics';

/** Why a check came out as it did, in sentences, with the rules that found the facts and how long they count. */
export function Explain({ org, project, assessment, check }: { org: string; project: string; assessment: string; check: Check }) {
  const [open, setOpen] = useState(false);
  const explanation = useResource(
    open ? `explain:${org}/${project}/${assessment}/${check.id}` : null,
    async (signal) => (await assessments.explain(org, project, assessment, check.id, signal)).data,
  );
  return (
    <details class="record" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`${t.practice.explain}: ${check.title}`}>{t.practice.explain}</summary>
      {open && <Loaded resource={explanation}>{(data) => <Told explanation={data} />}</Loaded>}
    </details>
  );
}

function Told({ explanation }: { explanation: Explanation }) {
  const { limits, evidence, sentences } = explanation;
  const rules = evidence.flatMap((one) => one.rules);
  return (
    <>
      <ul class="sentences">{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      <dl class="meta">
        <div><dt>{t.practice.freshnessAsked}</dt><dd>{limits.freshness == null ? t.practice.noLimit : span(limits.freshness)}</dd></div>
        {limits.ageingFrom != null && <div><dt>{t.practice.ageingFrom}</dt><dd><At at={limits.ageingFrom} /></dd></div>}
        {limits.staleAt != null && <div><dt>{t.practice.staleFrom}</dt><dd><At at={limits.staleAt} /></dd></div>}
        {rules.length > 0 && (
          <div>
            <dt>{t.practice.rulesFound}</dt>
            <dd>{rules.map(({ fact, rule, places }) => <span key={`${fact} ${rule}`}><code>{rule}</code> ({t.practice.places(places)}) </span>)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

const HOURS = /^PT(\d+)H$/;

/** A duration as the service writes it (`PT2160H`), in days where it is whole days. */
export function span(duration: string): string {
  const hours = Number(HOURS.exec(duration)?.[1] ?? Number.NaN);
  if (Number.isNaN(hours)) return duration;
  return hours % 24 === 0 ? t.practice.days(hours / 24) : t.practice.hours(hours);
}
