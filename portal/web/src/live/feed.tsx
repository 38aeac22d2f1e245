import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { alerts, allPages } from '../api';
import { reportStatus } from '../api/http';
import type { Alert } from '../api/types';
import { useResource } from '../state/resource';
import { useSession } from '../state/session';
import { t } from '../text';
import { announce } from '../ui/announcer';
import { useTitleCount } from '../ui/basics';
import { openStream, type StreamStatus } from './sse';

export interface FeedEvent { type: string; data: unknown }
type Listener = (event: FeedEvent) => void;

interface Feed {
  status: StreamStatus;
  /** The count of open alerts, as it is shown; empty when there is none. */
  openCount: string;
  subscribe: (listener: Listener) => () => void;
}

/** The type of the made-up event that follows a reconnect: lists ask again, whatever was missed. */
const CAUGHT_UP = 'cairn.caught-up';
/** Events come in bursts; one question answers them all. */
const GATHER_MS = 150;

const FeedContext = createContext<Feed>({ status: 'closed', openCount: '', subscribe: () => () => {} });

/** Keeps one live feed open for the organisation on the page. */
export function FeedProvider({ org, children }: { org: string; children: ComponentChildren }) {
  const [status, setStatus] = useState<StreamStatus>('connecting');
  const session = useSession();
  // A stream that was refused stays closed; a new session opens another.
  const renewed = session.kind === 'in' ? session.renewed : 0;
  const listeners = useRef(new Set<Listener>());
  const open = useResource(`open-alerts:${org}`, (signal) =>
    allPages((cursor) => alerts.list(org, { state: 'open', cursor, limit: 100, signal }), 1));

  useEffect(() => {
    const tell = (event: FeedEvent) => listeners.current.forEach((listener) => listener(event));
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const recount = () => {
      clearTimeout(gathering);
      gathering = setTimeout(open.reload, GATHER_MS);
    };
    const close = openStream(alerts.feed(org), {
      onEvent: ({ event, data }) => {
        const payload = parse(data);
        if (event === 'alert.raised') announce(t.live.alertRaised(alertTitle(payload)), t.live.several);
        if (event === 'assessment.completed') announce(t.live.assessed, t.live.several);
        if (event.startsWith('alert.')) recount();
        tell({ type: event, data: payload });
      },
      onStatus: (next, { resumed }) => {
        setStatus(next);
        if (next !== 'open' || !(resumed || renewed > 0)) return;
        recount();
        tell({ type: CAUGHT_UP, data: null });
      },
      onRefused: reportStatus,
    });
    return () => {
      clearTimeout(gathering);
      close();
    };
  }, [org, renewed]);

  const openCount = open.data === undefined || open.data.items.length === 0
    ? '' : `${open.data.items.length}${open.data.nextCursor === null ? '' : '+'}`;
  useTitleCount(openCount);
  // Stays the same for good: a listener that subscribes anew forgets the question that it was about to ask.
  const subscribe = useCallback((listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
  const feed = useMemo<Feed>(() => ({ status, openCount, subscribe }), [status, openCount]);
  return <FeedContext.Provider value={feed}>{children}</FeedContext.Provider>;
}

export function useFeed(): Feed {
  return useContext(FeedContext);
}

/** Calls back, at most once per burst, when an event of one of these kinds came or may have been missed. */
export function useFeedEvents(kinds: readonly string[], callback: () => void): void {
  const { subscribe } = useFeed();
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = subscribe(({ type }) => {
      if (type !== CAUGHT_UP && !kinds.some((kind) => type.startsWith(kind))) return;
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [subscribe, kinds.join()]);
}

function parse(text: string): unknown {
  try {
    const envelope = JSON.parse(text) as { data?: unknown };
    return envelope.data ?? envelope;
  } catch {
    return null;
  }
}

/** The feed's data is the alert itself or an object that holds it. */
function alertTitle(data: unknown): string {
  const holder = data as { alert?: Partial<Alert>; title?: string } | null;
  return holder?.alert?.title ?? holder?.title ?? '';
}
