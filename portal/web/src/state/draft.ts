import { useCallback, useState } from 'preact/hooks';

/**
 * The fields of a form, kept in the tab's storage while they are typed, so that signing in again in the middle
 * of it loses nothing. Nothing secret goes through here.
 */
export interface Draft<T> {
  values: T;
  set: (changes: Partial<T>) => void;
  /** Forgets what was typed, after it was saved or given up. */
  clear: () => void;
  /** Shows these and keeps nothing: they are what is saved. */
  settle: (values: T) => void;
  /** True when the values came from storage rather than from the form's start. */
  restored: boolean;
}

const PREFIX = 'cairn-draft:';

/** True while something typed is kept under this key. */
export function hasDraft(key: string): boolean {
  return read(PREFIX + key) !== null;
}

export function useDraft<T extends object>(key: string, initial: () => T): Draft<T> {
  const storageKey = PREFIX + key;
  const [{ values, restored }, setState] = useState(() => {
    const found = read<T>(storageKey);
    return { values: { ...initial(), ...found }, restored: found !== null };
  });
  const set = useCallback((changes: Partial<T>) => setState((before) => {
    const next = { ...before.values, ...changes };
    write(storageKey, next);
    return { values: next, restored: before.restored };
  }), [storageKey]);
  const settle = useCallback((next: T) => {
    try {
      sessionStorage.removeItem(storageKey);
    } catch {
      // Storage is off: there is nothing to forget.
    }
    setState({ values: next, restored: false });
  }, [storageKey]);
  return { values, set, clear: () => settle(initial()), settle, restored };
}

function read<T>(key: string): Partial<T> | null {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Partial<T>);
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or off: the form still works, only not across a sign-in.
  }
}
