import { useEffect, useState } from 'preact/hooks';
import { call, connect } from '../api/http';
import type { Session, SignedOut } from '../api/types';

/**
 * What is known of the browser's session. `ended` means that it was there and is gone; `renewed` counts how often the
 * person signed in again since, in another tab.
 */
export type SessionState =
  | { kind: 'loading' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'out' }
  | { kind: 'in'; name: string; email?: string; csrfToken: string; ended: boolean; renewed: number };

let state: SessionState = { kind: 'loading' };
const listeners = new Set<() => void>();

function set(next: SessionState): void {
  state = next;
  listeners.forEach((listener) => listener());
}

async function fetchSession(): Promise<void> {
  const { data } = await call<Session>('GET', '/auth/session');
  if (data.signedIn) enter(data);
  else set({ kind: 'out' });
}

function enter({ name, email, csrfToken }: Extract<Session, { signedIn: true }>): void {
  const renewed = state.kind === 'in' ? state.renewed + (state.ended ? 1 : 0) : 0;
  set({ kind: 'in', name, email, csrfToken, ended: false, renewed });
}

/** When this tab is looked at again, a sign-in in another one counts here, too: nothing on the page is lost. */
async function lookAgain(): Promise<void> {
  if (state.kind !== 'in' || !state.ended || document.visibilityState === 'hidden') return;
  try {
    const { data } = await call<Session>('GET', '/auth/session');
    if (data.signedIn) enter(data);
  } catch {
    // The portal is away: the page says so itself, and this is asked again.
  }
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
  addEventListener('focus', lookAgain);
  document.addEventListener('visibilitychange', lookAgain);
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

/** Ends the session, and the provider's where it has a page for that, which leads back to the landing page. */
export async function signOut(): Promise<void> {
  const { data } = await call<SignedOut | undefined>('POST', '/auth/logout');
  sessionStorage.clear();
  location.assign(data?.location ?? '/');
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
