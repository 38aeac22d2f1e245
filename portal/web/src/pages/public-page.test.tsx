import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reportAddress } from '../api';
import type { PublicPage } from '../api/types';
import { badgeMarkdown, PublicPagePanel } from './public-page';
import { Reports } from './reports';

const ON: PublicPage = {
  enabled: true, link: 'https://cairn.test/public/k-1', badge: 'https://cairn.test/api/v1/badges/k-1.svg',
  since: '2026-11-20T09:00:00Z', version: 1,
};

let host: HTMLElement;
let sent: { method: string; url: string; ifMatch: string | null; body: string }[];

function answer(page: PublicPage, status = 200): Response {
  return new Response(JSON.stringify(page), { status, headers: { 'Content-Type': 'application/json', ETag: `"${page.version}"` } });
}

async function shown(answers: Response[]): Promise<void> {
  sent = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    sent.push({ method: init.method ?? 'GET', url: String(url), ifMatch: new Headers(init.headers).get('If-Match'), body: String(init.body ?? '') });
    return answers.shift() ?? new Response(null, { status: 500 });
  });
  await act(async () => render(<PublicPagePanel org="acme" project="shop" />, host));
  await act(async () => { await new Promise((done) => setTimeout(done)); });
}

async function press(name: string): Promise<void> {
  const buttons = [...host.querySelectorAll('button')].filter((button) => button.textContent === name);
  await act(async () => { buttons.at(-1)?.click(); });
  await act(async () => { await new Promise((done) => setTimeout(done)); });
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

it('is off at first, and turned on over the version that was read', async () => {
  await shown([answer({ enabled: false, version: 0 }), answer(ON)]);
  expect(host.textContent).toContain('Nothing is public');
  expect(host.querySelector('img')).toBeNull();

  await press('Turn on');
  expect(sent[1]).toMatchObject({ method: 'PUT', url: '/api/v1/public-pages/acme/shop', ifMatch: '"0"', body: '{"enabled":true}' });
  expect(host.textContent).toContain('https://cairn.test/public/k-1');
  expect(host.querySelector('img')?.getAttribute('src')).toBe('/api/v1/badges/k-1.svg');
});

it('asks before a link ends, and shows the new one', async () => {
  await shown([answer(ON), answer({ ...ON, link: 'https://cairn.test/public/k-2', badge: 'https://cairn.test/api/v1/badges/k-2.svg', version: 2 })]);
  await press('New link');
  expect(sent).toHaveLength(1);
  await press('New link');
  expect(sent[1]).toMatchObject({ method: 'POST', url: '/api/v1/public-pages/acme/shop/rotate', ifMatch: '"1"' });
  expect(host.textContent).toContain('public/k-2');
  expect(host.textContent).not.toContain('public/k-1');
});

it('says when its link cannot be shown any more', async () => {
  await shown([answer({ enabled: true, since: ON.since, version: 3 })]);
  expect(host.textContent).toContain('cannot be shown');
  expect(host.querySelector('a')).toBeNull();
});

it('gives the badge as Markdown that leads to the page', () => {
  expect(badgeMarkdown(ON)).toBe('[![Cairn](https://cairn.test/api/v1/badges/k-1.svg)](https://cairn.test/public/k-1)');
});

describe('reports', () => {
  it('are links to the assessment in each form; only the printable one opens', () => {
    render(<Reports org="acme" project="shop" id="a1" />, host);
    const links = [...host.querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      (['html', 'jws', 'markdown', 'csv', 'json'] as const).map((format) => reportAddress('acme', 'shop', 'a1', format)));
    expect(links.map((link) => link.hasAttribute('download'))).toEqual([false, true, true, true, true]);
    expect(reportAddress('acme', 'shop', 'a1', 'csv')).toBe('/api/v1/assessments/acme/shop/a1/report?format=csv');
  });
});
