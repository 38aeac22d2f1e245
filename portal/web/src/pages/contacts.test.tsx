import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ContactMethod } from '../api/types';
import { AlertPages } from './alert-pages';
import { addressHint } from './contact-form';
import { ContactDigest, ContactNews, digestVersion } from './contact-letters';
import { ContactRules, wrongDelays } from './contact-rules';
import { ContactsPage } from './contacts';

let host: HTMLElement;
let sent: { method: string; url: string; body: string }[];

async function shown(page: preact.JSX.Element, answers: Record<string, unknown>): Promise<void> {
  sent = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    sent.push({ method: init.method ?? 'GET', url: String(url), body: String(init.body ?? '') });
    const found = Object.entries(answers).find(([end]) => String(url).includes(end));
    return new Response(JSON.stringify(found?.[1] ?? {}), { status: found === undefined ? 404 : 200, headers: { 'Content-Type': 'application/json', ETag: '"0"' } });
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

const METHOD = { id: 'm1', kind: 'email', name: 'Mail', hint: 'a…@example.com', verified: true, letters: true, createdAt: '2026-11-27T03:00:00Z' };

it('shows a test that did not arrive with the reason, and rules once a method is verified', async () => {
  await shown(<ContactsPage org="acme" />, {
    '/test': { delivered: false, detail: 'status 404', durationMs: 3 }, '/rules': { high: [], low: [] },
    'contact-methods': { items: [METHOD, { ...METHOD, id: 'm2', name: 'Chat', verified: false }], kinds: ['email'], most: 10 },
  });
  await settled();
  expect(host.textContent).toContain('By all verified methods at once.');
  await press('Test');
  expect(sent.at(-1)).toMatchObject({ method: 'POST', url: '/api/v1/people/acme/me/contact-methods/m1/test' });
  expect(host.textContent).toContain('did not arrive: status 404');
});

const DIGEST = { every: 'off', weekday: 'monday', at: '08:00', timeZone: 'UTC' };

it('switches what is no page off for a method, and says that nothing is sent then', async () => {
  await shown(<ContactsPage org="acme" />, {
    '/rules': { high: [], low: [] }, '/news': { acknowledged: true, resolved: true }, '/digest': DIGEST, '/m1': METHOD,
    'contact-methods': { items: [{ ...METHOD, letters: false }], kinds: ['email'], most: 10 },
  });
  await settled();
  expect(host.textContent).toContain('None of your verified methods takes news and digests');
  const box = host.querySelector<HTMLInputElement>('input[aria-label="Send news and digests to Mail"]');
  expect(box?.checked).toBe(false);
  await act(async () => { box?.click(); });
  await settled();
  expect(sent.find(({ method }) => method === 'PATCH')).toMatchObject({ url: '/api/v1/people/acme/me/contact-methods/m1', body: '{"letters":true}' });
  expect(host.textContent).toContain('News and digests go to Mail.');
});

it('saves what is told after a page', async () => {
  await shown(<ContactNews org="acme" />, { '/news': { acknowledged: true, resolved: true } });
  const boxes = host.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
  expect([...boxes].map(({ checked }) => checked)).toEqual([true, true]);
  await act(async () => { boxes[0]?.click(); });
  await press('Save choice');
  expect(sent.at(-1)).toMatchObject({ method: 'PUT', body: '{"acknowledged":false,"resolved":true}' });
  expect(host.textContent).toContain('Saved');
});

it('asks for a time only of a digest that is on, and shows what it would say', async () => {
  await shown(<ContactDigest org="acme" />, { preview: { subject: 'Cairn digest of acme: no alert is open', text: 'Since then', empty: true }, '/digest': DIGEST });
  expect(host.textContent).not.toContain('Time zone');
  const every = host.querySelector('select') as HTMLSelectElement;
  await act(async () => {
    every.value = 'daily';
    every.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const at = host.querySelectorAll('input')[0] as HTMLInputElement;
  await act(async () => {
    at.value = '24:00';
    at.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press('Save digest');
  expect(sent.filter(({ method }) => method === 'PUT')).toEqual([]);
  expect(at.getAttribute('aria-invalid')).toBe('true');
  await act(async () => {
    at.value = '07:30';
    at.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press('Save digest');
  expect(JSON.parse(sent.at(-1)?.body ?? '{}')).toMatchObject({ every: 'daily', at: '07:30' });
  await press('Show what it would say now');
  expect(host.textContent).toContain('There is nothing to tell now');
  expect(host.querySelector('pre')?.textContent).toBe('Since then');
});

it('offers who never chose the zone that they are in', () => {
  const offered = digestVersion({ data: { ...DIGEST, every: 'off', weekday: 'monday' } as const, etag: '"0"' } as never);
  expect(offered.fields.timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(digestVersion({ data: { ...DIGEST }, etag: '"3"' } as never).fields.timeZone).toBe('UTC');
});

it('offers no rules while nothing is verified, and no further method beyond the most', async () => {
  await shown(<ContactsPage org="acme" />, { 'contact-methods': { items: [{ ...METHOD, verified: false }], kinds: ['email'], most: 1 } });
  expect(host.textContent).not.toContain('Rules');
  expect(host.textContent).toContain('You have 1, which is the most.');
});

it('asks for the address that the kind needs', () => {
  expect(addressHint('sms')).toContain('+4930');
  expect(addressHint('slack')).toContain('incoming webhook');
  expect(addressHint('email')).toContain('mail');
});

it('takes minutes up to 9000 as a delay', () => {
  const rule = (delay: string) => ({ delay, method: 'm1' });
  const found = wrongDelays({ high: [rule('0'), rule('9000'), rule('9001'), rule('')], low: [rule('1.5')] });
  expect(Object.entries(found).filter(([, message]) => message !== undefined).map(([pointer]) => pointer))
    .toEqual(['/high/2/delayMinutes', '/high/3/delayMinutes', '/low/0/delayMinutes']);
});

it('keeps the form through a save, and what was typed through a clash', async () => {
  let stored = { version: 1, rules: { high: [{ delayMinutes: 0, contactMethod: 'm1' }], low: [] as unknown[] } };
  const answer = (status = 200) => new Response(JSON.stringify(status === 200 ? stored.rules : { title: 'Changed', status }), {
    status, headers: { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json', ETag: `"${stored.version}"` },
  });
  vi.stubGlobal('fetch', async (_: string, init: RequestInit = {}) => {
    if (init.method !== 'PUT') return answer();
    if (new Headers(init.headers).get('If-Match') !== `"${stored.version}"`) return answer(412);
    stored = { version: stored.version + 1, rules: JSON.parse(String(init.body)) as typeof stored.rules };
    return answer();
  });
  await act(async () => render(<ContactRules org="acme" methods={[METHOD as ContactMethod]} />, host));
  await settled();
  const delay = () => host.querySelector('.rule-row input') as HTMLInputElement;
  const type = (text: string) => act(async () => {
    delay().value = text;
    delay().dispatchEvent(new Event('input', { bubbles: true }));
  });
  const first = delay();
  await type('5');
  await press('Save rules');
  expect(stored.rules.high[0]?.delayMinutes).toBe(5);
  expect(delay()).toBe(first);
  expect(host.textContent).toContain('Saved');

  await type('7');
  stored = { version: 9, rules: { ...stored.rules, high: [{ delayMinutes: 30, contactMethod: 'm1' }] } };
  await press('Save rules');
  expect(delay().value).toBe('7');
  expect(host.querySelector('[role=alert]')?.textContent).toContain('Your rules were changed elsewhere');
  expect(stored.version).toBe(9);
  await press('Discard changes');
  expect(delay().value).toBe('30');
  expect(host.querySelector('[role=alert]')).toBeNull();
  await type('8');
  await press('Save rules');
  expect(stored).toMatchObject({ version: 10, rules: { high: [{ delayMinutes: 8 }] } });
});

it('shows who was paged, what became of it and every try', async () => {
  const message = {
    id: 'g1', kind: 'sms', hint: '+49…56', state: 'failed', dueAt: '2026-11-27T03:00:00Z', reason: 'status 503',
    attempts: [{ number: 1, at: '2026-11-27T03:00:00Z', status: 503, durationMs: 12 }, { number: 2, at: '2026-11-27T03:00:05Z', error: 'no answer in time', durationMs: 900 }],
  };
  await shown(<AlertPages org="acme" id="a1" open />, { '/pages': { items: [
    { id: 'p1', person: 'ana', name: 'Ana', why: 'on call in Primary', urgency: 'high', generation: 1, round: 2, step: 3, at: '2026-11-27T03:00:00Z', messages: [message] },
    { id: 'p2', person: 'ben', name: 'Ben', why: 'named', urgency: 'high', generation: 1, round: 1, step: 1, at: '2026-11-27T03:00:00Z', unreached: 'has no verified contact method', messages: [] },
  ], nextCursor: null } });
  const text = host.textContent ?? '';
  expect(text).toContain('step 3, round 2');
  expect(text).toContain('Not reached: has no verified contact method');
  expect(text).toContain('answer 503, 12 ms');
  expect(text).toContain('no answer in time, 900 ms');
});
