import { useEffect, useState } from 'preact/hooks';
import { jobs } from '../api';
import { reportStatus } from '../api/http';
import type { Job, JobState } from '../api/types';
import { openStream } from './sse';

const FINAL: readonly JobState[] = ['succeeded', 'failed', 'cancelled', 'dead'];
const POLL_EVERY_MS = 2_000;
/** After this many failed connections the page asks by itself, and goes on trying the stream. */
const FAILURES_BEFORE_POLLING = 2;

/** True when the job will not change any more by itself. */
export function isFinal(job: Job | undefined): boolean {
  return job !== undefined && FINAL.includes(job.state);
}

/** The newer of two pictures of one job: a late answer must not turn progress back. */
export function newer(known: Job | undefined, next: Job): Job {
  return known !== undefined && known.id === next.id && known.version > next.version ? known : next;
}

export interface FollowedJob { job: Job | undefined; error: unknown; by: 'stream' | 'polling'; put: (job: Job) => void; reload: () => void }

/** Follows a job to its end, by its event stream, or by asking when the stream does not come through. */
export function useJob(org: string, id: string): FollowedJob {
  const [job, setJob] = useState<Job>();
  const [error, setError] = useState<unknown>();
  const [by, setBy] = useState<'stream' | 'polling'>('stream');
  const [round, setRound] = useState(0);

  useEffect(() => {
    let current: Job | undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    let close = () => {};
    const controller = new AbortController();
    const take = (next: Job) => {
      current = newer(current, next);
      setJob(current);
      setError(undefined);
      if (isFinal(current)) stop();
    };
    const ask = () => jobs.get(org, id, controller.signal).then(
      (answer) => take(answer.data),
      (refused: unknown) => {
        if (!controller.signal.aborted && current === undefined) setError(refused);
      });
    const stop = () => {
      close();
      clearInterval(timer);
      timer = undefined;
    };
    const follow = () => {
      close = openStream(jobs.events(org, id), {
        onEvent: (event) => {
          if (event.event === 'job') take(JSON.parse(event.data) as Job);
        },
        onStatus: (status, { failures }) => {
          if (status === 'open') {
            setBy('stream');
            clearInterval(timer);
            timer = undefined;
          } else if (status !== 'connecting' && failures >= FAILURES_BEFORE_POLLING && timer === undefined && !isFinal(current)) {
            setBy('polling');
            timer = setInterval(() => void ask(), POLL_EVERY_MS);
          }
        },
        onRefused: reportStatus,
        endIsFinal: () => isFinal(current),
      });
    };
    void ask().then(() => {
      if (!controller.signal.aborted && !isFinal(current)) follow();
    });
    return () => {
      controller.abort();
      stop();
    };
  }, [org, id, round]);

  const put = (next: Job) => setJob((known) => newer(known, next));
  return { job, error, by, put, reload: () => setRound((n) => n + 1) };
}
