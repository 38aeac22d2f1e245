import { today } from './time';

const DAY_MS = 86_400_000;

/** The most days ahead that can be chosen: the end of that day is still less than 180 days away, whatever the hour. */
export const MOST_DAYS = 179;

/** People are told of an end so long before it. */
const WARNING_MS = 10 * DAY_MS;

/** The instant at which a day that was chosen is over, in UTC. */
export function endOf(date: string): string {
  return `${date}T23:59:59Z`;
}

/** Whether a day can be chosen as an end. */
export function isTerm(date: string, now: number): boolean {
  const chosen = Date.parse(`${date}T00:00:00Z`);
  const first = Date.parse(`${new Date(now).toISOString().slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(chosen) && chosen >= first && chosen <= first + MOST_DAYS * DAY_MS;
}

/** A day to begin with: so many days from today. */
export function inDays(days: number, now: number): string {
  return today(now + days * DAY_MS);
}

/** Whether an end is near enough for people to be told. */
export function endsSoon(endsAt: string, now: number): boolean {
  return Date.parse(endsAt) - now <= WARNING_MS;
}
