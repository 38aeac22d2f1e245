import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Assessment, Check, Comparison, OutcomeName, Practice, Roadmap } from '../api/types';
import { WhatIf } from './what-if';
import { ask, beginning, NOTHING, taken, takesOf, takesOfCheck, type Imagined } from './what-if-model';

const check = (id: string, outcome: OutcomeName, facts: Check['facts'] = []) => ({ id, title: `Check ${id}`, outcome, facts }) as Check;
const practice = (id: string, outcome: OutcomeName, ...checks: Check[]) => ({ id, title: `Practice ${id}`, outcome, checks }) as Practice;
const TYPES = new Map([['ci.tests', 'bool'], ['schema.tables', 'int'], ['a~b/c', 'string']] as const);
const imagined = (changes: Partial<Imagined>): Imagined => ({ ...NOTHING, ...changes });

describe('what is imagined, as a question', () => {
  it('has a member for each kind of thing, and the field of each pointer', () => {
    const { body, pointers } = ask(imagined({
      takes: { 'a.b': 'met', 'a.a': 'met', 'a.c': 'off', 'a.d': 'on', 'a.e': 'waived' },
      facts: { 'ci.tests': { typed: 'false', unknown: false }, 'a~b/c': { typed: 'x', unknown: false }, 'schema.tables': { typed: '3', unknown: true } },
      strength: 'claimed',
    }), TYPES);
    expect(body).toEqual({
      met: ['a.a', 'a.b'], notApplicable: ['a.c'], applicable: ['a.d'], waived: ['a.e'],
      facts: { 'a~b/c': 'x', 'ci.tests': false }, strength: 'claimed', without: ['schema.tables'],
    });
    expect(Object.fromEntries(pointers)).toMatchObject({
      'a.a': '/met/0', 'a.b': '/met/1', 'a.c': '/notApplicable/0', 'fact:a~b/c': '/facts/a~0b~1c', 'fact:schema.tables': '/without/0',
    });
  });
  it('is none while nothing is imagined or something typed is no value', () => {
    expect(ask(NOTHING, TYPES).body).toBeNull();
    const typed = (text: string) => ask(imagined({ takes: { a: 'met' }, facts: { 'schema.tables': { typed: text, unknown: false } } }), TYPES);
    expect(typed('many').body).toBeNull();
    expect(typed('many').wrong.get('fact:schema.tables')).toContain('number');
    expect(typed(' ').body).toEqual({ met: ['a'] });
  });
});

describe('what something can be taken as', () => {
  const waivable = new Set(['c1']);
  const always = new Set(['bet']);
  it('is what it is not', () => {
    expect(takesOf(practice('p', 'unmet', check('c1', 'unmet')), waivable, always)).toEqual(['met', 'waived', 'off']);
    expect(takesOf(practice('p', 'unmet', check('c2', 'unmet')), waivable, always)).toEqual(['met', 'off']);
    expect(takesOf(practice('p', 'waived', check('c1', 'waived')), waivable, always)).toEqual(['met', 'off']);
    expect(takesOf(practice('p', 'not-applicable'), waivable, always)).toEqual(['on']);
    expect(takesOf(practice('bet', 'unmet', check('c2', 'unmet')), waivable, always)).toEqual(['met']);
    expect(takesOfCheck(check('c1', 'stale'), waivable)).toEqual(['met', 'waived']);
    expect(takesOfCheck(check('c1', 'met'), waivable)).toEqual([]);
  });
  it('is said of a practice with all its checks', () => {
    const whole = practice('p', 'unmet', check('c1', 'unmet'));
    const before = imagined({ takes: { c1: 'met', other: 'met' } });
    expect(taken(before, 'p', 'off', whole).takes).toEqual({ other: 'met', p: 'off' });
    expect(taken(before, 'c1', null).takes).toEqual({ other: 'met' });
  });
  it('is of a truth the other one', () => {
    expect(beginning('bool', true).typed).toBe('false');
    expect(beginning('bool', undefined).typed).toBe('true');
    expect(beginning('list(string)', ['a', 'b']).typed).toBe('a, b');
  });
});

