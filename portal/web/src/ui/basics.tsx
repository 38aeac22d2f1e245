import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { age, instant, toMillis, utc } from '../format/time';
import { Link, takeHeadingFocus } from '../router/location';
import { useNow } from '../state/clock';
import type { Resource } from '../state/resource';
import { t } from '../text';
import { Button } from './button';
import { Icon } from './icon';
import { ProblemMessage } from './problem';

/** An instant as its age; the exact time, local and UTC, is in the tooltip. */
export function Ago({ at }: { at: string | number }) {
  const now = useNow(Math.abs(Date.now() - toMillis(at)) < 90_000 ? 1_000 : 20_000);
  return <time dateTime={new Date(toMillis(at)).toISOString()} title={t.age.at(instant(at), utc(at))}>{age(at, now)}</time>;
}

/** An instant to the second. */
export function At({ at }: { at: string }) {
  return <time dateTime={at} title={utc(at)}>{instant(at)}</time>;
}

const OLD_AFTER_MS = 60_000;

/** How old the numbers of a page are; marked when that is more than a minute. */
export function DataAge({ resource }: { resource: Pick<Resource<unknown>, 'loadedAt' | 'loading' | 'reload'> }) {
  const now = useNow(5_000);
  if (resource.loadedAt === null) return null;
  const words = age(Math.min(resource.loadedAt, now), now);
  const old = now - resource.loadedAt > OLD_AFTER_MS;
  return (
    <p class={old ? 'data-age data-age-old' : 'data-age'}>
      <span>{old ? t.age.old(words) : t.age.updated(words)}</span>
      <Button kind="quiet" small busy={resource.loading} onClick={resource.reload}>{t.actions.reload}</Button>
    </p>
  );
}

/**
 * Shows a resource: its skeleton, its error with a retry, or its content, with the error above what is known.
 * `whole` is for a page whose heading is part of the content: it gets one for the time being.
 */
export function Loaded<T>({ resource, whole, children }: {
  resource: Resource<T>; whole?: boolean; children: (data: T) => ComponentChildren;
}) {
  const failed = resource.error !== undefined && <ProblemMessage error={resource.error} onRetry={resource.reload} />;
  if (resource.data === undefined) {
    return <>{whole === true && <h1 class="visually-hidden">{t.loading}</h1>}{failed || <Skeleton />}</>;
  }
  return <>{failed}{children(resource.data)}</>;
}

export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{t.loading}</span>
      {Array.from({ length: lines }, (_, n) => <span key={n} class="skeleton-line" aria-hidden="true" />)}
    </div>
  );
}

export function Empty({ heading, text, action, art, level = 2 }: {
  heading: string; text: string; action?: ComponentChildren; art?: ComponentChildren; level?: 2 | 3;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div class="empty">
      {art}
      <Heading class="empty-heading">{heading}</Heading>
      <p>{text}</p>
      {action}
    </div>
  );
}

/** Says that a form holds what was typed before a sign-in or a reload. */
export function Restored({ when }: { when: boolean }) {
  return when ? <p class="notice notice-plain" role="status">{t.session.restored}</p> : null;
}

/** Says that something was saved. */
export function Saved({ when }: { when: boolean }) {
  return <p class="saved" role="status">{when && <><Icon name="check" size={16} />{t.form.saved}</>}</p>;
}

export interface Crumb { label: string; href: string }

/** The head of a page: where it is, its name, and what can be done here. Sets the tab's title. */
export function PageHead({ title, crumbs = [], lead, actions, tabTitle }: {
  title: string; crumbs?: Crumb[]; lead?: ComponentChildren; actions?: ComponentChildren; tabTitle?: string;
}) {
  useTitle(tabTitle ?? title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeHeadingFocus()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header class="page-head">
      {crumbs.length > 0 && (
        <nav aria-label={t.nav.breadcrumb}>
          <ol class="crumbs">
            {crumbs.map((crumb) => <li key={crumb.href}><Link href={crumb.href}>{crumb.label}</Link></li>)}
          </ol>
        </nav>
      )}
      <div class="page-head-row">
        <div>
          <h1 ref={heading} tabIndex={-1}>{title}</h1>
          {lead !== undefined && <div class="lead">{lead}</div>}
        </div>
        {actions !== undefined && <div class="page-actions">{actions}</div>}
      </div>
    </header>
  );
}

let pageTitle = '';
let titleCount = '';

function writeTitle(): void {
  const base = t.titleOf(pageTitle);
  document.title = titleCount === '' ? base : t.titleWithCount(titleCount, base);
}

export function useTitle(title: string): void {
  useEffect(() => {
    pageTitle = title;
    writeTitle();
  }, [title]);
}

/** Puts a count, such as that of open alerts, in front of every page's title. */
export function useTitleCount(count: string): void {
  useEffect(() => {
    titleCount = count;
    if (pageTitle !== '') writeTitle();
    return () => {
      titleCount = '';
    };
  }, [count]);
}

export function LinkButton({ href, children, kind = 'primary' }: { href: string; children: ComponentChildren; kind?: 'primary' | 'plain' }) {
  return <Link href={href} class={`button button-${kind}`}>{children}</Link>;
}
