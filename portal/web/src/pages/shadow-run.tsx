import { useEffect } from 'preact/hooks';
import { allPages, roadmaps } from '../api';
import type { ShadowPhase, ShadowPractice, ShadowResult } from '../api/types';
import { readiness } from '../format/number';
import { OutcomeBadge } from '../outcome/mark';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useResource } from '../state/resource';
import { t } from '../text';
import { Loaded } from '../ui/basics';
import { Icon } from '../ui/icon';

const LOOK_EVERY_MS = 1_000;

/** A shadow run while it goes on, then who would fall or rise, and why. */
export function ShadowRunPanel({ org, id }: { org: string; id: string }) {
  const run = useResource(`shadow:${org}/${id}`, async (signal) => (await roadmaps.shadow(org, id, signal)).data);
  const state = run.data?.state;
  const goesOn = state === undefined || state === 'queued' || state === 'running';
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setInterval(run.reload, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [goesOn, run.reload]);
  return (
    <section class="panel" aria-labelledby="shadow">
      <h2 id="shadow">{t.roadmaps.shadowHeading}</h2>
      <Loaded resource={run}>
        {(data) => (
          <>
            <p role="status">
              {goesOn ? t.roadmaps.shadowRunning(data.projects) : state === 'succeeded' ? t.roadmaps.shadowDone(data.projects, data.falls, data.rises) : t.roadmaps.shadowFailed}
            </p>
            {state === 'succeeded' && <Changed org={org} id={id} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Changed({ org, id }: { org: string; id: string }) {
  const list = useResource(`shadow-results:${org}/${id}`, async (signal) => {
    const of = (change: string) => allPages((cursor) => roadmaps.shadowResults(org, id, { change, cursor, limit: 100, signal }));
    return [...(await of('falls')).items, ...(await of('rises')).items];
  });
  const columns = t.roadmaps.shadowColumns;
  return (
    <Loaded resource={list}>
      {(items) => items.length === 0 ? <p class="fine">{t.roadmaps.noneChange}</p> : (
        <table class="table table-stack">
          <caption class="visually-hidden">{t.roadmaps.shadowCaption}</caption>
          <thead><tr>{Object.entries(columns).map(([name, label]) => <th key={name} scope="col">{label}</th>)}</tr></thead>
          <tbody>{items.map((one) => <ResultRow key={one.project.slug} org={org} result={one} />)}</tbody>
        </table>
      )}
    </Loaded>
  );
}

function ResultRow({ org, result }: { org: string; result: ShadowResult }) {
  const columns = t.roadmaps.shadowColumns;
  const falls = result.change === 'falls';
  return (
    <tr>
      <th scope="row"><Link href={to.project(org, result.project.slug)} class="row-link">{result.project.name}</Link></th>
      <td data-label={columns.change}><span class={`badge ${falls ? 'badge-failed' : 'badge-succeeded'}`}><Icon name={falls ? 'down' : 'up'} size={14} />{t.roadmaps.changes[result.change]}</span></td>
      <td data-label={columns.phases}><ul class="plain-list">{result.phases.map((phase) => <li key={phase.id}>{phase.title}: {side(phase, 'Before')} <Icon name="arrow" size={14} /> {side(phase, 'After')}</li>)}</ul></td>
      <td data-label={columns.why}><ul class="plain-list">{result.practices.map((practice) => <Why key={practice.id} practice={practice} />)}</ul></td>
    </tr>
  );
}

function side(phase: ShadowPhase, which: 'Before' | 'After'): string {
  const value = phase[`readiness${which}`];
  const open = phase[`open${which}`];
  return value === undefined ? t.roadmaps.absent : `${readiness(value)} %, ${open === true ? t.roadmaps.gate.open : t.roadmaps.gate.closed}`;
}

function Why({ practice }: { practice: ShadowPractice }) {
  return (
    <li>
      <strong>{practice.title}</strong>
      <span class="change-steps">
        {practice.before === undefined ? <span class="muted">{t.roadmaps.absent}</span> : <OutcomeBadge outcome={practice.before} plain />}
        <Icon name="arrow" size={14} />
        {practice.after === undefined ? <span class="muted">{t.roadmaps.absent}</span> : <OutcomeBadge outcome={practice.after} plain />}
      </span>
      {practice.after !== undefined && practice.because.map((check) => <p key={check.check} class="fine">{check.title}: {check.reason}</p>)}
    </li>
  );
}
