import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Practice, Roadmap, Waiver } from '../api/types';
import { endOf, endsSoon, isTerm, MOST_DAYS } from '../format/term';
import { asFact, factsOf, isWebAddress } from './attestations';
import { offered, WaiverList } from './waivers';

const NOW = Date.parse('2026-11-22T09:00:00Z');
const DAY = 86_400_000;

const practice = { id: 'a.b', title: 'B', checks: [{ id: 'a.b.c', title: 'The check' }] } as unknown as Practice;

function waiver(changes: Partial<Waiver>): Waiver {
  return {
    id: 'w1', target: 'a.b', status: 'requested', reason: 'Not now.', endsAt: '2027-01-31T00:00:00Z',
    requested: { by: 'ana', name: 'Ana', at: '2026-11-20T09:00:00Z' }, version: 1, ...changes,
  };
}

describe('what is offered of a waiver', () => {
  it('is a decision for everyone but who asked', () => {
    expect(offered(waiver({}), 'ben', true)).toEqual(['approve', 'reject']);
    expect(offered(waiver({}), 'ana', true)).toEqual(['withdraw']);
  });
  it('is revoking once it is approved, by either', () => {
    expect(offered(waiver({ status: 'approved' }), 'ana', true)).toEqual(['revoke']);
    expect(offered(waiver({ status: 'approved' }), 'ben', true)).toEqual(['revoke']);
  });
  it('is nothing for viewers, for whom nobody knows, and for what is over', () => {
    expect(offered(waiver({}), 'vic', false)).toEqual([]);
    expect(offered(waiver({}), undefined, true)).toEqual([]);
    for (const status of ['rejected', 'revoked', 'expired'] as const) expect(offered(waiver({ status }), 'ben', true)).toEqual([]);
  });
});

describe('a term', () => {
  it('is from today to 179 days ahead, so that its end is within 180 days whatever the hour', () => {
    const lastDay = new Date(NOW + MOST_DAYS * DAY).toISOString().slice(0, 10);
    expect(isTerm('2026-11-21', NOW)).toBe(false);
    expect(isTerm('2026-11-22', NOW)).toBe(true);
    expect(isTerm(lastDay, NOW)).toBe(true);
    expect(isTerm(new Date(NOW + (MOST_DAYS + 1) * DAY).toISOString().slice(0, 10), NOW)).toBe(false);
    expect(isTerm('', NOW)).toBe(false);
    expect(Date.parse(endOf(lastDay)) - Date.parse('2026-11-22T00:00:00Z')).toBeLessThan(180 * DAY);
  });
  it('ends soon in its last ten days', () => {
    expect(endsSoon('2026-12-02T09:00:00Z', NOW)).toBe(true);
    expect(endsSoon('2026-12-02T09:00:01Z', NOW)).toBe(false);
  });
});

describe('a fact that is typed', () => {
  it('becomes a value of its type', () => {
    expect(asFact('true', 'bool')).toBe(true);
    expect(asFact('false', 'bool')).toBe(false);
    expect(asFact(' 12 ', 'int')).toBe(12);
    expect(asFact('1.5', 'double')).toBe(1.5);
    expect(asFact('a, b,', 'list(string)')).toEqual(['a', 'b']);
    expect(asFact('words', 'string')).toBe('words');
  });
  it('is left out when empty, and refused when it is no number', () => {
    expect(asFact(' ', 'bool')).toBeUndefined();
    expect(asFact('1.5', 'int')).toBeNull();
    expect(asFact('many', 'double')).toBeNull();
  });
});

it('a check is attested by the facts that the roadmap says it reads', () => {
  const plan: Roadmap = {
    id: 'r', facts: [{ name: 'f.a', type: 'bool', title: 'a' }, { name: 'f.b', type: 'int', title: 'b' }],
    phases: [{ id: 'a', title: 'A', practices: [{ id: 'a.b', alwaysApplies: false, checks: [{ id: 'a.b.c', waivable: true, reads: ['f.b', 'f.gone'] }] }] }],
  };
  expect(factsOf('a.b.c', plan).map(({ name }) => name)).toEqual(['f.b']);
  expect(factsOf('other', plan)).toEqual([]);
});

it('only web addresses become links', () => {
  expect(isWebAddress('https://wiki.example.com/a?b#c')).toBe(true);
  for (const other of ['javascript:alert(1)', 'data:text/html,x', '//example.com', 'https://a b', ' https://a']) expect(isWebAddress(other)).toBe(false);
});

describe('the list', () => {
  let host: HTMLElement;
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => {
    render(null, host);
    host.remove();
    vi.useRealTimers();
  });

  const show = (items: Waiver[], subject: string) =>
    render(<WaiverList items={items} practice={practice} subject={subject} editor onVerb={() => {}} />, host);

  it('tells each state in words, what is over apart from what is open', () => {
    show([
      waiver({ id: '1', target: 'a.b.c' }), waiver({ id: '2', status: 'approved', endsAt: '2026-11-30T00:00:00Z', decided: { by: 'ben', name: 'Ben', at: '2026-11-21T09:00:00Z' }, note: 'Fine.' }),
      waiver({ id: '3', status: 'expired', closed: { at: '2026-11-01T09:00:00Z' } }),
    ], 'ben');
    const text = host.textContent ?? '';
    for (const words of ['The check', 'Waiting for a decision', 'Asked for by Ana', 'Approved by Ben', 'Fine.', 'Ends soon', '1 earlier waiver', 'Ended by the system']) expect(text).toContain(words);
    expect([...host.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'))).toEqual([
      'Approve: The check', 'Reject: The check', 'Revoke: The whole practice',
    ]);
  });

  it('tells who asked that another has to decide', () => {
    show([waiver({})], 'ana');
    expect(host.textContent).toContain('another member has to decide');
    expect(host.querySelectorAll('button')).toHaveLength(1);
  });

  it('shows what people wrote as text', () => {
    show([waiver({ reason: '<img src=x onerror=alert(1)>' })], 'ben');
    expect(host.querySelector('img')).toBeNull();
    expect(host.textContent).toContain('<img');
  });
});
