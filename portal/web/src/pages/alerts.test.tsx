import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Alert } from '../api/types';
import { OrganisationProvider } from '../state/organisation';
import { AlertDetail, alike } from './alert-detail';
import { outcomeOf } from './alert-selection';

const ALERT: Alert = {
  id: 'a1', dedupKey: 'db-1/disk', kind: 'external', severity: 'error', urgency: 'high', state: 'open', integration: 'events',
  title: 'Disk is full', detail: '', source: 'db-1', link: 'https://watch.example.com/db-1', details: { component: 'postgresql' },
  count: 3, firstAt: '2026-11-22T09:00:00Z', lastAt: '2026-11-22T09:30:00Z', previousId: 'a0', version: 3,
};

let host: HTMLElement;
let now: Alert;
let refuse: boolean;
let sent: { url: string; body: Record<string, unknown> }[];

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });

beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
  now = ALERT;
  refuse = false;
  sent = [];
  vi.stubGlobal('scrollTo', () => {});
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    if (String(url).includes('/organisations/')) return json({ slug: 'acme', name: 'Acme', role: 'responder', version: 1 });
    if (String(url).includes('/escalation')) return json({ state: 'none' });
    if (String(url).includes('/timeline')) return json({ items: [], nextCursor: null });
    if (init.method !== 'POST') return json(now);
    sent.push({ url: String(url), body: JSON.parse(String(init.body)) as Record<string, unknown> });
    if (!refuse) return json({ ...now, state: 'snoozed', snoozedUntil: '2026-11-22T10:00:00Z' });
    now = { ...ALERT, state: 'resolved', resolvedAt: '2026-11-22T09:31:00Z' };
    return json({ type: 'alert-moved-on', title: 'The alert is not in the state that you acted on', status: 409, detail: 'The alert is resolved by now, not open' }, 409);
  });
});
afterEach(() => {
  render(null, host);
  host.remove();
  vi.unstubAllGlobals();
});

async function settle(): Promise<void> {
  await act(async () => { await new Promise((done) => setTimeout(done)); });
}

async function show(): Promise<void> {
  await act(async () => render(
    <OrganisationProvider org="acme"><AlertDetail org="acme" id="a1" onChanged={() => {}} /></OrganisationProvider>, host));
  await settle();
}

async function press(name: string): Promise<void> {
  await act(async () => { [...host.querySelectorAll('button')].find((button) => button.textContent === name)?.click(); });
  await settle();
}

it('shows where an alert of another system comes from, and the one before it', async () => {
  await show();
  expect(host.textContent).toContain('Events API');
  expect(host.textContent).toContain('postgresql');
  expect(host.querySelector('a[href="https://watch.example.com/db-1"]')?.getAttribute('rel')).toContain('noopener');
  expect(host.querySelector('a[href="/o/acme/alerts/a0"]')).not.toBeNull();
});

it('snoozes for a time, from the state that is shown', async () => {
  await show();
  const before = Date.now();
  await press('Snooze');
  expect(sent[0]).toMatchObject({ url: '/api/v1/alerts/acme/a1/snooze', body: { expectedState: 'open' } });
  expect(Date.parse(String(sent[0]?.body['until'])) - before).toBeGreaterThanOrEqual(3_600_000);
});

it('says that an alert has moved on, and shows it as it is now', async () => {
  refuse = true;
  await show();
  await press('Acknowledge');
  expect(sent[0]?.body).toEqual({ expectedState: 'open' });
  expect(host.textContent).toContain('The alert is resolved by now, not open');
  expect([...host.querySelectorAll('button')].some((button) => button.textContent === 'Acknowledge')).toBe(false);
});

it('tells of many how many were changed, and how many had moved on', () => {
  expect(outcomeOf([{ done: true }, { done: true }])).toBe('2 alerts changed.');
  expect(outcomeOf([{ done: true }, { done: false }])).toBe('1 alert changed. 1 alert had moved on meanwhile, and nothing was done about it.');
});

it('says what holds an alert, and takes on the whole group when asked', async () => {
  now = { ...ALERT, inGroup: 3, held: { kind: 'group', by: 'a7', reason: 'Grouped by Shops; alert a7 leads' } };
  await show();
  expect(host.textContent).toContain('Nobody is paged for this now.');
  expect(host.querySelector('a[href="/o/acme/alerts/a7"]')).not.toBeNull();
  const box = [...host.querySelectorAll('label')].find((label) => label.textContent?.includes('all 3 alerts'))?.querySelector('input');
  await act(async () => { box?.click(); });
  await press('Acknowledge');
  expect(sent[0]?.body).toEqual({ expectedState: 'open', group: true });
});

it('offers no group where there is none, and silences what is alike', async () => {
  await show();
  expect(host.textContent).not.toContain('alerts of the group');
  expect(alike(ALERT)).toEqual([{ name: 'integration', operator: '=', value: 'events' }, { name: 'source', operator: '=', value: 'db-1' }]);
  expect(alike({ ...ALERT, source: null })).toEqual([
    { name: 'integration', operator: '=', value: 'events' }, { name: 'title', operator: '=', value: 'Disk is full' }]);
});
