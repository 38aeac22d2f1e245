import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import type { Check, OutcomeName, Practice } from '../api/types';
import { OutcomeBadge, OutcomeShape } from './mark';
import { OUTCOMES, present, share, summary } from './outcome';

function drawn(outcome: OutcomeName): HTMLElement {
  const host = document.createElement('div');
  render(<OutcomeShape outcome={outcome} />, host);
  return host;
}

describe('outcomes', () => {
  it.each(OUTCOMES)('%s is told by a word, an explanation and a shape of its own', (outcome) => {
    const { label, explain, shape } = present(outcome);
    expect(label).not.toBe('');
    expect(explain).not.toBe('');
    expect(OUTCOMES.filter((other) => present(other).shape === shape)).toEqual([outcome]);
    expect(OUTCOMES.filter((other) => present(other).label === label)).toEqual([outcome]);
  });

  it('are drawn differently even without colour', () => {
    const drawings = OUTCOMES.map((outcome) => drawn(outcome).querySelector('svg')?.innerHTML);
    expect(new Set(drawings).size).toBe(OUTCOMES.length);
  });

  it('carry their word in the badge', () => {
    const host = document.createElement('div');
    render(<OutcomeBadge outcome="stale" />, host);
    expect(host.textContent).toBe('Stale');
  });

  it('show one that is not known as unknown, never as met', () => {
    expect(present('brilliant').tone).toBe('unknown');
    expect(present('toString').tone).toBe('unknown');
  });

  it('are counted in words', () => expect(summary(['met', 'unknown', 'met'])).toBe('2 met, 1 unknown'));
});

describe('share', () => {
  const check = (outcome: OutcomeName, score: number, weight: number) => ({ outcome, score, weight }) as Check;
  const practice = (outcome: OutcomeName, ...checks: Check[]) => ({ outcome, checks }) as Practice;
  it('weighs the applicable checks of a partial practice', () => {
    expect(share(practice('partial', check('met', 1, 3), check('unmet', 0, 1), check('not-applicable', 0, 9)))).toBe(0.75);
  });
  it('fills what is met or waived, and nothing that is not', () => {
    expect(share(practice('met'))).toBe(1);
    expect(share(practice('waived'))).toBe(1);
    expect(share(practice('unknown', check('unknown', 0.9, 1)))).toBe(0);
  });
});
