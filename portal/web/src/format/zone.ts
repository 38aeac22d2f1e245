import { LOCALE } from '../text';

/** Local times of a zone and the instants they are, with nothing but the browser's own knowledge of zones. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options });
    formats.set(key, found);
  }
  return found;
}

/** What the clock of a zone shows, as `yyyy-MM-ddTHH:mm`. */
export function localIn(zone: string, at: number): string {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

const asUtc = (local: string): number => (WRITTEN.test(local) ? Date.parse(`${local.slice(0, 16)}:00Z`) : Number.NaN);

/** The first instant at which the clock of a zone shows a time, or the end of the gap that leaves it out; NaN for no time. */
export function instantIn(zone: string, local: string): number {
  const wanted = asUtc(local);
  if (Number.isNaN(wanted)) return Number.NaN;
  const found = [wanted - DAY, wanted + DAY]
    .map((near) => wanted - (asUtc(localIn(zone, near)) - near))
    .filter((at) => asUtc(localIn(zone, at)) === wanted);
  if (found.length > 0) return Math.min(...found);
  let before = wanted - DAY - 14 * HOUR;
  let after = wanted + DAY + 14 * HOUR;
  while (after - before > 60_000) {
    const middle = Math.floor((before + after) / 120_000) * 60_000;
    if (asUtc(localIn(zone, middle)) < wanted) before = middle;
    else after = middle;
  }
  return after;
}

/** A date some days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The Monday of the week of an instant, in a zone. */
export function mondayOf(zone: string, at: number): string {
  const date = localIn(zone, at).slice(0, 10);
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** "Mon 2 Mar, 09:00" in a zone. */
export function whenIn(zone: string, at: string | number): string {
  return format(zone, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** "09:00" in a zone. */
export function clockIn(zone: string, at: string | number): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** "Monday 2 March" of a date. */
export function dayName(date: string): string {
  return format('UTC', { weekday: 'long', day: 'numeric', month: 'long' }).format(Date.parse(`${date}T00:00:00Z`));
}

/** All zones that the browser knows, and UTC. */
export function zones(): string[] {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return known.includes('UTC') ? known : ['UTC', ...known];
}

/** Where the reader is. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}
