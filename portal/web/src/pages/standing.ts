import { alerts, allPages, assessments } from '../api';
import { ApiError } from '../api/problem';
import type { Assessment, Phase, Project } from '../api/types';

/** Where a project stands, as a row of the list shows it; null when it was never assessed. */
export interface Standing { phase: Phase; readiness: number; newestEvidence: string | null; assessedAt: string }

const AT_ONCE = 4;

/** The time of the newest fact an assessment rests on. */
export function newestEvidence(assessment: Assessment): string | null {
  let newest: string | null = null;
  for (const phase of assessment.phases) {
    for (const practice of phase.practices) {
      for (const check of practice.checks) {
        for (const fact of check.facts) {
          if (fact.observedAt !== undefined && fact.observedAt !== null && (newest === null || fact.observedAt > newest)) newest = fact.observedAt;
        }
      }
    }
  }
  return newest;
}

async function standing(org: string, project: string, signal: AbortSignal): Promise<Standing | null> {
  try {
    const { data } = await assessments.latest(org, project, signal);
    const current = data.phases.find((phase) => phase.id === data.phase);
    return { phase: data.phase, readiness: current?.readiness ?? 0, newestEvidence: newestEvidence(data), assessedAt: data.assessedAt };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** The standing of each project by its slug, a few asked at a time; a project that fails is left out. */
export async function standings(org: string, list: readonly Project[], signal: AbortSignal): Promise<Map<string, Standing | null>> {
  const found = new Map<string, Standing | null>();
  const waiting = list.map((project) => project.slug);
  const worker = async () => {
    for (let slug = waiting.shift(); slug !== undefined; slug = waiting.shift()) {
      try {
        found.set(slug, await standing(org, slug, signal));
      } catch {
        signal.throwIfAborted();
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

/** How many regressions of each project, by its slug, are not resolved. */
export async function openRegressions(org: string, signal: AbortSignal): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const state of ['open', 'acknowledged'] as const) {
    const { items } = await allPages((cursor) => alerts.list(org, { state, cursor, limit: 100, signal }));
    for (const alert of items) {
      if (alert.kind === 'regression') counts.set(alert.project.slug, (counts.get(alert.project.slug) ?? 0) + 1);
    }
  }
  return counts;
}
