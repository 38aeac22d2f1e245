import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, unsafeHeaders } from '../api/http';
import { SignOut } from '../ui/shell';
import { loadSession, signOut, useSession } from './session';

const signedIn = { signedIn: true, name: 'Ana', email: 'ana@example.org', csrfToken: 'token' };
let host: HTMLElement;

function Probe() {
  const session = useSession();
  return <p>{session.kind}{session.kind === 'in' && session.ended ? ' ended' : ''}</p>;
}

beforeEach(() => {
  host = document.createElement('div');
});

afterEach(() => {
  render(null, host);
  vi.unstubAllGlobals();
});

const answer = (body: unknown, status = 200) => vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));
const shows = (text: string) => vi.waitFor(() => expect(host.textContent).toBe(text));

async function signedOutTo(logout: Response): Promise<string | undefined> {
  const assign = vi.fn<(address: string) => void>();
  vi.stubGlobal('location', { assign });
  vi.stubGlobal('fetch', async () => logout);
  sessionStorage.setItem('draft', 'typed');
  await signOut();
  expect(sessionStorage.length).toBe(0);
  expect(assign).toHaveBeenCalledOnce();
  return assign.mock.lastCall?.[0];
}

describe('session', () => {
  it('is shown even when the answer comes before the page listens', async () => {
    answer(signedIn);
    const loading = loadSession();
    render(<Probe />, host);
    expect(host.textContent).toBe('loading');
    await loading;
    await shows('in');
  });

  it('stays in place when it ends, so that what is typed stays too', async () => {
    answer(signedIn);
    await loadSession();
    render(<Probe />, host);
    await shows('in');
    answer({}, 401);
    await call('GET', '/api/v1/organisations').catch(() => undefined);
    await shows('in ended');
  });

  it('goes on in place when the person has signed in again in another tab', async () => {
    answer(signedIn);
    await loadSession();
    render(<Probe />, host);
    answer({}, 401);
    await call('GET', '/api/v1/organisations').catch(() => undefined);
    await shows('in ended');
    answer({ signedIn: false });
    dispatchEvent(new Event('focus'));
    answer({ ...signedIn, csrfToken: 'new' });
    dispatchEvent(new Event('focus'));
    await shows('in');
    expect(unsafeHeaders()).toEqual({ 'X-CSRF-Token': 'new' });
  });

  it('is out for a visitor, and failed when the portal does not answer', async () => {
    answer({ signedIn: false });
    await loadSession();
    render(<Probe />, host);
    await shows('out');
    answer('', 502);
    await loadSession();
    await shows('failed');
  });

  it('ends at the provider, too, where it has a page for that', async () => {
    expect(await signedOutTo(new Response('{"location":"https://id.example/end?id_token_hint=x"}'))).toBe('https://id.example/end?id_token_hint=x');
    expect(await signedOutTo(new Response(null, { status: 204 }))).toBe('/');
  });

  it('tells the person when signing out did not work, and tries again', async () => {
    vi.stubGlobal('location', { assign: vi.fn() });
    answer({ title: 'Unavailable', status: 503, code: 'unavailable', detail: 'The session could not be ended; try again shortly.' }, 503);
    document.body.append(host);
    render(<SignOut />, host);
    host.querySelector('button')!.click();
    await vi.waitFor(() => expect(host.querySelector('dialog')?.textContent).toContain('You are still signed in'));
    vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
    [...host.querySelectorAll('button')].at(-1)!.click();
    await vi.waitFor(() => expect(location.assign).toHaveBeenCalledWith('/'));
    host.remove();
  });
});
