import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Comparison, TrendDay } from '../api/types';
import { ComparisonView, shown } from './comparison';
import { span } from './explain';
import { csv, steps, TrendView } from './trend';

const day = (date: string, readiness: number, regressions = 0): TrendDay => ({
  day: date, assessment: 'a', assessments: 1, regressions, phase: 'mvp', phases: [{ id: 'mvp', title: 'MVP', readiness, gate: 'closed' }],
});

describe('a trend', () => {
  it('is drawn in steps, since nothing changes between two assessments', () => {
    expect(steps([0, 61.55, 100])).toBe('M0 100H1V38.5H2V0H3');
  });
  it('is the same numbers as CSV', () => {
    expect(csv([day('2026-11-21', 10), day('2026-11-22', 12.5, 1)])).toBe(
      'day,phase,assessments,regressions,mvp\r\n2026-11-21,mvp,1,0,10\r\n2026-11-22,mvp,1,1,12.5');
  });
});

it('the trend names the phases of an own roadmap by their titles', () => {
  const root = document.createElement('div');
  const phases = [{ id: 'launch', title: 'Launch day', readiness: 40, gate: 'closed' }];
  const one = { ...day('2026-11-21', 0), phase: 'launch', phases } as unknown as TrendDay;
  render(<TrendView org="o" project="p" trend={{ zone: 'UTC', from: one.day, to: one.day, days: [one] }} />, root);
  expect(root.querySelector('.trend-row strong')?.textContent).toBe('Launch day');
  expect(root.querySelector('td')?.textContent).toBe('Launch day');
  expect(root.textContent).toContain('Launch day 40 %');
  render(null, root);
});

describe('a time limit', () => {
  it('is told in days where it is whole days', () => {
    expect(span('PT2160H')).toBe('90 days');
    expect(span('PT24H')).toBe('1 day');
    expect(span('PT36H')).toBe('36 hours');
    expect(span('PT90M')).toBe('PT90M');
  });
});

describe('a fact that was read', () => {
  it('is shown with what kept it from counting', () => {
    expect(shown({ state: 'counts', value: true })).toBe('true');
    expect(shown({ state: 'expired', value: 3 })).toBe('3 (expired)');
    expect(shown({ state: 'missing' })).toBe('not known');
    expect(shown(undefined)).toBe('not known');
  });
});

describe('a comparison', () => {
  let root: HTMLElement;
  beforeEach(() => {
    root = document.createElement('div');
    document.body.append(root);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
  });

  const same: Comparison = {
    from: { id: 'a', sequence: 1, assessedAt: '2026-11-21T09:00:00Z', digest: 'sha256:a' }, sameRoadmap: true,
    phase: { from: 'mvp', to: 'mvp' }, phases: [], practices: [], nextAction: {}, premature: { came: [], gone: [] }, verdict3am: { from: 'no', to: 'no' }, reasons: { came: [], gone: [] },
  };

  it('says that nothing differs', () => {
    render(<ComparisonView org="o" project="p" comparison={same} />, root);
    expect(root.textContent).toBe('Nothing differs.');
  });

  it('shows that only the verdict is another', () => {
    render(<ComparisonView org="o" project="p" comparison={{ ...same, verdict3am: { from: 'yes', to: 'no' } }} />, root);
    expect(root.textContent).toContain('Trust it at 3 AM?YesNo');
    const moved = { reasons: { came: ['no fire drill within 30 days'], gone: [] }, premature: { came: [], gone: [{ id: 'a', title: 'A cache' }] } };
    render(<ComparisonView org="o" project="p" comparison={{ ...same, ...moved }} />, root);
    expect(root.textContent).toContain('New reasons not to trust itno fire drill within 30 days');
    expect(root.textContent).toContain('No longer too earlyA cache');
  });

  it('tells who has said since then whether a check applies, and that it was taken back', () => {
    const said = { says: 'applies', reason: 'We run it.', by: 'Ana', at: '2026-11-21T09:00:00Z' };
    const practice = (overruled: { from?: typeof said; to?: typeof said }) => ({
      id: 'a.b', title: 'Pipeline', outcome: { from: 'met', to: 'met' }, regression: false,
      checks: [{ id: 'a.b.c', title: 'Tests run', outcome: { from: 'met', to: 'met' }, score: { from: 1, to: 1 }, reason: { from: 'Met.', to: 'Met.' }, overruled, facts: [] }],
    } as const);
    render(<ComparisonView org="o" project="p" comparison={{ ...same, practices: [practice({ to: said })] } as unknown as Comparison} />, root);
    expect(root.textContent).toContain('overruled by Ana');
    render(<ComparisonView org="o" project="p" comparison={{ ...same, practices: [practice({ from: said })] } as unknown as Comparison} />, root);
    expect(root.textContent).toContain('no longer rests on the word');
  });

  it('tells cause, regression and the evidence of each difference, and names no assumed evidence', () => {
    const facts = [
      { name: 'ci.runs_tests', from: { state: 'counts', value: true, evidenceId: 'e1' }, to: { state: 'counts', value: false, evidenceId: 'e2' } },
      { name: 'ci.deploys', to: { state: 'counts', value: true, evidenceId: '00000000-0000-0000-0000-000000000000' } },
    ];
    render(<ComparisonView org="o" project="p" comparison={{
      ...same, sameRoadmap: false,
      practices: [{
        id: 'a.b', title: 'Pipeline', outcome: { from: 'met', to: 'unmet' }, cause: 'lost', regression: true,
        checks: [{ id: 'a.b.c', title: 'Tests run', outcome: { from: 'met', to: 'unmet' }, score: { from: 1, to: 0 }, reason: { to: 'Not met.' }, overruled: {}, facts }],
      }],
    }} />, root);
    const text = root.textContent ?? '';
    expect(text).toContain('Regression');
    expect(text).toContain('The evidence is gone.');
    expect(text).toContain('ci.runs_tests: true → false by evidence e2');
    expect(text).not.toContain('00000000');
    expect(text).toContain('different versions of the roadmap');
  });
});
