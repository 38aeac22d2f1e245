import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Webhook, WebhookReplay } from '../api/types';
import { AlertPages } from './alert-pages';
import { replayBody, WebhookReplays } from './webhook-replays';

let host: HTMLElement;
let sent: { method: string; url: string; body: string }[];

async function shown(page: preact.JSX.Element, answers: Record<string, unknown>): Promise<void> {
  sent = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    sent.push({ method: init.method ?? 'GET', url: String(url), body: String(init.body ?? '') });
    const found = Object.entries(answers).find(([end]) => String(url).includes(end));
    return new Response(JSON.stringify(found?.[1] ?? {}), { status: found === undefined ? 404 : 200, headers: { 'Content-Type': 'application/json' } });
  });
  await act(async () => render(page, host));
  await settled();
}

const settled = () => act(async () => { await new Promise((done) => setTimeout(done)); });

async function press(name: string): Promise<void> {
  const button = [...host.querySelectorAll('button')].find((one) => one.textContent === name);
  await act(async () => { button?.click(); });
  await settled();
}

beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => {
  render(null, host);
  host.remove();
  vi.unstubAllGlobals();
});

const webhook: Webhook = {
  id: 'w1', name: 'Pager', url: 'https://hooks.example.com', eventTypes: ['alert.raised'], state: 'active', signatures: ['v1'], version: 1, createdAt: '2026-11-27T03:00:00Z',
};
const replay: WebhookReplay = {
  id: 'r1', from: '2026-11-27T03:00:00Z', to: '2026-11-27T04:00:00Z', state: 'running', total: 40, delivered: 10, failed: 2, askedBy: 'Ana', createdAt: '2026-11-27T05:00:00Z',
};

it('asks for a time by instants, and for all events when none is chosen', () => {
  expect(replayBody('2026-11-27T03:00', '', [])).toEqual({ from: new Date('2026-11-27T03:00').toISOString() });
  expect(replayBody('2026-11-27T03:00', '2026-11-27T04:00', ['alert.raised']))
    .toEqual({ from: new Date('2026-11-27T03:00').toISOString(), to: new Date('2026-11-27T04:00').toISOString(), types: ['alert.raised'] });
});

it('shows how far a replay is, and stops it', async () => {
  await shown(<WebhookReplays org="acme" webhook={webhook} onBegun={() => undefined} />, { '/replays': { items: [replay], nextCursor: null } });
  expect(host.textContent).toContain('12 of 40 · 2 failed');
  expect(host.querySelector('progress')?.value).toBe(12);
  expect(host.querySelector('form')).toBeNull();
  await press('Stop');
  expect(sent).toContainEqual(expect.objectContaining({ method: 'POST', url: expect.stringContaining('/replays/r1/cancel') as string }));
});

it('offers no replay to a webhook that is disabled', async () => {
  await shown(<WebhookReplays org="acme" webhook={{ ...webhook, state: 'disabled' }} onBegun={() => undefined} />, { '/replays': { items: [{ ...replay, state: 'done', total: 0, delivered: 0, failed: 0 }], nextCursor: null } });
  expect(host.querySelector('form')).toBeNull();
  expect(host.textContent).toContain('Nothing was queued in that time.');
});

const page = {
  id: 'p1', person: 'ana', name: 'Ana', why: 'on call', urgency: 'high', generation: 1, round: 1, step: 1, at: '2026-11-27T03:00:00Z',
  messages: [{ id: 'g1', kind: 'email', hint: 'a…@example.com', state: 'sent', dueAt: '2026-11-27T03:00:00Z', attempts: [] }],
};

it('sends a message once more for the person while the alert is open', async () => {
  await shown(<AlertPages org="acme" id="a1" open />, { '/pages': { items: [page], nextCursor: null }, '/me': { subject: 'ana', name: 'Ana' } });
  await press('Send again');
  expect(sent).toContainEqual(expect.objectContaining({ method: 'POST', url: expect.stringContaining('/pages/messages/g1/resend') as string }));
});

it('offers that to nobody else, and not once the alert is taken on', async () => {
  await shown(<AlertPages org="acme" id="a2" open={false} />, { '/pages': { items: [page], nextCursor: null }, '/me': { subject: 'ana', name: 'Ana' } });
  expect(host.textContent).not.toContain('Send again');
});
