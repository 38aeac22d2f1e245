import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Alert, Escalation, Policy } from '../api/types';
import { OrganisationProvider } from '../state/organisation';
import { AlertEscalation } from './alert-escalation';
import { EditPolicyPage } from './policy-form';
import { empty, fieldsOf, mistakes, nameOf, namesOf, typedOf } from './policy-model';
import { Simulation } from './policy-simulation';

const POLICY: Policy = {
  id: 'p1', name: 'Shop', steps: [{ delaySeconds: 0, targets: [{ kind: 'schedule', id: 's1' }] }, { delaySeconds: 90, targets: [{ kind: 'person', id: 'ana:1' }] }],
  repeats: 1, pauseSeconds: 600, acknowledgeTimeoutSeconds: 0, fallback: [], lowUrgency: { escalates: false, quietHours: { timeZone: 'UTC', weekdays: ['monday'], start: '22:00', end: '07:00' } },
  changedBy: 'ana', version: 2, createdAt: '2026-11-22T09:00:00Z',
};
const RUNNING: Escalation = {
  state: 'running', generation: 2, policy: { id: 'p1', name: 'Shop', version: 2 }, steps: 2, repeats: 1, nextRound: 1, nextStep: 2,
  nextAt: '2026-11-22T09:45:00Z', startedAt: '2026-11-22T09:30:00Z', paged: 1,
};
const ALERT = { id: 'a1', state: 'open', version: 3 } as Alert;

let host: HTMLElement;
let now: Escalation;
let refuse: boolean;
let sent: { url: string; body: unknown }[];

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });

beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
  now = RUNNING;
  refuse = false;
  sent = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    if (String(url).includes('/organisations/')) return json({ slug: 'acme', name: 'Acme', role: 'responder', version: 1 });
    if (init.method !== 'POST') return json(now);
    sent.push({ url: String(url), body: JSON.parse(String(init.body)) as unknown });
    if (refuse) return json({ type: 'escalation-moved-on', title: 'Moved on', status: 409, detail: 'Next comes step 1 of round 2 of start 2' }, 409);
    now = { ...RUNNING, state: 'ended', nextAt: undefined };
    return json(now);
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
    <OrganisationProvider org="acme"><AlertEscalation org="acme" alert={ALERT} onDone={() => {}} /></OrganisationProvider>, host));
  await settle();
}

async function press(name: string): Promise<void> {
  await act(async () => { [...host.querySelectorAll('button')].find((button) => button.textContent === name)?.click(); });
  await settle();
}

it('says which step of which policy comes next, and asks for that one', async () => {
  await show();
  expect(host.textContent).toContain('Shop, version 2');
  expect(host.textContent).toContain('step 2 of 2');
  await press('Escalate now');
  expect(sent).toEqual([{ url: '/api/v1/alerts/acme/a1/escalate', body: { generation: 2, round: 1, step: 2 } }]);
  expect(host.textContent).toContain('Ended');
});

it('says that the step was carried out meanwhile', async () => {
  refuse = true;
  await show();
  await press('Escalate now');
  expect(host.textContent).toContain('Next comes step 1 of round 2');
});

it('shows nothing of an alert that does not escalate, and why another waits', async () => {
  now = { state: 'none' };
  await show();
  expect(host.textContent).toBe('');
  now = { ...RUNNING, state: 'held', heldBy: 'silenced by Ana' };
  await act(async () => render(<OrganisationProvider org="acme"><AlertEscalation org="acme" alert={{ ...ALERT, version: 4 }} onDone={() => {}} /></OrganisationProvider>, host));
  await settle();
  expect(host.textContent).toContain('silenced by Ana');
  expect(host.textContent).not.toContain('Escalate now');
});

it('sends a policy as it was typed, and keeps what the form does not show', () => {
  const { id, changedBy, version, createdAt, ...fields } = POLICY;
  expect([id, changedBy, version, createdAt]).toHaveLength(4);
  expect(fieldsOf(typedOf(POLICY), POLICY)).toEqual(fields);
  expect(typedOf(POLICY).steps[1]).toEqual({ delay: '1.5', targets: ['person:ana:1'] });
});

it('calls a webhook gone only to those who may list webhooks', () => {
  const webhook = { kind: 'webhook' as const, id: 'w1' };
  expect(nameOf(webhook, namesOf([], [], []))).toBe('w1 (gone)');
  expect(nameOf(webhook, namesOf([], [], null))).toBe('a webhook (admins see which)');
  expect(nameOf({ kind: 'schedule', id: 's1' }, namesOf([], [], null))).toBe('s1 (gone)');
});

it('knows what is missing before anything is sent', () => {
  const found = mistakes({ ...empty(), steps: [{ delay: 'soon', targets: [''] }], repeats: '1.5' });
  expect(Object.entries(found).filter(([, detail]) => detail !== undefined).map(([pointer]) => pointer).sort())
    .toEqual(['/name', '/repeats', '/steps/0/delaySeconds', '/steps/0/targets']);
});

it('shows a simulation step by step', async () => {
  await act(async () => render(<Simulation run={async () => ({
    at: '2026-11-22T09:00:00Z', urgency: 'high', reachesNobody: false, steps: [
      { at: '2026-11-22T09:00:00Z', round: 1, step: 1, fallback: false, people: [], webhooks: [], missing: ['nobody is on call in Primary'], then: 'nobody', next: '2026-11-22T09:00:00Z' },
      { at: '2026-11-22T09:00:00Z', round: 1, step: 2, fallback: false, people: [{ person: 'ana', name: 'Ana', why: 'named in step 2' }], webhooks: [], missing: [], then: 'ended' },
    ],
  })} />, host));
  await press('Show');
  const steps = [...host.querySelectorAll('.simulation > li')].map((li) => li.textContent);
  expect(steps[0]).toContain('Nobody');
  expect(steps[0]).toContain('nobody is on call in Primary');
  expect(steps[1]).toContain('Ana named in step 2');
});

it('keeps what was typed over a change of somebody else until it is discarded', async () => {
  sessionStorage.clear();
  let stored = POLICY;
  const put: unknown[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    if (String(url).includes('/organisations/')) return json({ slug: 'acme', name: 'Acme', role: 'editor', version: 1 });
    if (!String(url).endsWith('/p1')) return json({ items: [], nextCursor: null });
    if (init.method !== 'PUT') return json(stored);
    put.push(new Headers(init.headers).get('If-Match'));
    return json({ title: 'Changed', status: 412 }, 412);
  });
  await act(async () => render(<OrganisationProvider org="acme"><EditPolicyPage org="acme" id="p1" /></OrganisationProvider>, host));
  await settle();
  await settle();
  await settle();
  const name = () => host.querySelector('form input') as HTMLInputElement;
  expect(host.textContent).not.toContain('Discard');
  await act(async () => {
    name().value = 'Mine';
    name().dispatchEvent(new Event('input', { bubbles: true }));
  });
  stored = { ...POLICY, name: 'Theirs', version: 3 };
  await press('Save');
  expect(host.querySelector('[role=alert]')?.textContent).toContain('Discard yours to see it');
  expect(name().value).toBe('Mine');
  await press('Discard changes');
  expect(name().value).toBe('Theirs');
  expect(host.querySelector('[role=alert]')).toBeNull();
  await press('Save');
  expect(put).toEqual(['"2"', '"3"']);
});
