import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { withQuery } from './match';

const CHANGED = 'cairn:location';

/** Where the browser is: path and query. */
export interface Place { path: string; search: string }

function place(): Place {
  return { path: location.pathname, search: location.search };
}

let headingWanted = false;

/** True once after each change of page: the new page's heading takes the focus when it is there. */
export function takeHeadingFocus(): boolean {
  const wanted = headingWanted;
  headingWanted = false;
  return wanted;
}

/** Asks the page that is coming to put the focus on its heading. */
export function wantHeadingFocus(): void {
  headingWanted = true;
}

/** Goes to an address of the portal without loading the page anew. */
export function navigate(address: string, options: { replace?: boolean } = {}): void {
  if (options.replace === true) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new Event(CHANGED));
}

/** The current place; the component is drawn again when it changes. */
export function usePlace(): Place {
  const [current, setCurrent] = useState(place);
  useEffect(() => {
    const update = () => setCurrent((before) => {
      const now = place();
      return now.path === before.path && now.search === before.search ? before : now;
    });
    update();
    addEventListener('popstate', update);
    addEventListener(CHANGED, update);
    return () => {
      removeEventListener('popstate', update);
      removeEventListener(CHANGED, update);
    };
  }, []);
  return current;
}

/** A query parameter that lives in the address, with its setter. */
export function useQuery(): [URLSearchParams, (changes: Record<string, string | null>) => void] {
  const { search } = usePlace();
  const change = (changes: Record<string, string | null>) =>
    navigate(location.pathname + withQuery(location.search, changes), { replace: true });
  return [new URLSearchParams(search), change];
}

interface LinkProps {
  href: string;
  class?: string;
  children: ComponentChildren;
  current?: boolean;
  label?: string;
}

/** A link inside the portal; new tabs and modified clicks stay the browser's business. */
export function Link({ href, children, current, label, ...rest }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    navigate(href);
  };
  return (
    <a href={href} onClick={follow} aria-current={current === true ? 'page' : undefined} aria-label={label} {...rest}>
      {children}
    </a>
  );
}
