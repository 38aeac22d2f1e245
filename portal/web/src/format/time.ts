import { LOCALE } from '../text';

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600], ['month', 2_629_800], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1],
];

const DURATIONS: readonly [string, number][] = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];

const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const moment = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium' });
const monthOnly = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dayOnly = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' });

/** How long ago, or in how long, in the largest unit that fits: "3 days ago". */
export function age(at: number | string, now: number): string {
  const seconds = Math.round((toMillis(at) - now) / 1000);
  const size = Math.abs(seconds);
  for (const [unit, length] of STEPS) {
    if (size >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return relative.format(0, 'second');
}

/** An instant to the second in the reader's time zone. */
export function instant(at: number | string): string {
  const millis = toMillis(at);
  return Number.isNaN(millis) ? '' : moment.format(millis);
}

/** The same instant in UTC, as it is stored. */
export function utc(at: number | string): string {
  const millis = toMillis(at);
  return Number.isNaN(millis) ? '' : `${new Date(millis).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

const WRITTEN = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** A service's sentence with the instants in it as the reader's time zone has them. */
export function withInstants(text: string): string {
  return text.replace(WRITTEN, (written) => instant(written) || written);
}

/** A calendar date such as a start date: the same day in every time zone. */
export function day(date: string): string {
  const millis = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(millis) ? date : dayOnly.format(millis);
}

/** A length of time in its largest unit and the next smaller one: "2 hrs 5 mins". */
export function duration(seconds: number): string {
  const rounded = Math.round(seconds);
  const parts = DURATIONS.flatMap(([unit, length], n) => {
    const before = DURATIONS[n - 1];
    const count = Math.floor((before === undefined ? rounded : rounded % before[1]) / length);
    return count > 0 ? [{ n, text: new Intl.NumberFormat(LOCALE, { style: 'unit', unit, unitDisplay: 'short' }).format(count) }] : [];
  });
  const [first, second] = parts;
  if (first === undefined) return new Intl.NumberFormat(LOCALE, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(0);
  return second !== undefined && second.n === first.n + 1 ? `${first.text} ${second.text}` : first.text;
}

/** Today in the reader's time zone, as `yyyy-MM-dd`. */
export function today(now: number): string {
  const date = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The month of an instant in UTC and those before it, the newest first, as `yyyy-MM`. */
export function monthsBack(now: number, count: number): string[] {
  const date = new Date(now);
  return Array.from({ length: count }, (_, back) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1)).toISOString().slice(0, 7));
}

/** "November 2026" of a month. */
export function monthName(month: string): string {
  return monthOnly.format(Date.parse(`${month}-01T00:00:00Z`));
}

export function toMillis(at: number | string): number {
  return typeof at === 'number' ? at : Date.parse(at);
}
