import { alerts, allPages, assessments } from '../api';
import type { Assessment, Phase, Standing as Listed } from '../api/types';
import { phaseName } from '../format/phase';

/** Where a project stands, as a row of the list shows it. */
export interface Standing { phase: Phase; phaseName: string; readiness: number; gate: 'open' | 'closed'; newestEvidence: string | null; assessedAt: string }

/** Enough for the most projects that an organisation may have. */
const PAGES = 10;

/** The time of the newest fact an assessment rests on that is more than a claim; null when nothing is. */
export function newestEvidence(assessment: Assessment): string | null {
  let newest: string | null = null;
  for (const phase of assessment.phases) {
    for (const practice of phase.practices) {
      for (const check of practice.checks) {
        for (const fact of check.facts) {
          if (fact.observedAt != null && fact.strength !== 'claimed' && (newest === null || fact.observedAt > newest)) newest = fact.observedAt;
        }
      }
    }
  }
  return newest;
}

/** The standing of each assessed project of an organisation, by its slug. */
export async function standings(org: string, signal: AbortSignal): Promise<Map<string, Standing>> {
  const { items } = await allPages((cursor) => assessments.standings(org, { cursor, limit: 100, signal }), PAGES);
  return new Map(items.map((item) => [item.project.slug, standingOf(item)]));
}

/** A standing as a row shows it: how ready the project is in the phase it is really in. */
export function standingOf({ assessment, newestEvidenceAt }: Listed): Standing {
  const here = assessment.phases.find((phase) => phase.id === assessment.phase);
  return {
    phase: assessment.phase, phaseName: phaseName(assessment.phase, assessment.phases), readiness: here?.readiness ?? 0, gate: here?.gate.state ?? 'closed',
    newestEvidence: newestEvidenceAt, assessedAt: assessment.assessedAt,
  };
}

/** How many regressions of each project, by its slug, are not resolved. */
export async function openRegressions(org: string, signal: AbortSignal): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const state of ['open', 'acknowledged', 'snoozed'] as const) {
    const { items } = await allPages((cursor) => alerts.list(org, { state, cursor, limit: 100, signal }));
    for (const { kind, project } of items) {
      if (kind === 'regression' && project != null) counts.set(project.slug, (counts.get(project.slug) ?? 0) + 1);
    }
  }
  return counts;
}
