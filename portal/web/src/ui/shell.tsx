import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useFeed } from '../live/feed';
import { Link } from '../router/location';
import { to } from '../router/routes';
import { useMay, useOrganisation } from '../state/organisation';
import { signOut } from '../state/session';
import { useTheme, type Theme } from '../state/theme';
import { t } from '../text';
import { LinkButton, useTitle } from './basics';
import { Button } from './button';
import { Dialog } from './dialog';
import { Icon, Logo, type IconName } from './icon';
import { ProblemMessage } from './problem';

interface Props { org?: string; path: string; name: string; email?: string; children: ComponentChildren }

/** The frame around every signed-in page: where to go on the left, the page on the right. */
export function Shell({ org, path, name, email, children }: Props) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  return (
    <div class="shell">
      <header class="sidebar">
        <div class="sidebar-top">
          <Link href={to.organisations()} class="brand" label={`${t.brand}: ${t.nav.organisations}`}><Logo /><span>{t.brand}</span></Link>
          <button type="button" class="menu-button" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>
            <Icon name={open ? 'close' : 'menu'} /><span>{t.nav.menu}</span>
            <OpenAlerts />
          </button>
        </div>
        <div id="menu" class={open ? 'menu menu-open' : 'menu'}>
          {org !== undefined && <OrganisationName org={org} />}
          {org !== undefined && <OrganisationNav org={org} path={path} />}
          <div class="sidebar-foot">
            <ThemeChoice />
            <div class="account">
              {org === undefined
                ? <span class="account-name" title={email}>{name}</span>
                : <Link href={to.contacts(org)} current={path === to.contacts(org)} class="account-name" label={t.nav.contactsOf(name)}>{name}</Link>}
              <SignOut />
            </div>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {org !== undefined && <LiveNotice />}
        {children}
      </main>
    </div>
  );
}

/** Signs out; where that fails the person is still signed in, and has to know. */
export function SignOut() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const go = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await signOut();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <>
      <Button kind="quiet" small icon="out" busy={busy} onClick={() => void go()}>{t.actions.signOut}</Button>
      {error !== undefined && (
        <Dialog title={t.session.notSignedOut} onClose={() => setError(undefined)}>
          <p>{t.session.notSignedOutDetail}</p>
          <ProblemMessage error={error} />
          <div class="dialog-actions">
            <Button onClick={() => setError(undefined)}>{t.actions.cancel}</Button>
            <Button kind="primary" onClick={() => void go()}>{t.actions.retry}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function OrganisationName({ org }: { org: string }) {
  const name = useOrganisation()?.data?.name ?? org;
  return (
    <Link href={to.organisations()} class="org-switch">
      <span class="org-initial" aria-hidden="true">{name.slice(0, 1).toUpperCase()}</span>
      <span class="org-name"><span class="org-own">{name}</span><span class="org-all">{t.nav.allOrganisations}</span></span>
    </Link>
  );
}

function OrganisationNav({ org, path }: { org: string; path: string }) {
  const { status } = useFeed();
  const admin = useMay('admin');
  const inProjects = path === to.projects(org) || path.startsWith(`${to.projects(org)}/projects/`) || path === to.newProject(org);
  const inSchedules = path.startsWith(to.schedules(org)) || path === to.newSchedule(org) || path === to.importSchedule(org);
  return (
    <nav aria-label={t.nav.main} class="nav">
      <ul>
        <NavItem href={to.projects(org)} icon="stones" current={inProjects}>{t.nav.projects}</NavItem>
        <NavItem href={to.alerts(org)} icon="bell" current={path.startsWith(to.alerts(org))}>
          {t.nav.alerts}
          <OpenAlerts />
        </NavItem>
        <NavItem href={to.incidents(org)} icon="warn" current={path.startsWith(to.incidents(org))}>{t.nav.incidents}</NavItem>
        <NavItem href={to.measures(org)} icon="chart" current={path === to.measures(org)}>{t.nav.measures}</NavItem>
        <NavItem href={to.policies(org)} icon="up" current={path.startsWith(to.policies(org))}>{t.nav.policies}</NavItem>
        <NavItem href={to.muting(org)} icon="clock" current={path === to.muting(org)}>{t.nav.muting}</NavItem>
        <NavItem href={to.schedules(org)} icon="calendar" current={inSchedules}>{t.nav.schedules}</NavItem>
        <NavItem href={to.drills(org)} icon="flame" current={path === to.drills(org)}>{t.nav.drills}</NavItem>
      </ul>
      <p class="nav-heading" id="nav-settings">{t.nav.settings}</p>
      <ul aria-labelledby="nav-settings">
        <NavItem href={to.organisation(org)} icon="home" current={path === to.organisation(org)}>{t.nav.organisationPage}</NavItem>
        <NavItem href={to.members(org)} icon="people" current={path === to.members(org)}>{t.nav.members}</NavItem>
        <NavItem href={to.roadmaps(org)} icon="flag" current={path.startsWith(to.roadmaps(org))}>{t.nav.roadmaps}</NavItem>
        <NavItem href={to.routing(org)} icon="arrow" current={path === to.routing(org)}>{t.nav.routing}</NavItem>
        {admin && <NavItem href={to.statusPage(org)} icon="screen" current={path === to.statusPage(org)}>{t.nav.statusPage}</NavItem>}
        {admin && <NavItem href={to.tokens(org)} icon="key" current={path === to.tokens(org)}>{t.nav.tokens}</NavItem>}
        {admin && <NavItem href={to.webhooks(org)} icon="hook" current={path.startsWith(to.webhooks(org))}>{t.nav.webhooks}</NavItem>}
      </ul>
      <p class={`live live-${status}`}><span class="live-dot" aria-hidden="true" />{t.live[status]}</p>
    </nav>
  );
}

function OpenAlerts() {
  const { openCount } = useFeed();
  if (openCount === '') return null;
  return <span class="count">{openCount}<span class="visually-hidden"> {t.nav.openAlerts}</span></span>;
}

function NavItem({ href, icon, current, children }: { href: string; icon: IconName; current: boolean; children: ComponentChildren }) {
  return <li><Link href={href} current={current} class="nav-link"><Icon name={icon} />{children}</Link></li>;
}

function LiveNotice() {
  const { status } = useFeed();
  return (
    <div aria-live="polite">
      {status === 'reconnecting' && (
        <p class="live-notice"><span class="spinner" aria-hidden="true" />{t.live.reconnectingLong}</p>
      )}
    </div>
  );
}

const THEMES: readonly [Theme, IconName][] = [['system', 'screen'], ['light', 'sun'], ['dark', 'moon']];

export function ThemeChoice() {
  const [theme, choose] = useTheme();
  return (
    <div class="themes" role="group" aria-label={t.theme.label}>
      {THEMES.map(([name, icon]) => (
        <button key={name} type="button" aria-pressed={theme === name} aria-label={t.theme[name]} title={t.theme[name]} onClick={() => choose(name)}>
          <Icon name={icon} size={16} />
        </button>
      ))}
    </div>
  );
}

export function NotFound() {
  useTitle(t.problem.pageMissing);
  return (
    <div class="empty">
      <h1 tabIndex={-1}>{t.problem.pageMissing}</h1>
      <p>{t.problem.pageMissingDetail}</p>
      <LinkButton href={to.organisations()}>{t.nav.organisations}</LinkButton>
    </div>
  );
}
