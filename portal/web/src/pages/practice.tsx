import { evidence } from '../api';
import type { Assessment, Check, Evidence, FactRead, Finding, Practice, Strength } from '../api/types';
import { useFeedEvents } from '../live/feed';
import { factValue, percent } from '../format/number';
import { day } from '../format/time';
import { OutcomeBadge } from '../outcome/mark';
import { present } from '../outcome/outcome';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Ago, At, DataAge, Loaded, PageHead } from '../ui/basics';
import { Icon } from '../ui/icon';
import { Applicability } from './applicability';
import { Attestations } from './attestations';
import { Explain } from './explain';
import { PracticeHistory } from './practice-history';
import { latestOrNull } from './project';
import { ScanNotes } from './scan-notes';
import { Waivers } from './waivers';

interface Props { org: string; project: string; practice: string }

/** One practice: why it matters, how it is judged, and everything the verdict rests on. */
export function PracticePage({ org, project, practice: id }: Props) {
  const latest = useResource(`latest:${org}/${project}`, (signal) => latestOrNull(org, project, signal));
  useFeedEvents(['assessment.'], latest.reload);
  return (
    <>
      <Loaded whole resource={latest}>
        {(assessment) => {
          const found = assessment === null ? undefined : find(assessment, id);
          if (assessment === null || found === undefined) {
            return (
              <>
                <PageHead title={id} crumbs={[{ label: t.nav.projects, href: to.projects(org) }, { label: project, href: to.project(org, project) }]} />
                <p>{t.practice.missing}</p>
              </>
            );
          }
          return <PracticeView org={org} project={project} assessment={assessment} {...found} />;
        }}
      </Loaded>
      <DataAge resource={latest} />
    </>
  );
}

function find(assessment: Assessment, id: string): { practice: Practice; phase: string; before?: Practice; after?: Practice } | undefined {
  const all = assessment.phases.flatMap((phase) => phase.practices.map((practice) => ({ practice, phase: phase.title })));
  const index = all.findIndex(({ practice }) => practice.id === id);
  const here = all[index];
  return here === undefined ? undefined : { ...here, before: all[index - 1]?.practice, after: all[index + 1]?.practice };
}

function PracticeView({ org, project, assessment, practice, phase, before, after }: {
  org: string; project: string; assessment: Assessment; practice: Practice; phase: string; before?: Practice; after?: Practice;
}) {
  const { explain } = present(practice.outcome);
  return (
    <>
      <PageHead
        title={practice.title} tabTitle={`${practice.title}, ${assessment.project.name}`}
        crumbs={[{ label: t.nav.projects, href: to.projects(org) }, { label: assessment.project.name, href: to.project(org, project) }]}
        lead={<p class="practice-lead"><OutcomeBadge outcome={practice.outcome} /><span>{explain}</span><span class="muted">{phase} · {practice.required ? t.practice.required : t.practice.optional}</span></p>}
      />
      <div class="practice-top">
        <section class="panel" aria-labelledby="why"><h2 id="why">{t.practice.why}</h2><p class="prose">{practice.why}</p></section>
        <PracticeHistory org={org} project={project} practice={practice.id} />
      </div>
      <h2 class="section-title">{t.practice.checks}</h2>
      {practice.checks.map((check) => <CheckPanel key={check.id} org={org} project={project} assessment={assessment.id} check={check} />)}
      <Applicability org={org} project={project} practice={practice} />
      <Waivers org={org} project={project} roadmap={assessment.roadmap} practice={practice} />
      <Attestations org={org} project={project} roadmap={assessment.roadmap} practice={practice} />
      <nav class="prev-next" aria-label={t.practice.checks}>
        {before !== undefined && <Link href={to.practice(org, project, before.id)}><Icon name="back" size={16} /><span><span class="fine">{t.practice.previous}</span>{before.title}</span></Link>}
        {after !== undefined && <Link href={to.practice(org, project, after.id)} class="next-link"><span><span class="fine">{t.practice.next}</span>{after.title}</span><Icon name="arrow" size={16} /></Link>}
      </nav>
    </>
  );
}

const ORDER: readonly Strength[] = ['claimed', 'detected', 'demonstrated'];

function CheckPanel({ org, project, assessment, check }: { org: string; project: string; assessment: string; check: Check }) {
  const found = check.strengthFound ?? null;
  const enough = found !== null && ORDER.indexOf(found) >= ORDER.indexOf(check.strengthAsked);
  const passed = check.outcome === 'met' || check.outcome === 'waived' || check.outcome === 'not-applicable';
  // Where nothing is known there is nothing to look at, so that what would prove it stands out.
  const nothing = check.findings.length === 0 && check.facts.every((fact) => fact.value == null);
  return (
    <article class="panel check-panel" id={check.id} aria-labelledby={`h-${check.id}`}>
      <header class="check-head">
        <h3 id={`h-${check.id}`}>{check.title}</h3>
        <OutcomeBadge outcome={check.outcome} />
      </header>
      <p class="check-reason">{check.reason}</p>
      {check.waiver != null && <p class="fine">{t.practice.waivedBy(check.waiver.approvedBy, day(check.waiver.endsAt))}</p>}
      {check.overruled != null && check.outcome !== 'not-applicable' && <p class="fine">{t.practice.overruledBy(check.overruled.by, day(check.overruled.at), check.overruled.reason)}</p>}
      <dl class="meta">
        <div><dt>{t.practice.score}</dt><dd>{percent(check.score)}</dd></div>
        <div><dt>{t.practice.weight}</dt><dd>{check.weight}</dd></div>
        <div><dt>{t.practice.strength}</dt><dd><StrengthLadder asked={check.strengthAsked} found={found} enough={enough} /></dd></div>
        <div><dt>{check.required ? t.practice.required : t.practice.optional}</dt><dd>{t.effort(t.efforts[check.effort])}</dd></div>
      </dl>
      {!passed && (
        <div class="prove">
          <div><h4>{t.practice.proof}</h4><p>{check.proof}</p></div>
          <div><h4>{t.practice.advice}</h4><p>{check.advice}</p></div>
        </div>
      )}
      {nothing
        ? <details class="record"><summary>{t.practice.rule}</summary><Rule check={check} /></details>
        : <Rule check={check} />}
      <Explain org={org} project={project} assessment={assessment} check={check} />
      <Records org={org} project={project} facts={check.facts} />
    </article>
  );
}

