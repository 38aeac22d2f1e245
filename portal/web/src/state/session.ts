import { useEffect, useState } from 'preact/hooks';
import { call, connect } from '../api/http';
import type { Session } from '../api/types';

/** What is known of the browser's session. `ended` means that it was there and is gone. */
export type SessionState =
  | { kind: 'loading' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'out' }
  | { kind: 'in'; name: string; email?: string; csrfToken: string; ended: boolean };

let state: SessionState = { kind: 'loading' };
const listeners = new Set<() => void>();

function set(next: SessionState): void {
  state = next;
  listeners.forEach((listener) => listener());
}

async function fetchSession(): Promise<void> {
  const { data } = await call<Session>('GET', '/auth/session');
  set(data.signedIn
    ? { kind: 'in', name: data.name, email: data.email, csrfToken: data.csrfToken, ended: false }
    : { kind: 'out' });
}

/** Asks the portal who is signed in. */
export async function loadSession(): Promise<void> {
  set({ kind: 'loading' });
  connect({
    csrfToken: () => (state.kind === 'in' ? state.csrfToken : null),
    renewCsrfToken: fetchSession,
    sessionEnded: () => {
      if (state.kind === 'in' && !state.ended) set({ ...state, ended: true });
    },
  });
  try {
    await fetchSession();
  } catch (error) {
    set({ kind: 'failed', error });
  }
}

/** Goes to the provider's sign-in page, and back to where the person was. */
export function signIn(returnTo = location.pathname + location.search): void {
  location.assign(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
}

/** Ends the session and goes to the landing page. */
export async function signOut(): Promise<void> {
  await call('POST', '/auth/logout');
  sessionStorage.clear();
  location.assign('/');
}

export function useSession(): SessionState {
  const [shown, show] = useState(state);
  useEffect(() => {
    const listener = () => show(state);
    listeners.add(listener);
    // The answer may have come between the first drawing and now.
    listener();
    return () => void listeners.delete(listener);
  }, []);
  return shown;
}
