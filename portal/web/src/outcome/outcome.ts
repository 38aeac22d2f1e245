import type { OutcomeName, Practice } from '../api/types';
import { t } from '../text';

/** The outline an outcome is drawn with: each differs from the others without any colour. */
export type Shape = 'check-disc' | 'half-disc' | 'cross-diamond' | 'clock' | 'dashed-ring' | 'flag' | 'bar-ring';

export interface Presentation { label: string; explain: string; shape: Shape; tone: OutcomeName }

const SHAPES: Record<OutcomeName, Shape> = {
  met: 'check-disc',
  partial: 'half-disc',
  unmet: 'cross-diamond',
  stale: 'clock',
  unknown: 'dashed-ring',
  waived: 'flag',
  'not-applicable': 'bar-ring',
};

export const OUTCOMES = Object.keys(SHAPES) as OutcomeName[];

/** How an outcome is told; one this version does not know is told as unknown, never as met. */
export function present(outcome: string): Presentation {
  const tone: OutcomeName = Object.hasOwn(SHAPES, outcome) ? (outcome as OutcomeName) : 'unknown';
  return { ...t.outcomes[tone], shape: SHAPES[tone], tone };
}

/** The share of a practice that is proven, for drawing: the weighted score of its applicable checks. */
export function share(practice: Practice): number {
  if (practice.outcome === 'met' || practice.outcome === 'waived') return 1;
  if (practice.outcome !== 'partial') return 0;
  const applicable = practice.checks.filter((check) => check.outcome !== 'not-applicable');
  const weight = applicable.reduce((sum, check) => sum + check.weight, 0);
  if (weight === 0) return 0.5;
  return applicable.reduce((sum, check) => sum + check.weight * check.score, 0) / weight;
}

/** Counts of outcomes as one phrase: "3 met, 1 partial, 1 unknown". */
export function summary(outcomes: readonly OutcomeName[]): string {
  return OUTCOMES
    .map((outcome) => [outcome, outcomes.filter((other) => other === outcome).length] as const)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${present(outcome).label.toLowerCase()}`)
    .join(', ');
}
