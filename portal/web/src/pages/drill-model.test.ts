import { describe, expect, it } from 'vitest';
import type { Drill, DrillPage, PolicySimulation, SimulatedStep } from '../api/types';
import { answered, lasted, pagedNow, reached, whole } from './drill-model';

const drill: Drill = {
  id: 'd', policy: 'p', policyName: 'Shop', policyVersion: 1, alert: 'a', state: 'acknowledged', startedByName: 'Ana', startedAt: '2026-11-27T10:00:00Z',
  endsAt: '2026-11-27T11:00:00Z', acknowledgedBy: 'Ben', secondsToAcknowledge: 102, steps: 1, people: [], notes: [], version: 2,
};
const page: DrillPage = { person: 'ben', name: 'Ben', round: 1, step: 1, why: 'on call', reached: false, messages: [] };
const message = { kind: 'email' as const, hint: 'b…', state: 'sent' as const };
const step = (n: number, ...people: string[]): SimulatedStep => ({
  at: '2026-11-27T10:00:00Z', round: 1, step: n, fallback: false, people: people.map((name) => ({ person: name, name, why: 'named' })), webhooks: [], missing: [], then: 'goes-on',
});

describe('drills in words', () => {
  it.each([[0.4, '0.4 s'], [9.96, '10 s'], [42.4, '42 s'], [60, '1 min'], [119.6, '2 min'], [102, '1 min 42 s']])('%d seconds are %s', (seconds, words) => {
    expect(lasted(seconds)).toBe(words);
  });

  it('tells how one was answered', () => {
    expect(answered(drill)).toBe('Ben, after 1 min 42 s');
    expect(answered({ ...drill, state: 'failed', acknowledgedBy: undefined, secondsToAcknowledge: undefined })).toBe('Nobody');
    expect(answered({ ...drill, state: 'running' })).toBe('Not yet');
  });

  it('tells who was reached by what, and why not', () => {
    expect(reached({ ...page, reached: true, secondsToReach: 1.4, messages: [message, { ...message, kind: 'sms', state: 'failed', reason: 'no' }] })).toBe('Ben: reached by E-mail after 1.4 s');
    expect(reached({ ...page, unreached: 'has no verified contact method' })).toBe('Ben: not reached, has no verified contact method');
    expect(reached({ ...page, messages: [{ ...message, state: 'waiting' }] })).toBe('Ben: on the way');
    expect(reached({ ...page, messages: [{ ...message, state: 'failed', reason: 'refused' }] })).toBe('Ben: not reached, E-mail: refused');
    expect(reached({ ...page, messages: [{ ...message, state: 'dropped' }] })).toBe('Ben: not reached, answered before the message was sent');
    expect(reached(page)).toBe('Ben: not reached, no message arrived');
  });

  it('says whom the first step that reaches somebody pages', () => {
    const simulation: PolicySimulation = { at: '2026-11-27T10:00:00Z', urgency: 'high', steps: [step(1), step(2, 'Ana', 'Ben'), step(3, 'Cem'), { ...step(1, 'Dan'), round: 2 }], reachesNobody: false };
    expect(pagedNow(simulation).now.map(({ name }) => name)).toEqual(['Ana', 'Ben']);
    expect(pagedNow(simulation).later.map((one) => one.step)).toEqual([3]);
    expect(pagedNow({ ...simulation, steps: [] }).now).toEqual([]);
  });

  it.each([['', null], ['0', null], ['1', 1], ['12', 12], ['13', null], ['1.5', null], ['x', null]])('takes %s for %s', (text, value) => {
    expect(whole(text, 1, 12)).toBe(value);
  });
});
