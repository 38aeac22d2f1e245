import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** Something fetched: what is known now, how old it is, and how to fetch it again. */
export interface Resource<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
  /** When `data` was last confirmed by the server, in milliseconds. */
  loadedAt: number | null;
  reload: () => void;
  /** Puts a newer value in place, as after a write. */
  put: (value: T) => void;
}

interface Held<T> { key: string; data: T | undefined; error: unknown; loading: boolean; loadedAt: number | null }

/** Data is confirmed this often while the page is looked at, so that it is not marked old without a cause. */
const CONFIRM_EVERY_MS = 45_000;

/**
 * Fetches when `key` changes, keeps what was shown while it fetches again, and drops answers that come late.
 * A null key fetches nothing.
 */
export function useResource<T>(key: string | null, fetcher: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const nothing: Held<T> = { key: key ?? '', data: undefined, error: undefined, loading: key !== null, loadedAt: null };
  const [held, setHeld] = useState<Held<T>>(nothing);
  const latestFetcher = useRef(fetcher);
  latestFetcher.current = fetcher;
  const running = useRef<AbortController | null>(null);

  const reload = useCallback(() => {
    if (key === null) return;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setHeld((before) => (before.key === key ? { ...before, loading: true } : { ...nothing, key }));
    latestFetcher.current(controller.signal).then(
      (data) => {
        if (!controller.signal.aborted) setHeld({ key, data, error: undefined, loading: false, loadedAt: Date.now() });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setHeld((before) => ({ ...before, key, error, loading: false }));
      },
    );
  }, [key]);

  useEffect(() => {
    reload();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, CONFIRM_EVERY_MS);
    return () => {
      clearInterval(timer);
      running.current?.abort();
    };
  }, [reload]);

  const put = useCallback((data: T) => {
    setHeld({ key: key ?? '', data, error: undefined, loading: false, loadedAt: Date.now() });
  }, [key]);

  const current = held.key === (key ?? '') ? held : nothing;
  return { data: current.data, error: current.error, loading: current.loading, loadedAt: current.loadedAt, reload, put };
}
