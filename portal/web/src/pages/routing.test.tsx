import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Routing } from '../api/types';
import { OrganisationProvider } from '../state/organisation';
import { RoutingPage } from './routing';

const rule = (id: string, name: string) => ({ id, name, matchers: [{ name: 'service', operator: '=' as const, value: id }] });
const BEFORE: Routing = { rules: [rule('r1', 'Shop'), rule('r2', 'Mail')], version: 4 };
const AFTER: Routing = { rules: [rule('r0', 'New of Ben'), rule('r1', 'Shop'), rule('r2', 'Mail')], version: 5 };

let host: HTMLElement;
let stored: Routing;
let sent: { ifMatch: string | null; names: string[] }[];
let previewed: string[];

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  host = document.createElement('div');
  document.body.append(host);
  stored = BEFORE;
  sent = [];
  previewed = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    if (String(url).includes('/organisations/')) return json({ slug: 'acme', name: 'Acme', role: 'editor', version: 1 });
    if (String(url).includes('/preview')) {
      previewed.push(String(init.body));
      return json({ group: {}, holds: [], considered: [] });
    }
    if (!String(url).includes('/routing/')) return json({ items: [], nextCursor: null });
    if (init.method !== 'PUT') return json(stored);
    const ifMatch = new Headers(init.headers).get('If-Match');
    const body = JSON.parse(String(init.body)) as Routing;
    sent.push({ ifMatch, names: body.rules.map(({ name }) => name) });
    if (ifMatch !== `"${stored.version}"`) return json({ type: 'precondition-failed', title: 'The resource was changed by someone else', status: 412 }, 412);
    stored = { ...body, version: stored.version + 1 };
    return json(stored);
  });
});
afterEach(() => {
  render(null, host);
  host.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settled = () => act(async () => { await new Promise((done) => setTimeout(done)); });

async function show(): Promise<void> {
  await act(async () => render(<OrganisationProvider org="acme"><RoutingPage org="acme" /></OrganisationProvider>, host));
  await settled();
  await settled();
}

async function press(name: string, within: ParentNode = host): Promise<void> {
  const button = [...within.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
  await act(async () => { button?.click(); });
  await settled();
}

/** Somebody else saves, and the page reads it. */
async function somebodyElse(): Promise<void> {
  stored = AFTER;
  await act(async () => { vi.advanceTimersByTime(50_000); });
  await settled();
}

const dialog = () => host.querySelector('dialog') as HTMLElement;
const names = () => [...host.querySelectorAll('.word-head strong')].map((one) => one.textContent);

it('removes no rule of somebody else that took its place under the open dialog', async () => {
  await show();
  await press('Delete Shop');
  await somebodyElse();
  await press('Delete', dialog());
  expect(sent).toEqual([{ ifMatch: '"4"', names: ['Mail'] }]);
  expect(dialog().textContent).toContain('Somebody changed the rules meanwhile');
  expect(stored).toBe(AFTER);
  await press('Cancel', dialog());
  await press('Delete Shop');
  await press('Delete', dialog());
  expect(sent.at(-1)).toEqual({ ifMatch: '"5"', names: ['New of Ben', 'Mail'] });
  expect(names()).toEqual(['New of Ben', 'Mail', 'What meets no rule']);
});

it('writes a rule to where it was when the dialog was opened', async () => {
  await show();
  await press('Edit Mail');
  await somebodyElse();
  await press('Save', dialog());
  expect(sent).toEqual([{ ifMatch: '"4"', names: ['Shop', 'Mail'] }]);
  expect(stored).toBe(AFTER);
});

it('shows the rules anew when a move meets a change of somebody else', async () => {
  await show();
  stored = AFTER;
  await press('Move Mail up');
  expect(host.textContent).toContain('Somebody changed the rules meanwhile');
  expect(names()).toEqual(['New of Ben', 'Shop', 'Mail', 'What meets no rule']);
  await press('Move Mail up');
  expect(names()).toEqual(['New of Ben', 'Mail', 'Shop', 'What meets no rule']);
  expect(host.textContent).not.toContain('Somebody changed the rules meanwhile');
});

it('asks nothing about details that say not what is', async () => {
  await show();
  const details = host.querySelector('textarea') as HTMLTextAreaElement;
  const type = (text: string) => act(async () => {
    details.value = text;
    details.dispatchEvent(new Event('input', { bubbles: true }));
  });
  for (const wrong of ['region: eu', 'region!=eu', 'region=~eu']) {
    await type(`zone=a\n${wrong}`);
    await press('Ask');
    expect(details.getAttribute('aria-invalid')).toBe('true');
    expect(host.textContent).toContain(`“${wrong}” is no detail`);
  }
  expect(previewed).toEqual([]);
  await type('region=eu');
  await press('Ask');
  expect(previewed).toHaveLength(1);
  expect(previewed[0]).toContain('"details":{"region":"eu"}');
});
