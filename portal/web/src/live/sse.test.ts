import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../api/types';
import { isFinal, newer } from './job';
import { backoff, EventParser, openStream, type ServerEvent, type StreamStatus } from './sse';

describe('EventParser', () => {
  it('puts an event together from pieces, and drops heartbeats', () => {
    const parser = new EventParser();
    expect(parser.push(': heartbeat\n\nid: 7\nevent: al')).toEqual([]);
    expect(parser.push('ert.raised\ndata: {"a":\ndata: 1}\n\n')).toEqual([{ id: '7', event: 'alert.raised', data: '{"a":\n1}' }]);
  });

  it('reads every line ending, keeps the id, and takes the delay', () => {
    const parser = new EventParser();
    expect(parser.push('retry: 50\r\nid: 1\r\ndata:a\r\n\r\ndata: b\n\n')).toEqual([
      { id: '1', event: 'message', data: 'a' }, { id: '1', event: 'message', data: 'b' },
    ]);
    expect(parser.retryMs).toBe(50);
  });

  it('gives nothing for an event without data', () => expect(new EventParser().push('event: x\n\n')).toEqual([]));
});

describe('backoff', () => {
  it('doubles, is bounded, and is spread over the upper half', () => {
    expect([1, 2, 3, 20].map((n) => backoff(n, () => 1))).toEqual([500, 1000, 2000, 15_000]);
    expect(backoff(3, () => 0)).toBe(1000);
  });
});

type Attempt = Response | 'refuse';

function body(...chunks: string[]): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(encoder.encode(chunk)));
      controller.close();
    },
  });
  return new Response(stream);
}

describe('openStream', () => {
  let headers: Record<string, string>[];
  let events: ServerEvent[];
  let statuses: StreamStatus[];

  beforeEach(() => {
    vi.useFakeTimers();
    headers = [];
    events = [];
    statuses = [];
  });
  afterEach(() => vi.useRealTimers());

  function open(attempts: Attempt[], extra: Partial<Parameters<typeof openStream>[1]> = {}): () => void {
    return openStream('/feed', {
      onEvent: (event) => events.push(event),
      onStatus: (status) => {
        if (statuses.at(-1) !== status) statuses.push(status);
      },
      random: () => 1,
      fetch: (async (_url: string, init: RequestInit) => {
        headers.push(init.headers as Record<string, string>);
        const next = attempts.shift();
        if (next === undefined || next === 'refuse') throw new TypeError('refused');
        return next;
      }) as typeof fetch,
      ...extra,
    });
  }

  it('reconnects from the last event id and delivers no event twice', async () => {
    const close = open([body('id: a\ndata: 1\n\n', 'id: b\ndata: 2\n\n'), 'refuse', body('id: b\ndata: 2\n\nid: c\ndata: 3\n\n')]);
    await vi.advanceTimersByTimeAsync(3_000);
    close();
    expect(events.map((event) => event.data)).toEqual(['1', '2', '3']);
    expect(headers[0]).not.toHaveProperty('Last-Event-ID');
    expect(headers[1]?.['Last-Event-ID']).toBe('b');
    expect(statuses.slice(0, 4)).toEqual(['connecting', 'open', 'reconnecting', 'open']);
  });

  it('goes on after an error status, which the browser\'s EventSource does not', async () => {
    const refused = vi.fn();
    const close = open([new Response('', { status: 502 }), body('id: a\ndata: 1\n\n')], { onRefused: refused });
    await vi.advanceTimersByTimeAsync(1_000);
    close();
    expect(refused).toHaveBeenCalledWith(502);
    expect(events).toHaveLength(1);
  });

  it('stops when asking again is pointless', async () => {
    open([new Response('', { status: 401 }), body('data: never\n\n')]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(statuses.at(-1)).toBe('closed');
    expect(headers).toHaveLength(1);
  });

  it('takes the end of a finished job as the end', async () => {
    open([body('data: done\n\n')], { endIsFinal: () => true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(statuses).toEqual(['connecting', 'open', 'closed']);
    expect(headers).toHaveLength(1);
  });

  it('gives up a silent line and opens another', async () => {
    const close = openStream('/feed', {
      onEvent: (event) => events.push(event),
      random: () => 1,
      fetch: ((_url: string, init: RequestInit) => {
        headers.push({});
        return new Promise<Response>((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
      }) as typeof fetch,
    });
    await vi.advanceTimersByTimeAsync(40_000);
    close();
    expect(headers.length).toBe(2);
  });

  it('is quiet once closed', async () => {
    const close = open([body('data: 1\n\n')]);
    close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(events).toEqual([]);
    expect(headers.length).toBeLessThanOrEqual(1);
  });
});

describe('jobs', () => {
  const job = (version: number, state: Job['state'] = 'running') => ({ id: 'j', version, state }) as Job;
  it('never goes back to an older picture', () => {
    expect(newer(job(5), job(4)).version).toBe(5);
    expect(newer(job(5), job(6)).version).toBe(6);
    expect(newer(undefined, job(1)).version).toBe(1);
  });
  it('knows which states are the end', () => {
    expect((['queued', 'running', 'succeeded', 'failed', 'cancelled', 'dead'] as const).map((state) => isFinal(job(1, state)))).toEqual([false, false, true, true, true, true]);
  });
});
