import type { Project } from '../api/types';
import type { Standing } from './standing';

export type Sort = 'name' | 'readiness' | 'regressions' | 'age' | 'updated';
export const SORTS: readonly Sort[] = ['name', 'readiness', 'regressions', 'age', 'updated'];

export interface Row { project: Project; standing: Standing | null | undefined; regressions: number | undefined }

export interface Filter { phase: string; regressionsOnly: boolean; sort: Sort }

/** The filter that an address asks for; what it does not know is ignored. */
export function filterOf(query: URLSearchParams): Filter {
  const sort = query.get('sort') as Sort | null;
  return {
    phase: query.get('phase') ?? '',
    regressionsOnly: query.get('regressions') === 'yes',
    sort: sort !== null && SORTS.includes(sort) ? sort : 'name',
  };
}

const byName = (a: Row, b: Row) => a.project.name.localeCompare(b.project.name, undefined, { numeric: true });

const COMPARE: Record<Sort, (a: Row, b: Row) => number> = {
  name: byName,
  readiness: (a, b) => (b.standing?.readiness ?? -1) - (a.standing?.readiness ?? -1),
  regressions: (a, b) => (b.regressions ?? 0) - (a.regressions ?? 0),
  age: (a, b) => (a.standing?.newestEvidence ?? '').localeCompare(b.standing?.newestEvidence ?? ''),
  updated: (a, b) => b.project.updatedAt.localeCompare(a.project.updatedAt),
};

/** The rows a filter leaves, in its order; equal ones by name, so that the order is always the same. */
export function arrange(rows: readonly Row[], filter: Filter): Row[] {
  return rows
    .filter((row) => filter.phase === '' || (row.standing?.phase ?? row.project.phase) === filter.phase)
    .filter((row) => !filter.regressionsOnly || (row.regressions ?? 0) > 0)
    .sort((a, b) => COMPARE[filter.sort](a, b) || byName(a, b));
}
