import { ApiError, toProblem } from './problem';

/** What a call may carry besides its path. */
export interface CallOptions {
  body?: unknown;
  /** A body that is YAML already. */
  yaml?: string;
  /** The type to ask for instead of JSON; the answer is its text. */
  accept?: string;
  /** The ETag of the version this write is based on. */
  ifMatch?: string;
  /** One key per thing a person means to create; a retry repeats it. */
  idempotencyKey?: string;
  /** Keeps the bytes of the last answer and asks only whether they changed. */
  revalidate?: boolean;
  signal?: AbortSignal;
}

/** A decoded answer and the version it was. */
export interface Answer<T> {
  data: T;
  etag: string | null;
  status: number;
  location: string | null;
}

interface Hooks {
  csrfToken: () => string | null;
  renewCsrfToken: () => Promise<void>;
  sessionEnded: () => void;
}

let hooks: Hooks = { csrfToken: () => null, renewCsrfToken: async () => {}, sessionEnded: () => {} };

const kept = new Map<string, Answer<unknown>>();
const KEPT_AT_MOST = 100;

/** Tells the client where the session is kept. */
export function connect(next: Hooks): void {
  hooks = next;
  kept.clear();
}

/** The headers every unsafe call of the browser's session needs. */
export function unsafeHeaders(): Record<string, string> {
  const token = hooks.csrfToken();
  return token === null ? {} : { 'X-CSRF-Token': token };
}

/** Says that the session is over, from calls that do not go through {@link call}. */
export function reportStatus(status: number): void {
  if (status === 401) hooks.sessionEnded();
}

/** Calls the API and decodes its answer; throws {@link ApiError} for everything that is not a success. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
  try {
    return await once<T>(method, path, options);
  } catch (error) {
    // Another tab signed in again: the session is good, only this tab's token is old.
    if (error instanceof ApiError && error.status === 403 && error.code.startsWith('csrf')) {
      await hooks.renewCsrfToken();
      return once<T>(method, path, options);
    }
    throw error;
  }
}

async function once<T>(method: string, path: string, options: CallOptions): Promise<Answer<T>> {
  const known = options.revalidate === true ? kept.get(path) : undefined;
  const response = await send(method, path, options, known?.etag ?? null);
  if (response.status === 304 && known !== undefined) return known as Answer<T>;
  const text = await response.text();
  if (!response.ok) throw refusal(response, text);
  const answer: Answer<T> = {
    data: (text === '' ? undefined : options.accept === undefined ? JSON.parse(text) : text) as T,
    etag: response.headers.get('ETag'),
    status: response.status,
    location: response.headers.get('Location'),
  };
  if (options.revalidate === true && answer.etag !== null) keep(path, answer);
  return answer;
}

async function send(method: string, path: string, options: CallOptions, knownEtag: string | null): Promise<Response> {
  const headers: Record<string, string> = { Accept: `${options.accept ?? 'application/json'}, application/problem+json` };
  if (options.body !== undefined) {
    headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  }
  if (options.yaml !== undefined) headers['Content-Type'] = 'application/yaml';
  if (method !== 'GET' && method !== 'HEAD') Object.assign(headers, unsafeHeaders());
  if (options.ifMatch !== undefined) headers['If-Match'] = options.ifMatch;
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey;
  if (knownEtag !== null) headers['If-None-Match'] = knownEtag;
  try {
    return await fetch(path, {
      method,
      headers,
      body: options.yaml ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: options.signal,
    });
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    throw new ApiError({ title: '', status: 0, code: 'unreachable' });
  }
}

function refusal(response: Response, text: string): ApiError {
  if (response.status === 401) hooks.sessionEnded();
  const problem = toProblem(response.status, response.headers.get('Content-Type'), text);
  problem.traceId ??= response.headers.get('traceparent')?.split('-')[1];
  problem.requestId ??= response.headers.get('X-Request-Id') ?? undefined;
  const retryAfter = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return new ApiError(problem, Number.isFinite(retryAfter) ? retryAfter : null);
}

function keep(path: string, answer: Answer<unknown>): void {
  kept.delete(path);
  kept.set(path, answer);
  if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value as string);
}

/** The ETag of a version, as the services write it. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** A path with its parameters escaped and its query appended, empty values left out. */
export function path(parts: readonly string[], query: Record<string, string | number | null | undefined> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const tail = search.size === 0 ? '' : `?${search}`;
  return `/api/v1/${parts.map(encodeURIComponent).join('/')}${tail}`;
}
