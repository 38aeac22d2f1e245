import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, connect, etagOf, path } from './http';
import { ApiError, toProblem } from './problem';

const problemJson = { 'Content-Type': 'application/problem+json' };

let requests: { url: string; init: RequestInit & { headers: Record<string, string> } }[];
let answers: Response[];
let ended: number;
let renewed: number;

beforeEach(() => {
  requests = [];
  answers = [];
  ended = 0;
  renewed = 0;
  let token = 'first';
  connect({
    csrfToken: () => token,
    renewCsrfToken: async () => {
      renewed++;
      token = 'second';
    },
    sessionEnded: () => void ended++,
  });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit & { headers: Record<string, string> }) => {
    requests.push({ url, init });
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError('network');
    return answer;
  });
});

afterEach(() => vi.unstubAllGlobals());

async function refused(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
}

describe('call', () => {
  it('sends the CSRF token, If-Match and Idempotency-Key on writes, and none of them on reads', async () => {
    answers.push(new Response('{}'), new Response('{}'));
    await call('PUT', '/x', { body: { a: 1 }, ifMatch: etagOf(7), idempotencyKey: 'key' });
    await call('GET', '/x');
    expect(requests[0]?.init.headers).toMatchObject({ 'X-CSRF-Token': 'first', 'If-Match': '"7"', 'Idempotency-Key': 'key', 'Content-Type': 'application/json' });
    expect(requests[1]?.init.headers).not.toHaveProperty('X-CSRF-Token');
    expect(requests[1]?.init.headers).not.toHaveProperty('If-Match');
  });

  it('sends a PATCH as a merge patch', async () => {
    answers.push(new Response('{}'));
    await call('PATCH', '/x', { body: {} });
    expect(requests[0]?.init.headers['Content-Type']).toBe('application/merge-patch+json');
  });

  it('gives the ETag, and answers a 304 with what it kept', async () => {
    answers.push(new Response('{"n":1}', { headers: { ETag: '"v1"' } }), new Response(null, { status: 304 }));
    const first = await call<{ n: number }>('GET', '/kept', { revalidate: true });
    const second = await call<{ n: number }>('GET', '/kept', { revalidate: true });
    expect(first.etag).toBe('"v1"');
    expect(requests[1]?.init.headers['If-None-Match']).toBe('"v1"');
    expect(second.data).toEqual({ n: 1 });
  });

  it('takes an empty answer as success', async () => {
    answers.push(new Response(null, { status: 204 }));
    expect((await call('DELETE', '/x')).status).toBe(204);
  });

  it('turns a problem document into an error with its fields and trace', async () => {
    const body = { type: 'https://cairn.dev/problems/invalid', title: 'Not valid', status: 422, code: 'invalid', traceId: 'abc', errors: [{ pointer: '/name', detail: 'too long' }, { pointer: '/x', detail: 'odd' }] };
    answers.push(new Response(JSON.stringify(body), { status: 422, headers: problemJson }));
    const error = await refused(call('POST', '/x', { body: {} }));
    expect(error.status).toBe(422);
    expect(error.problem.traceId).toBe('abc');
    expect(error.fieldError('/name')).toBe('too long');
    expect(error.fieldError('/other')).toBeUndefined();
    expect(error.otherErrors(['/name'])).toEqual([{ pointer: '/x', detail: 'odd' }]);
  });

  it('tells an unreachable server from a refusal', async () => {
    expect((await refused(call('GET', '/x'))).unreachable).toBe(true);
  });

  it('reports the end of the session', async () => {
    answers.push(new Response('', { status: 401 }));
    await refused(call('GET', '/x'));
    expect(ended).toBe(1);
  });

  it('renews an old CSRF token once and repeats the call', async () => {
    const csrf = () => new Response('{"title":"CSRF","code":"csrf-token"}', { status: 403, headers: problemJson });
    answers.push(csrf(), new Response('{}'));
    await call('POST', '/x', { body: {} });
    expect(requests[1]?.init.headers['X-CSRF-Token']).toBe('second');
    answers.push(csrf(), csrf());
    await refused(call('POST', '/x', { body: {} }));
    expect(renewed).toBe(2);
  });

  it('keeps the time to wait of a 429', async () => {
    answers.push(new Response('{"title":"Too many"}', { status: 429, headers: { ...problemJson, 'Retry-After': '12' } }));
    expect((await refused(call('GET', '/x'))).retryAfterSeconds).toBe(12);
  });
});

describe('toProblem', () => {
  it('takes the code from the type when it is not given', () => {
    expect(toProblem(409, 'application/problem+json', '{"type":"https://cairn.dev/problems/last-owner","title":"Last owner"}').code).toBe('last-owner');
  });

  it('makes a problem of a page that is not one', () => {
    expect(toProblem(502, 'text/html', '<h1>Bad gateway</h1>')).toMatchObject({ status: 502, code: 'http-502' });
    expect(toProblem(500, 'application/json', '{broken')).toMatchObject({ status: 500, code: 'http-500' });
    expect(toProblem(500, 'application/json', '[]')).toMatchObject({ code: 'http-500' });
  });
});

describe('path', () => {
  it('escapes its parts and leaves empty parameters out', () => {
    expect(path(['alerts', 'a/b'], { state: 'open', project: '', cursor: null, limit: 5 })).toBe('/api/v1/alerts/a%2Fb?state=open&limit=5');
  });
});
