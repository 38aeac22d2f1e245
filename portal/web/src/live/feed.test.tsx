import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FeedProvider, useFeed, useFeedEvents } from './feed';

const encoder = new TextEncoder();
let host: HTMLElement;
let lines: ReadableStreamDefaultController<Uint8Array>[];
let reloads: number;

function Page() {
  useFeedEvents(['project.'], () => void reloads++);
  return <p>{useFeed().status}</p>;
}

beforeEach(() => {
  vi.useFakeTimers();
  host = document.createElement('div');
  lines = [];
  reloads = 0;
  vi.stubGlobal('fetch', async (url: string) => (url.includes('/feed/')
    ? new Response(new ReadableStream<Uint8Array>({ start: (line) => void lines.push(line) }))
    : new Response(JSON.stringify({ items: [], nextCursor: null }))));
  render(<FeedProvider org="acme"><Page /></FeedProvider>, host);
});

afterEach(() => {
  render(null, host);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('asks again after a reconnect, although the page changes with the status of the line', async () => {
  await vi.advanceTimersByTimeAsync(100);
  expect(host.textContent).toBe('open');
  lines[0]?.close();
  await vi.advanceTimersByTimeAsync(100);
  expect(host.textContent).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(host.textContent).toBe('open');
  expect(reloads).toBe(1);
});

it('answers a burst of events with one question', async () => {
  await vi.advanceTimersByTimeAsync(100);
  for (const id of ['a', 'b', 'c']) {
    lines[0]?.enqueue(encoder.encode(`id: ${id}\nevent: project.changed\ndata: {}\n\n`));
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reloads).toBe(1);
});
