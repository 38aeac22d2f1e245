import { LOCALE } from '../text';

const plain = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 3 });
const oneDigit = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function number(value: number): string {
  return plain.format(value);
}

/** A readiness of 0 to 100: one decimal, none where it would only be a zero. */
export function readiness(value: number): string {
  return Number.isInteger(value) ? whole.format(value) : oneDigit.format(value);
}

/** A share of 0 to 1 as a percentage without decimals. */
export function percent(share: number): string {
  return new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A size in the largest unit that leaves at least one before the point. */
export function bytes(size: number): string {
  let value = size;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(LOCALE, {
    style: 'unit', unit: UNITS[unit], unitDisplay: unit === 0 ? 'long' : 'short', maximumFractionDigits: unit === 0 ? 0 : 1,
  }).format(value);
}

/** The value of a fact as a person reads it. */
export function factValue(value: unknown): string {
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(factValue).join(', ');
  return JSON.stringify(value) ?? '';
}
