import { useEffect, useState } from 'preact/hooks';
import { jobs } from '../api';
import { ApiError } from '../api/problem';
import type { Job } from '../api/types';
import { isFinal, useJob } from '../live/job';
import { bytes, number } from '../format/number';
import { to } from '../router/routes';
import { useMay } from '../state/organisation';
import { useProjectName } from '../state/project';
import { t } from '../text';
import { announce } from '../ui/announcer';
import { Ago, At, LinkButton, PageHead, Skeleton } from '../ui/basics';
import { Button } from '../ui/button';
import { newKey } from '../ui/form';
import { Icon } from '../ui/icon';
import { ProblemMessage } from '../ui/problem';
import { JobStateBadge } from './job-state';
import { ScanNotesPanel } from './scan-notes';

interface Props { org: string; project: string; id: string }

/** A job from start to end, live; the address is the job's, so a reload shows the same picture. */
export function JobPage({ org, project, id }: Props) {
  const name = useProjectName(org, project);
  const followed = useJob(org, id);
  const { job } = followed;
  const step = job?.progress?.phase ?? 'receiving';
  useEffect(() => {
    if (job !== undefined) announce(t.job.announce(t.job.states[job.state], t.job.steps[step as keyof typeof t.job.steps] ?? ''));
  }, [job?.state, step]);
  return (
    <>
      <PageHead
        title={t.job.heading[job?.kind ?? 'scan']}
        crumbs={[{ label: t.nav.projects, href: to.projects(org) }, { label: name, href: to.project(org, project) }]}
        lead={job !== undefined && <JobStateBadge state={job.state} />}
      />
      {job === undefined
        ? followed.error === undefined ? <Skeleton /> : <ProblemMessage error={followed.error} onRetry={followed.reload} />
        : <JobView org={org} project={project} job={job} polling={followed.by === 'polling'} put={followed.put} reload={followed.reload} />}
    </>
  );
}

function JobView({ org, project, job, polling, put, reload }: {
  org: string; project: string; job: Job; polling: boolean; put: (job: Job) => void; reload: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const act = async (action: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await action();
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  const cancel = () => act(async () => put(await cancelled(org, job)));
  const requeue = () => act(async () => {
    await jobs.requeue(org, job.id, newKey());
    reload();
  });
  const over = isFinal(job);
  const editor = useMay('editor');
  const scanned = job.state === 'succeeded' && job.kind !== 'assess' ? job.result?.evidenceId : undefined;
  return (
    <>
      <section class="panel job" aria-label={t.job.heading[job.kind]}>
        {polling && !over && <p class="notice notice-plain">{t.job.polling}</p>}
        <Steps job={job} />
        <Figures job={job} />
        {job.state === 'dead' && <p>{t.job.deadDetail}</p>}
        {job.state === 'cancelled' && <p>{t.job.cancelledDetail}</p>}
        {job.problem != null && <ProblemMessage error={new ApiError(job.problem)} />}
        <ProblemMessage error={error} />
        <div class="form-actions">
          {editor && !over && <Button busy={busy} onClick={() => void cancel()}>{t.job.cancel}</Button>}
          {job.state === 'succeeded' && <LinkButton href={to.project(org, project)}>{t.job.result}</LinkButton>}
          {editor && canRequeue(job) && <Button busy={busy} onClick={() => void requeue()}>{t.job.requeue}</Button>}
          {editor && over && job.kind === 'scan' && <LinkButton kind={job.state === 'failed' ? 'primary' : 'plain'} href={to.upload(org, project)}>{t.job.another}</LinkButton>}
        </div>
      </section>
      {scanned !== undefined && <ScanNotesPanel org={org} project={project} id={scanned} />}
    </>
  );
}

/** A damaged archive stays damaged, and is not kept: only work that can end differently is offered again. */
function canRequeue(job: Job): boolean {
  return job.state === 'dead' || (job.state === 'failed' && job.kind === 'assess');
}

const CANCEL_ATTEMPTS = 5;

/** Cancels whatever version the job has reached by now: cancelling is meant for the job, not for one picture of it. */
async function cancelled(org: string, known: Job): Promise<Job> {
  let job = known;
  for (let n = 0; ; n++) {
    try {
      await jobs.cancel(org, job);
      return (await jobs.get(org, job.id)).data;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 412 || n >= CANCEL_ATTEMPTS) throw error;
      job = (await jobs.get(org, job.id)).data;
      if (isFinal(job)) return job;
    }
  }
}

const STEPS = ['receiving', 'reading', 'detecting', 'assessing', 'done'] as const;
type StepState = 'done' | 'now' | 'next' | 'stopped';

/** The state of each step, from the job's own words. */
export function stepStates(job: Job): StepState[] {
  const steps = job.kind === 'assess' ? STEPS.slice(3) : STEPS;
  const reported = job.progress?.phase ?? steps[0];
  const at = Math.max(0, steps.findIndex((step) => step === reported));
  return steps.map((_, n) => {
    if (job.state === 'succeeded' || n < at) return 'done';
    if (n > at) return 'next';
    if (isFinal(job)) return 'stopped';
    return job.state === 'running' ? 'now' : 'next';
  });
}

function Steps({ job }: { job: Job }) {
  const names = job.kind === 'assess' ? STEPS.slice(3) : STEPS;
  const states = stepStates(job);
  return (
    <ol class="steps" aria-label={t.job.steps_label}>
      {names.map((name, n) => {
        const state = states[n] ?? 'next';
        return (
          <li key={name} class={`step step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <span class="step-stone" aria-hidden="true">
              {state === 'done' && <Icon name="check" size={16} />}{state === 'stopped' && <Icon name="close" size={16} />}{state === 'now' && <span class="spinner" />}
            </span>
            <span>{t.job.steps[name]}<span class="visually-hidden">: {t.job.stepState[state]}</span></span>
          </li>
        );
      })}
    </ol>
  );
}

function Figures({ job }: { job: Job }) {
  const { filesSeen = 0, bytesSeen = 0, filesTotal } = job.progress ?? {};
  const total = filesTotal ?? null;
  return (
    <>
      {job.state === 'running' && <progress class="progress" aria-label={t.job.files} {...(total === null || total === 0 ? {} : { max: total, value: filesSeen })} />}
      <dl class="meta meta-large">
        {job.kind === 'scan' && <div><dt>{t.job.files}</dt><dd class="num">{total === null ? number(filesSeen) : t.job.of(number(filesSeen), number(total))}</dd></div>}
        {job.kind === 'scan' && <div><dt>{t.job.bytes}</dt><dd class="num">{bytes(bytesSeen)}</dd></div>}
        <div><dt>{t.job.queuedAt}</dt><dd><Ago at={job.createdAt} /></dd></div>
        {job.startedAt != null && <div><dt>{t.job.started}</dt><dd><At at={job.startedAt} /></dd></div>}
        {job.finishedAt != null && <div><dt>{t.job.finished}</dt><dd><At at={job.finishedAt} /></dd></div>}
        {job.attempts > 1 && <div><dt>{t.job.attempts}</dt><dd>{job.attempts}</dd></div>}
        <div><dt>{t.job.id}</dt><dd><code class="path">{job.id}</code></dd></div>
      </dl>
    </>
  );
}
