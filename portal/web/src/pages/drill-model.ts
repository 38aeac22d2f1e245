import type { Drill, DrillPage, DrillPlan, DrillPlanFields, PolicySimulation, SimulatedStep } from '../api/types';
import { t } from '../text';

/** A length of time in words, to the second from a minute on. */
export function lasted(seconds: number): string {
  if (seconds < 60) return t.drills.seconds(seconds < 10 ? String(Math.round(seconds * 10) / 10) : String(Math.round(seconds)));
  const whole = Math.round(seconds);
  return t.drills.minutes(Math.floor(whole / 60), whole % 60);
}

/** How a drill was answered. */
export function answered(drill: Drill): string {
  if (drill.state === 'running') return t.drills.notYet;
  if (drill.acknowledgedBy === undefined || drill.secondsToAcknowledge === undefined) return t.drills.nobody;
  return t.drills.answeredBy(drill.acknowledgedBy, lasted(drill.secondsToAcknowledge));
}

/** Whether and how somebody who was paged was reached. */
export function reached(page: DrillPage): string {
  if (page.secondsToReach !== undefined) {
    const kinds = page.messages.filter(({ state }) => state === 'sent').map(({ kind }) => t.contacts.kinds[kind]);
    return t.drills.reached(page.name, [...new Set(kinds)].join(', '), lasted(page.secondsToReach));
  }
  if (page.unreached !== undefined) return t.drills.unreached(page.name, page.unreached);
  if (page.messages.some(({ state }) => state === 'waiting')) return t.drills.waiting(page.name);
  const failed = page.messages.filter(({ state }) => state === 'failed').map(({ kind, reason }) => t.drills.failedBy(t.contacts.kinds[kind], reason ?? ''));
  if (failed.length > 0) return t.drills.unreached(page.name, failed.join('; '));
  return t.drills.unreached(page.name, page.messages.length > 0 ? t.drills.dropped : t.drills.noMessage);
}

/** Whom a drill that begins now pages at once, and the steps after it. */
export function pagedNow(simulation: PolicySimulation): { now: SimulatedStep['people']; later: SimulatedStep[] } {
  const reaching = simulation.steps.filter(({ round, people }) => round === 1 && people.length > 0);
  return { now: reaching[0]?.people ?? [], later: reaching.slice(1) };
}

/** What a plan is written as again. */
export function fieldsOf(plan: DrillPlan): DrillPlanFields {
  const { policy, project, timeZone, start, unit, every, from, until, weekdays, timeLimitMinutes, enabled } = plan;
  return {
    policy, timeZone, start, unit, every, from, until, weekdays, enabled,
    ...(project === undefined ? {} : { project }), ...(timeLimitMinutes === undefined ? {} : { timeLimitMinutes }),
  };
}

/** A whole number within bounds; null for what is none. */
export function whole(text: string, least: number, most: number): number | null {
  const value = Number(text);
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most ? value : null;
}
