import { useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/problem';

export type FieldErrors = Record<string, string | undefined>;

export interface Form {
  busy: boolean;
  error: unknown;
  /** The message for a field, from the page's own check or from the server's problem. */
  fieldError: (pointer: string) => string | undefined;
  submit: (event: Event) => void;
  again: () => void;
  reset: () => void;
}

/**
 * The life of one form: check, send, show what was refused. The idempotency key belongs to what is typed: a
 * retry after a lost answer repeats it, a changed form gets a new one.
 */
export function useForm<T>(values: T, check: (values: T) => FieldErrors, send: (key: string) => Promise<void>): Form {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [own, setOwn] = useState<FieldErrors>({});
  const key = useRef<{ of: string; key: string } | null>(null);

  const go = async () => {
    if (busy) return;
    const found = check(values);
    setOwn(found);
    setError(undefined);
    if (Object.values(found).some((message) => message !== undefined)) {
      focusFirstError();
      return;
    }
    const typed = JSON.stringify(values);
    if (key.current?.of !== typed) key.current = { of: typed, key: newKey() };
    setBusy(true);
    try {
      await send(key.current.key);
      key.current = null;
    } catch (refused) {
      setError(refused);
      focusFirstError();
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    error,
    fieldError: (pointer) => own[pointer] ?? (error instanceof ApiError ? error.fieldError(pointer) : undefined),
    submit: (event) => {
      event.preventDefault();
      void go();
    },
    again: () => void go(),
    reset: () => {
      setError(undefined);
      setOwn({});
    },
  };
}

/** A key for one creation. `randomUUID` is missing on plain http addresses other than loopback. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function focusFirstError(): void {
  setTimeout(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus(), 0);
}