/** What is asked, of which facts, and the files that tell them. */
function Rule({ check }: { check: Check }) {
  return (
    <>
      <h4>{t.practice.expression}</h4>
      <pre class="expression" tabIndex={0} role="region" aria-label={`${t.practice.expression}: ${check.title}`}><code>{check.expression}</code></pre>
      <h4>{t.practice.facts}</h4>
      {check.facts.length === 0 ? <p class="fine">{t.practice.noFacts}</p> : <Facts check={check} />}
      <h4>{t.practice.evidence}</h4>
      {check.findings.length === 0 ? <p class="fine">{t.practice.noFindings}</p> : <Findings findings={check.findings} />}
    </>
  );
}

function StrengthLadder({ asked, found, enough }: { asked: Strength; found: Strength | null; enough: boolean }) {
  return (
    <span class="ladder">
      <span>{t.practice.asked}: <strong>{t.strengths[asked]}</strong></span>
      <span>{t.practice.found}: <strong>{found === null ? t.practice.noneFound : t.strengths[found]}</strong></span>
      <span class={enough ? 'flag flag-yes' : 'flag'}><Icon name={enough ? 'check' : 'close'} size={14} />{enough ? t.practice.strengthEnough : found === null ? t.practice.strengthMissing : t.practice.strengthTooWeak}</span>
    </span>
  );
}

function Facts({ check }: { check: Check }) {
  const columns = t.practice.factColumns;
  return (
    <table class="table table-stack table-tight">
      <caption class="visually-hidden">{t.practice.factsOf(check.title)}</caption>
      <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {check.facts.map((fact) => (
          <tr key={fact.name}>
            <th scope="row"><code>{fact.name}</code></th>
            <td data-label={columns.value}>{fact.value == null ? <span class="muted">{t.practice.notKnown}</span> : <code class="fact-value">{factValue(fact.value)}</code>}</td>
            <td data-label={columns.strength}>{fact.strength == null ? '' : t.strengths[fact.strength]}</td>
            <td data-label={columns.observed}>{fact.observedAt != null && <Ago at={fact.observedAt} />}</td>
            <td data-label={columns.stale}>{fact.staleAt != null && <Ago at={fact.staleAt} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const KEPT_FINDINGS = 20;

function Findings({ findings }: { findings: Finding[] }) {
  return (
    <>
      <ul class="findings">
        {findings.map((finding, n) => (
          <li key={`${finding.path}:${finding.line}:${n}`}>
            <p class="finding-head">
              <code class="path">{finding.path}{finding.line == null ? '' : `:${finding.line}`}</code>
              <span class="fine">{finding.rule}{finding.package == null || finding.package === '' || finding.package === '.' ? '' : `, ${t.practice.inPackage(finding.package)}`}</span>
            </p>
            {finding.excerpt != null && finding.excerpt !== '' && <pre tabIndex={0} role="region" aria-label={`${finding.path}:${finding.line ?? ''} ${n + 1}`}><code>{finding.excerpt}</code></pre>}
          </li>
        ))}
      </ul>
      {findings.length >= KEPT_FINDINGS && <p class="fine">{t.practice.limit}</p>}
    </>
  );
}

/** The evidence records behind the facts: source, commit, when it was produced and received. */
function Records({ org, project, facts }: { org: string; project: string; facts: FactRead[] }) {
  const ids = [...new Set(facts.map((fact) => fact.evidenceId).filter((id): id is string => typeof id === 'string'))];
  return <>{ids.map((id) => <Record key={id} org={org} project={project} id={id} />)}</>;
}

function Record({ org, project, id }: { org: string; project: string; id: string }) {
  const record = useResource<Evidence>(`evidence:${org}/${project}/${id}`, async (signal) => (await evidence.get(org, project, id, signal)).data);
  return (
    <details class="record">
      <summary>{t.practice.evidenceRecord} <code>{id}</code></summary>
      <Loaded resource={record}>
        {(data) => (
          <>
            <dl class="meta">
              <div><dt>{t.practice.source}</dt><dd>{t.practice.sources[data.source] ?? data.source}</dd></div>
              <div><dt>{t.practice.factColumns.strength}</dt><dd>{t.strengths[data.strength]}</dd></div>
              <div><dt>{t.practice.factColumns.observed}</dt><dd><At at={data.observedAt} /></dd></div>
              <div><dt>{t.practice.received}</dt><dd><At at={data.recordedAt} /></dd></div>
              {data.commit != null && <div><dt>{t.practice.commit}</dt><dd><code>{data.commit.slice(0, 12)}</code></dd></div>}
              <div><dt>{t.project.digest}</dt><dd><code class="path">{data.digest}</code></dd></div>
            </dl>
            {data.notes !== undefined && <p class="label">{t.scanNotes.heading}</p>}
            <ScanNotes notes={data.notes} />
          </>
        )}
      </Loaded>
    </details>
  );
}
