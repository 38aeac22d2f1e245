import { describe, expect, it } from 'vitest';
import { bytes, factValue, readiness } from './number';
import { phaseName } from './phase';
import { slugOf } from './slug';
import { age, day, duration, instant, today, utc, withInstants } from './time';

const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('a phase', () => {
  it('has the title of its own roadmap, also where the default roadmap has the same id', () => {
    expect(phaseName('launch', [{ id: 'launch', title: 'Launch' }])).toBe('Launch');
    expect(phaseName('mvp', [{ id: 'mvp', title: 'First users' }])).toBe('First users');
  });
  it('has the word of the product in the default roadmap, and its id where nothing else is known', () => {
    expect(phaseName('mvp', [{ id: 'mvp', title: 'The MVP' }])).toBe('MVP');
    expect(phaseName('scale')).toBe('Scale');
    expect(phaseName('launch')).toBe('launch');
  });
});

describe('age', () => {
  it.each([
    ['2026-11-22T12:00:00Z', 'now'],
    ['2026-11-22T11:59:30Z', '30 seconds ago'],
    ['2026-11-22T11:58:00Z', '2 minutes ago'],
    ['2026-11-21T11:00:00Z', 'yesterday'],
    ['2026-11-19T12:00:00Z', '3 days ago'],
    ['2026-12-06T12:00:00Z', 'in 2 weeks'],
  ])('%s is %s', (at, words) => expect(age(at, NOW)).toBe(words));
});

describe('dates', () => {
  it('shows a calendar date as the same day everywhere', () => expect(day('2026-03-01')).toBe('1 Mar 2026'));
  it('shows what is no date as it is', () => expect(day('soon')).toBe('soon'));
  it('shows UTC to the second', () => expect(utc('2026-03-01T02:03:04.500Z')).toBe('2026-03-01 02:03:04 UTC'));
  it('shows instants within a sentence as the reader has them', () => {
    expect(withInstants('again at 2026-11-26T01:31:59.232928327Z, not 2026-11-26')).toBe(`again at ${instant('2026-11-26T01:31:59.232Z')}, not 2026-11-26`);
  });
  it('writes today as a date field wants it', () => expect(today(NOW)).toMatch(/^2026-11-2[123]$/));
});

describe('numbers', () => {
  it('shows one decimal only where there is one', () => {
    expect(readiness(100)).toBe('100');
    expect(readiness(38.46)).toBe('38.5');
  });
  it('shows sizes in the unit that fits', () => {
    expect(bytes(1)).toBe('1 byte');
    expect(bytes(48_123_456)).toBe('48.1 MB');
    expect(bytes(3e13)).toBe('30,000 GB');
  });
  it('shows every kind of fact', () => {
    expect(factValue(1234.5)).toBe('1,234.5');
    expect(factValue(['push', 2])).toBe('push, 2');
    expect(factValue(false)).toBe('false');
    expect(factValue(null)).toBe('null');
    expect(factValue({ a: 1 })).toBe('{"a":1}');
  });
});

describe('duration', () => {
  it.each([
    [0, '0 secs'], [0.4, '0 secs'], [59.6, '1 min'], [125, '2 mins 5 secs'], [3600, '1 hr'], [7500, '2 hrs 5 mins'], [3605, '1 hr'], [90_000, '1 day 1 hr'],
  ])('%s seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));
});

describe('slugOf', () => {
  it.each([['Käse & Co', 'kase-co'], ['  --x--  ', 'x'], ['日本', ''], ['a'.repeat(80), 'a'.repeat(63)]])('%s becomes %s', (name, slug) => expect(slugOf(name)).toBe(slug));
});
