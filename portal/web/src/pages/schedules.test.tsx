import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Schedule, Shift, Swap } from '../api/types';
import { OrganisationProvider } from '../state/organisation';
import { parsed } from './schedule-import';
import { bodyOf, errorsOf, layersOf, newLayer, shownEnd, textsOf, withAnother } from './schedule-model';
import { NewSchedulePage } from './schedule-form';
import { swapVerbs } from './schedule-swaps';
import { daysOf, lanes, piece } from './schedule-week';
import { SchedulesPage } from './schedules';

const SCHEDULE: Schedule = {
  id: 's1', name: 'Shop', timeZone: 'Europe/Berlin', changedBy: 'ana', version: 3, createdAt: '2026-01-01T00:00:00Z', holidays: ['2026-12-25'],
  layers: [{
    id: 'weekly', name: 'Weekly', priority: 2, holidays: 'off', restrictions: [{ weekdays: ['monday'], start: '22:00:30', end: '24:00' }],
    rotation: { unit: 'days', length: 2, start: '2026-03-02T09:00', participants: ['ana', null], advance: 'worked-days' },
  }],
};

describe('a schedule in a form', () => {
  it('comes back as it was', () => {
    const body = bodyOf(textsOf(SCHEDULE), { ana: 'Asia/Tokyo' });
    expect(body.layers[0]).toEqual(SCHEDULE.layers[0]);
    expect(body).toMatchObject({ name: 'Shop', timeZone: 'Europe/Berlin', holidays: ['2026-12-25'], personZones: { ana: 'Asia/Tokyo' } });
  });

  it('shows the end of a day as fields for times can', () => {
    expect(['24:00', '06:00', '06:00:30'].map(shownEnd)).toEqual(['00:00', '06:00', '06:00:30']);
  });

  it('gets layers whose ids are free', () => {
    const added = (ids: string[], names: string[]) => withAnother([
      ...ids.map((id) => ({ ...newLayer('UTC', 1, ['']), id, name: 'Renamed' })), ...names.map((name) => ({ ...newLayer('UTC', 1, ['']), name })),
    ], 'UTC').at(-1)?.name;
    expect(added([], ['Layer 2'])).toBe('Layer 1');
    expect(added(['layer-1', 'layer-2'], [])).toBe('Layer 3');
    expect(added(['weekly'], ['Layer 1', 'layer  2'])).toBe('Layer 3');
  });

  it('says what is missing, and where', () => {
    const texts = textsOf(SCHEDULE);
    const layer = layersOf(texts)[0];
    const wrong = { ...texts, name: ' ', timeZone: 'Mars/Olympus', layers: JSON.stringify([{ ...layer, length: '0', start: '', people: [] }]) };
    const found = Object.entries(errorsOf(wrong)).filter(([, text]) => text !== undefined).map(([pointer]) => pointer);
    expect(found).toEqual(['/name', '/timeZone', '/layers/0/rotation/length', '/layers/0/rotation/start', '/layers/0/rotation/participants']);
  });
});

describe('a week', () => {
  it('has a day of 23 hours when the clock goes forward', () => {
    const days = daysOf('Europe/Berlin', '2025-03-24');
    expect(days.map(({ start, end }) => (end - start) / 3_600_000)).toEqual([24, 24, 24, 24, 24, 24, 23]);
    expect(piece(days[6]!, '2025-03-29T23:00:00Z', '2025-03-30T10:30:00Z')).toEqual({ left: 0, width: 50 });
    expect(piece(days[0]!, '2025-03-30T00:00:00Z', '2025-03-30T01:00:00Z')).toBeNull();
  });

  it('puts people who are on call together into lanes', () => {
    const shift = (person: string, start: string, end: string): Shift => ({ person, name: person, start: `2025-01-01T${start}:00Z`, end: `2025-01-01T${end}:00Z`, sources: [] });
    const found = lanes([shift('ana', '00:00', '08:00'), shift('ben', '04:00', '12:00'), shift('vic', '08:00', '09:00')]);
    expect(found.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  });
});

it('offers each side of a swap what is theirs to do', () => {
  const swap: Swap = { id: 'w', person: 'ana', with: 'ben', start: '', end: '', state: 'open', createdAt: '' };
  expect(swapVerbs(swap, 'ben')).toEqual(['accept', 'decline']);
  expect(swapVerbs(swap, 'ana')).toEqual(['withdraw']);
  expect(swapVerbs(swap, 'vic')).toEqual([]);
  expect(swapVerbs({ ...swap, state: 'accepted' }, 'ben')).toEqual([]);
});

it('knows JSON from other text', () => {
  expect(parsed('{"a": 1}')).toEqual({ a: 1 });
  expect(parsed('{')).toBeUndefined();
});

describe('the list', () => {
  let host: HTMLElement;
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
    vi.stubGlobal('fetch', async (url: string) => new Response(JSON.stringify(String(url).includes('/organisations/')
      ? { slug: 'acme', name: 'Acme', role: 'viewer', version: 1 }
      : {
        nextCursor: null, items: [
          { schedule: 's1', name: 'Shop', timeZone: 'Europe/Berlin', at: '2026-03-02T12:00:00Z', onCall: [{ person: 'ana', name: 'Ana', source: 'layer', sourceId: 'l' }], until: '2026-03-09T08:00:00Z', next: [] },
          { schedule: 's2', name: 'Mail', timeZone: 'UTC', at: '2026-03-02T12:00:00Z', onCall: [], gap: { start: '2026-03-02T12:00:00Z', end: '2026-03-03T12:00:00Z' } },
        ],
      }), { headers: { 'Content-Type': 'application/json' } }));
  });
  afterEach(() => {
    render(null, host);
    host.remove();
    vi.unstubAllGlobals();
  });

  it('shows who is on call, who is next in local time, and gaps; viewers make nothing', async () => {
    await act(async () => render(<OrganisationProvider org="acme"><SchedulesPage org="acme" /></OrganisationProvider>, host));
    await act(async () => { await new Promise((done) => setTimeout(done)); });
    const text = host.textContent ?? '';
    expect(text).toContain('Ana');
    expect(text).toContain('Nobody from Mon 9 Mar, 09:00');
    expect(text).toContain('Nobody is on call from Mon 2 Mar, 12:00 to Tue 3 Mar, 12:00');
    expect(text).not.toContain('New schedule');
  });
});

it('says that the people could not be read, and reads them again', async () => {
  const host = document.createElement('div');
  document.body.append(host);
  let down = true;
  vi.stubGlobal('fetch', async () => down
    ? new Response(JSON.stringify({ title: 'Too busy', status: 503 }), { status: 503, headers: { 'Content-Type': 'application/problem+json' } })
    : new Response(JSON.stringify({ items: [{ subject: 'ana', name: 'Ana' }], nextCursor: null }), { headers: { 'Content-Type': 'application/json' } }));
  const settled = () => act(async () => { await new Promise((done) => setTimeout(done)); });
  await act(async () => render(<NewSchedulePage org="acme" />, host));
  await settled();
  expect(host.querySelector('[role=alert]')?.textContent).toContain('Too busy');
  expect(host.textContent).not.toContain('Ana');
  down = false;
  await act(async () => { [...host.querySelectorAll('button')].find((button) => button.textContent === 'Retry')?.click(); });
  await settled();
  expect(host.querySelector('[role=alert]')).toBeNull();
  expect(host.textContent).toContain('Ana');
  render(null, host);
  host.remove();
  vi.unstubAllGlobals();
});
