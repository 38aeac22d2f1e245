/**
 * Server-sent events over fetch.
 *
 * The browser's EventSource gives up for good when a reconnect is answered with an error status, hides the
 * status, and cannot send `Last-Event-ID` again after that. A portal that has to catch up after its server
 * was killed needs all three, so this is the same protocol with the reconnect in our own hands.
 */

export interface ServerEvent { id: string | null; event: string; data: string }

/** Cuts a text stream into events; heartbeats and unknown fields are dropped as the standard asks. */
export class EventParser {
  private buffer = '';
  private event = '';
  private data: string[] = [];
  private id: string | null = null;
  /** The reconnect delay the server asked for, if it did. */
  retryMs: number | null = null;

  push(chunk: string): ServerEvent[] {
    this.buffer += chunk;
    const events: ServerEvent[] = [];
    for (;;) {
      const end = /\r\n|\n|\r(?!$)/.exec(this.buffer);
      if (end === null) return events;
      const line = this.buffer.slice(0, end.index);
      this.buffer = this.buffer.slice(end.index + end[0].length);
      const complete = this.line(line);
      if (complete !== null) events.push(complete);
    }
  }

  private line(line: string): ServerEvent | null {
    if (line === '') return this.dispatch();
    if (line.startsWith(':')) return null;
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.event = value;
    else if (field === 'data') this.data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
    return null;
  }

  private dispatch(): ServerEvent | null {
    const { data, event } = this;
    this.data = [];
    this.event = '';
    if (data.length === 0) return null;
    return { id: this.id, event: event === '' ? 'message' : event, data: data.join('\n') };
  }
}

export type StreamStatus = 'connecting' | 'open' | 'reconnecting' | 'closed';

export interface StreamOptions {
  onEvent: (event: ServerEvent) => void;
  onStatus?: (status: StreamStatus, info: { failures: number; resumed: boolean }) => void;
  /** Told of every refusal, so that an ended session is noticed. */
  onRefused?: (status: number) => void;
  /** True when a clean end of the stream is its real end, as with a job. */
  endIsFinal?: () => boolean;
  fetch?: typeof fetch;
  random?: () => number;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;
/** The server sends a heartbeat every 15 s; two and a half of them missing means that the line is dead. */
const SILENCE_MS = 38_000;
const REMEMBERED_IDS = 500;

/** The wait before the n-th attempt to reconnect: doubling, bounded, spread so that clients do not come as one. */
export function backoff(failures: number, random: () => number, base = FIRST_DELAY_MS): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, base * 2 ** Math.min(failures - 1, 10));
  return Math.round(ceiling * (0.5 + random() / 2));
}

/** Opens a stream and keeps it open until the returned function is called. Each event id is delivered once. */
export function openStream(address: string, options: StreamOptions): () => void {
  const run = new StreamRun(address, options);
  void run.loop();
  return () => run.close();
}

class StreamRun {
  private readonly controller = new AbortController();
  private lastEventId: string | null = null;
  private failures = 0;
  private everOpen = false;
  private readonly seen = new Set<string>();
  private retryMs: number | null = null;

  constructor(private readonly address: string, private readonly options: StreamOptions) {}

  async loop(): Promise<void> {
    while (!this.controller.signal.aborted) {
      this.status(this.everOpen || this.failures > 0 ? 'reconnecting' : 'connecting');
      const fatal = await this.attempt();
      if (this.controller.signal.aborted) return;
      if (fatal || this.options.endIsFinal?.() === true) {
        this.status('closed');
        return;
      }
      this.failures++;
      this.status('reconnecting');
      await this.wait(backoff(this.failures, this.options.random ?? Math.random, this.retryMs ?? FIRST_DELAY_MS));
    }
  }

  close(): void {
    this.controller.abort();
  }

  /** One connection from start to end; true when trying again would be pointless. */
  private async attempt(): Promise<boolean> {
    const connection = new AbortController();
    const stop = () => connection.abort();
    this.controller.signal.addEventListener('abort', stop);
    let silence = setTimeout(stop, SILENCE_MS);
    try {
      const headers: Record<string, string> = { Accept: 'text/event-stream' };
      if (this.lastEventId !== null) headers['Last-Event-ID'] = this.lastEventId;
      const response = await (this.options.fetch ?? fetch)(this.address, {
        headers, credentials: 'same-origin', cache: 'no-store', signal: connection.signal,
      });
      if (!response.ok || response.body === null) {
        this.options.onRefused?.(response.status);
        return response.status === 401 || response.status === 403 || response.status === 404;
      }
      const resumed = this.everOpen;
      this.everOpen = true;
      this.failures = 0;
      this.status('open', resumed);
      const parser = new EventParser();
      const reader = response.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return false;
        clearTimeout(silence);
        silence = setTimeout(stop, SILENCE_MS);
        for (const event of parser.push(value)) this.deliver(event);
        this.retryMs = parser.retryMs;
      }
    } catch {
      return false;
    } finally {
      clearTimeout(silence);
      this.controller.signal.removeEventListener('abort', stop);
      connection.abort();
    }
  }

  private deliver(event: ServerEvent): void {
    if (this.controller.signal.aborted) return;
    if (event.id !== null) {
      if (this.seen.has(event.id)) return;
      this.seen.add(event.id);
      if (this.seen.size > REMEMBERED_IDS) this.seen.delete(this.seen.values().next().value as string);
      this.lastEventId = event.id;
    }
    this.options.onEvent(event);
  }

  private status(status: StreamStatus, resumed = false): void {
    this.options.onStatus?.(status, { failures: this.failures, resumed });
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.controller.signal.removeEventListener('abort', finish);
        resolve();
      };
      const timer = setTimeout(finish, ms);
      this.controller.signal.addEventListener('abort', finish);
    });
  }
}
