import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Alert } from '../api/types';
import { monthsBack } from '../format/time';
import { AlertWhySection, hrefOf, peopleOf } from './alert-why';
import { DutyPage } from './duty';
import { PeopleMeasured } from './measures-people';

let host: HTMLElement;
let asked: string[];

async function shown(page: preact.JSX.Element, answers: Record<string, unknown>): Promise<void> {
  asked = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(String(url));
    const found = Object.entries({ ...answers, '/members/': { items: [{ subject: 'ben', name: 'Ben' }, { subject: 'ana', name: 'Ana' }], nextCursor: null }, '/v1/me': { subject: 'ana', name: 'Ana' } })
      .find(([part]) => String(url).includes(part));
    return new Response(JSON.stringify(found?.[1] ?? {}), { status: found === undefined ? 404 : 200, headers: { 'Content-Type': 'application/json' } });
  });
  await act(async () => render(page, host));
  await settled();
}

async function settled(): Promise<void> {
  for (let i = 0; i < 4; i++) await act(async () => { await new Promise((done) => setTimeout(done)); });
}

beforeEach(() => {
  history.replaceState(null, '', '/o/acme/measures');
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => {
  render(null, host);
  host.remove();
  vi.unstubAllGlobals();
});

const why = {
  alert: 'a1', title: 'Disk is full', state: 'open', moreLeftOut: false,
  people: [{ person: 'ana', name: 'Ana', verdict: 'paged', because: 'On call in Primary, reached by email at 2026-04-12T09:30:06Z' }],
  links: [{
    kind: 'routing', at: '2026-04-12T09:30:05Z', outcome: 'goes-on', text: 'The rule “The shop” sends it to Shop',
    references: [{ kind: 'rule', id: 'r1', name: 'The shop', version: 3 }, { kind: 'policy', id: 'p1', name: 'Shop' }, { kind: 'layer', id: 'l1' }], facts: { answer: 'ok' },
  }],
};

it('asks about the reader first, and links what has a page', async () => {
  await shown(<AlertWhySection org="acme" alert={{ id: 'a1', version: 1 } as Alert} />, { '/why': why });
  await act(async () => { host.querySelector('button')?.click(); });
  await settled();
  expect(asked.some((url) => url.endsWith('/alerts/acme/a1/why?person=ana'))).toBe(true);
  expect(host.querySelector('.verdicts')?.textContent).toContain('Paged');
  expect(host.querySelector('.verdicts')?.textContent).not.toContain('2026-04-12T');
  expect([...host.querySelectorAll('.link-references a')].map((one) => one.textContent)).toEqual(['Rule The shop, version 3 then', 'Policy Shop']);
  expect(host.querySelector('pre')?.textContent).toBe('ok');
});

it('leads to the pages that there are', () => {
  expect(hrefOf('acme', { kind: 'schedule', id: 's1' })).toBe('/o/acme/schedules/s1');
  expect(hrefOf('acme', { kind: 'silence', id: 's1' })).toBe('/o/acme/silences');
  expect(hrefOf('acme', { kind: 'message', id: 'm1' })).toBeNull();
});

it('puts the reader before the others', () => {
  expect(peopleOf(new Map([['zoe', 'Zoe'], ['ben', 'Ben'], ['ana', 'Ana']]), 'ana').map(({ label }) => label)).toEqual(['Ana (you)', 'Ben', 'Zoe']);
});

it('tells of a night without alerts', async () => {
  const duty = {
    person: 'ana', name: 'Ana', member: true, at: '2026-04-12T02:00:00Z', from: '2026-04-11T14:00:00Z', to: '2026-04-12T14:00:00Z',
    schedules: [{ schedule: 's1', name: 'Primary', timeZone: 'UTC', onCall: true, people: [], text: 'On call in Primary was Ana' }], moreSchedules: false, alerts: [], moreAlerts: false,
  };
  await shown(<DutyPage org="acme" />, { '/why/acme': duty });
  expect(host.querySelector('.why-result')?.textContent).toContain('Ana was on call on');
  expect(host.textContent).toContain('All quiet');
});

it('warns of too many nights', async () => {
  const person = { person: 'ana', name: 'Ana', timeZone: 'Europe/Berlin', pages: 14, nightPages: 9, nights: 7, longestRun: 3, overCap: true };
  await shown(<PeopleMeasured org="acme" />, { '/people': { month: '2026-11', dusk: '22:00', dawn: '06:00', mostNights: 6, people: [person], overCap: 1, morePages: false } });
  expect(host.textContent).toContain('1 person was woken in too many nights');
  expect([...host.querySelectorAll('tbody td')].map((one) => one.textContent)).toEqual(['14', '9', '7Too many nights', '3 nights']);
});

it('counts months over the turn of the year', () => {
  expect(monthsBack(Date.parse('2027-01-31T12:00:00Z'), 3)).toEqual(['2027-01', '2026-12', '2026-11']);
});