describe('the page', () => {
  const assessment = {
    phase: 'mvp',
    phases: [{
      id: 'mvp', title: 'MVP', readiness: 0, gate: { state: 'closed', missing: [] },
      practices: [practice('p', 'unmet', check('c1', 'unmet', [{ name: 'ci.tests', value: false }]), check('c2', 'unknown'))],
    }],
  } as unknown as Assessment;
  const plan: Roadmap = {
    id: 'r', facts: [{ name: 'ci.tests', type: 'bool', title: 'Tests run' }, { name: 'schema.tables', type: 'int', title: 'Tables' }],
    phases: [{ id: 'mvp', title: 'MVP', practices: [{ id: 'p', alwaysApplies: false, checks: [{ id: 'c1', waivable: true, reads: ['ci.tests'] }, { id: 'c2', waivable: false, reads: [] }] }] }],
  };
  const comparison: Comparison = {
    from: { id: 'a', sequence: 1, assessedAt: '2026-11-21T09:00:00Z', digest: 'd' }, sameRoadmap: true, phase: { from: 'mvp', to: 'mvp' },
    phases: [{ id: 'mvp', title: 'MVP', readiness: { from: 0, to: 61.5 }, gate: { from: 'closed', to: 'open' } }],
    practices: [{ id: 'p', title: 'Practice p', outcome: { from: 'unmet', to: 'met' }, regression: false, checks: [] }],
    nextAction: { from: { practice: 'p', check: 'c1', title: 'Run the tests' } }, premature: { came: [], gone: [] }, verdict3am: { from: 'no', to: 'no' },
    reasons: { came: [], gone: [] },
  };
  let host: HTMLElement;
  let bodies: unknown[];
  let answer: () => Response;

  beforeEach(async () => {
    vi.useFakeTimers();
    host = document.createElement('div');
    document.body.append(host);
    bodies = [];
    answer = () => Response.json({ assessment: { ...assessment, phases: [{ ...assessment.phases[0], readiness: 61.5 }] }, comparison });
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit = {}) => {
      bodies.push(JSON.parse(String(init.body)));
      return answer();
    });
    await act(async () => render(<WhatIf org="acme" project="shop" assessment={assessment} plan={plan} />, host));
  });
  afterEach(() => {
    render(null, host);
    host.remove();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const pass = (ms: number) => act(async () => { await vi.advanceTimersByTimeAsync(ms); });
  const settle = async () => {
    await pass(400);
    await pass(50);
  };
  const choose = async (id: string, value: string) => {
    const field = host.querySelector<HTMLSelectElement>(`select[data-id="${id}"]`)!;
    await act(async () => {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settle();
  };
  const press = async (name: string) => {
    await act(async () => [...host.querySelectorAll('button')].find((button) => button.textContent === name)!.click());
    await settle();
  };
  const type = async (label: string, value: string) => {
    const id = [...host.querySelectorAll('label')].find((one) => one.textContent!.startsWith(label))!.getAttribute('for')!;
    const field = host.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`)!;
    await act(async () => {
      field.value = value;
      field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
    });
    await settle();
  };

  it('asks once what is chosen, shows before and after, and can be reset', async () => {
    expect(bodies).toEqual([]);
    await choose('p', 'met');
    expect(bodies).toEqual([{ met: ['p'] }]);
    const text = host.querySelector('.what-if-answer')!.textContent!;
    for (const words of ['1 thing imagined', '0 %61.5 %', 'ClosedOpen', 'Run the testsnothing', 'Practice p', 'No (unchanged)']) expect(text).toContain(words);
    expect(host.querySelector('select[data-id="c1"]')).toBeNull();
    await press('Reset');
    expect(host.querySelector('.what-if-answer')!.textContent).toContain('Change something');
    expect(bodies).toHaveLength(1);
  });

  it('offers the facts of the roadmap, asks with a value of their type, and marks what is none', async () => {
    expect([...host.querySelectorAll('datalist option')].map((option) => option.getAttribute('value'))).toEqual(['ci.tests', 'schema.tables']);
    await type('Fact', 'ci.tests');
    await press('Change this fact');
    expect(host.textContent).toContain('Now: false');
    expect(bodies).toEqual([{ facts: { 'ci.tests': true }, strength: 'demonstrated' }]);
    await type('Fact', 'schema.tables');
    await press('Change this fact');
    await type('Value: Tables', 'many');
    expect(host.querySelector('[aria-invalid="true"]')).not.toBeNull();
    expect(host.textContent).toContain('Correct what is marked');
    await type('Value: Tables', '12');
    expect(bodies.at(-1)).toEqual({ facts: { 'ci.tests': true, 'schema.tables': 12 }, strength: 'demonstrated' });
    await type('Tests run', 'unknown');
    expect(bodies.at(-1)).toEqual({ facts: { 'schema.tables': 12 }, strength: 'demonstrated', without: ['ci.tests'] });
    await type('Fact', 'no.such');
    await press('Change this fact');
    expect(host.textContent).toContain('This is no fact of the roadmap');
  });

  it('shows what the server refuses at its field', async () => {
    answer = () => new Response(JSON.stringify({
      title: 'Invalid request', status: 400, code: 'invalid-request', errors: [{ pointer: '/waived/0', detail: 'cannot be waived' }],
    }), { status: 400, headers: { 'Content-Type': 'application/problem+json' } });
    await choose('c1', 'waived');
    const field = host.querySelector('select[data-id="c1"]')!;
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby')!)!.textContent).toBe('cannot be waived');
    expect(host.querySelector('.notice-bad')!.textContent).not.toContain('/waived/0');
  });
});
