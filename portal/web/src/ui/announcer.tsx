import { useEffect, useState } from 'preact/hooks';

/** One polite message in this time at most; what comes sooner is put together into the next. */
const QUIET_MS = 2_000;

type Listener = (text: string) => void;
let listener: Listener | null = null;
let waiting: { text: string; combined: (n: number) => string; count: number } | null = null;
let lastAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something to people who do not see the page change. */
export function announce(text: string, combined: (n: number) => string = () => text): void {
  waiting = { text, combined, count: (waiting?.count ?? 0) + 1 };
  if (timer !== undefined) return;
  timer = setTimeout(speak, Math.max(0, lastAt + QUIET_MS - Date.now()));
}

function speak(): void {
  timer = undefined;
  if (waiting === null) return;
  lastAt = Date.now();
  listener?.(waiting.count === 1 ? waiting.text : waiting.combined(waiting.count));
  waiting = null;
}

export function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => {
    listener = setText;
    return () => {
      listener = null;
    };
  }, []);
  return <div class="visually-hidden" aria-live="polite" role="status">{text}</div>;
}
