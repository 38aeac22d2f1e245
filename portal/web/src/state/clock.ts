import { useEffect, useState } from 'preact/hooks';

/** The time, drawn again every `everyMs`, for ages that grow while the page is open. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
