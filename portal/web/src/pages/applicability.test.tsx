import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Applicability, Overruling, Said } from '../api/types';
import { offered, OverrulingCard } from './applicability';
import { KindNow } from './project-kind';

const AT = '2026-11-20T09:00:00Z';
const off: Said = { says: 'does-not-apply', reason: 'Nobody outside uses it.', said: { by: 'ana', name: 'Ana', at: AT } };
const on: Said = { says: 'applies', reason: 'It is used.', said: { by: 'ana', name: 'Ana', at: AT } };

function said(changes: Partial<Overruling> = {}): Overruling {
  return { practice: 'a.b', version: 1, ...changes };
}

describe('what is offered about applicability', () => {
  it('is the opposite of what is detected while nobody spoke', () => {
    expect(offered(said(), 'unmet', 'ana', true)).toEqual(['off']);
    expect(offered(said(), 'not-applicable', 'ana', true)).toEqual(['on']);
  });
  it('is a decision for everyone but who asked', () => {
    expect(offered(said({ asked: off }), 'unmet', 'ben', true)).toEqual(['approve', 'reject']);
    expect(offered(said({ asked: off }), 'unmet', 'ana', true)).toEqual(['withdraw']);
  });
  it('is the opposite, or taking it back, once it counts', () => {
    expect(offered(said({ inEffect: off }), 'not-applicable', 'ana', true)).toEqual(['on', 'withdraw']);
    expect(offered(said({ inEffect: on }), 'unmet', 'ben', true)).toEqual(['off', 'withdraw']);
  });
  it('is nothing for viewers and for whom nobody knows', () => {
    expect(offered(said(), 'unmet', 'vic', false)).toEqual([]);
    expect(offered(said({ asked: off }), 'unmet', undefined, true)).toEqual([]);
  });
});

describe('what is shown', () => {
  let host: HTMLElement;
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => {
    render(null, host);
    host.remove();
  });

  it('is what counts beside what waits, each with its reason and who said it', () => {
    render(<OverrulingCard said={said({ inEffect: on, asked: off })} outcome="unmet" subject="ana" verbs={['withdraw']} onVerb={() => {}} />, host);
    const [counts, waits] = [...host.querySelectorAll('.word')].map((item) => item.textContent ?? '');
    expect(counts).toContain('It applies');
    expect(counts).toContain('Said by Ana');
    expect(waits).toContain('It does not apply');
    expect(waits).toContain('Waiting for a decision');
    expect(waits).toContain('another member has to decide');
  });

  it('names who approved and who rejected, with their notes', () => {
    const approved = { ...off, approved: { by: 'ben', name: 'Ben', at: AT }, note: 'So it is.' };
    render(<OverrulingCard said={said({ inEffect: approved })} outcome="not-applicable" subject="ana" verbs={[]} onVerb={() => {}} />, host);
    expect(host.textContent).toContain('Approved by Ben');
    expect(host.textContent).toContain('So it is.');
    render(<OverrulingCard said={said({ rejected: { rejected: { by: 'ben', name: 'Ben', at: AT }, note: 'It is used.' } })} outcome="unmet" subject="ana" verbs={[]} onVerb={() => {}} />, host);
    expect(host.textContent).toContain('rejected by Ben');
    expect(host.textContent).toContain('It is used.');
  });

  it('tells the detected kind also where a member says another', () => {
    const data: Applicability = {
      detected: 'service', kind: 'library', overruling: { inEffect: { ...on, says: 'library' }, version: 1 }, practices: [], alwaysApply: [],
    };
    render(<KindNow data={data} />, host);
    expect(host.textContent).toContain('Detected as service.');
    expect(host.textContent).toContain('It is a library');
  });
});
