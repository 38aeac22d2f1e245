import { useEffect } from 'preact/hooks';
import { allPages, members } from '../api';
import type { Schedule } from '../api/types';
import { useResource, type Resource } from '../state/resource';

/** Names by subject, for what the service tells by subject alone. */
export type Names = ReadonlyMap<string, string>;

/** What every part of the page needs to know; `round` grows when anything was done that changes who is on call. */
export interface Parts { org: string; schedule: Schedule; names: Names; self: string | undefined; changed: () => void; round: number }

/** The members of an organisation, by subject; none while they are not known, with the reason to be shown. */
export function useNames(org: string): { names: Names; problem: { error: unknown; onRetry: () => void } } {
  const all = useResource(`members-of:${org}`, (signal) => allPages((cursor) => members.list(org, { cursor, limit: 100, signal }), 10));
  const names = new Map((all.data?.items ?? []).map(({ subject, name }) => [subject, name]));
  return { names, problem: { error: all.error, onRetry: all.reload } };
}

/** Fetches again what depends on something that was done in another part of the page. */
export function useRounds(resource: Pick<Resource<unknown>, 'reload'>, round: number): void {
  useEffect(() => {
    if (round > 0) resource.reload();
  }, [round]);
}
