import type { ComponentChildren } from 'preact';
import { useErrorBoundary, useLayoutEffect } from 'preact/hooks';
import { FeedProvider } from './live/feed';
import { AlertsPage } from './pages/alerts';
import { AssessmentPage } from './pages/assessment';
import { AssessmentsPage } from './pages/assessments';
import { ChangesPage } from './pages/changes';
import { ContactsPage } from './pages/contacts';
import { DutyPage } from './pages/duty';
import { DrillsPage } from './pages/drills';
import { HistoryPage } from './pages/history';
import { IncidentPage } from './pages/incident';
import { IncidentsPage } from './pages/incidents';
import { JobPage } from './pages/job';
import { LandingPage } from './pages/landing';
import { MeasuresPage } from './pages/measures';
import { MembersPage } from './pages/members';
import { MutingPage } from './pages/muting';
import { NewOrganisationPage } from './pages/new-organisation';
import { NewProjectPage } from './pages/new-project';
import { OrganisationPage } from './pages/organisation';
import { OrganisationsPage } from './pages/organisations';
import { PoliciesPage } from './pages/policies';
import { PolicyPage } from './pages/policy';
import { EditPolicyPage, NewPolicyPage } from './pages/policy-form';
import { PracticePage } from './pages/practice';
import { ProjectPage } from './pages/project';
import { ProjectSettingsPage } from './pages/project-settings';
import { ProjectsPage } from './pages/projects';
import { RoadmapEditorPage } from './pages/roadmap-editor';
import { RoadmapPage } from './pages/roadmap';
import { RoadmapsPage } from './pages/roadmaps';
import { RoutingPage } from './pages/routing';
import { ImportSchedulePage } from './pages/schedule-import';
import { EditSchedulePage, NewSchedulePage } from './pages/schedule-form';
import { SchedulePage } from './pages/schedule';
import { SchedulesPage } from './pages/schedules';
import { TokensPage } from './pages/tokens';
import { UploadPage } from './pages/upload';
import { WebhookPage } from './pages/webhook';
import { StatusPagePage } from './pages/status-page';
import { WebhooksPage } from './pages/webhooks';
import { WhatIfPage } from './pages/what-if';
import { build, match, type Params } from './router/match';
import { usePlace, wantHeadingFocus } from './router/location';
import { patterns } from './router/routes';
import { OrganisationProvider } from './state/organisation';
import { loadSession, signIn, useSession } from './state/session';
import { t } from './text';
import { Announcer } from './ui/announcer';
import { Skeleton, useTitle } from './ui/basics';
import { Button } from './ui/button';
import { Dialog } from './ui/dialog';
import { ProblemMessage } from './ui/problem';
import { NotFound, Shell } from './ui/shell';

type Draw = (params: Params) => ComponentChildren;

const p = (params: Params, name: string) => params[name] ?? '';

/** The page of each address; the first pattern that fits wins. */
const ROUTES: readonly [string, Draw][] = [
  [patterns.home, () => <OrganisationsPage />],
  [patterns.organisations, () => <OrganisationsPage />],
  [patterns.newOrganisation, () => <NewOrganisationPage />],
  [patterns.projects, (r) => <ProjectsPage org={p(r, 'org')} />],
  [patterns.newProject, (r) => <NewProjectPage org={p(r, 'org')} />],
  [patterns.project, (r) => <ProjectPage org={p(r, 'org')} project={p(r, 'project')} />],
  [patterns.projectSettings, (r) => <ProjectSettingsPage org={p(r, 'org')} project={p(r, 'project')} />],
  [patterns.practice, (r) => <PracticePage org={p(r, 'org')} project={p(r, 'project')} practice={p(r, 'practice')} />],
  [patterns.upload, (r) => <UploadPage org={p(r, 'org')} project={p(r, 'project')} />],
  [patterns.job, (r) => <JobPage org={p(r, 'org')} project={p(r, 'project')} id={p(r, 'job')} />],
  [patterns.assessments, (r) => <AssessmentsPage org={p(r, 'org')} project={p(r, 'project')} />],
  [patterns.assessment, (r) => <AssessmentPage org={p(r, 'org')} project={p(r, 'project')} id={p(r, 'assessment')} />],
  [patterns.changes, (r) => <ChangesPage org={p(r, 'org')} project={p(r, 'project')} id={p(r, 'assessment')} />],
  [patterns.history, (r) => <HistoryPage org={p(r, 'org')} project={p(r, 'project')} />],
  [patterns.whatIf, (r) => <WhatIfPage org={p(r, 'org')} project={p(r, 'project')} />],
  [patterns.alerts, (r) => <AlertsPage org={p(r, 'org')} selected={null} />],
  [patterns.alert, (r) => <AlertsPage org={p(r, 'org')} selected={p(r, 'alert')} />],
  [patterns.incidents, (r) => <IncidentsPage org={p(r, 'org')} />],
  [patterns.incident, (r) => <IncidentPage org={p(r, 'org')} id={p(r, 'incident')} />],
  [patterns.measures, (r) => <MeasuresPage org={p(r, 'org')} />],
  [patterns.policies, (r) => <PoliciesPage org={p(r, 'org')} />],
  [patterns.newPolicy, (r) => <NewPolicyPage org={p(r, 'org')} />],
  [patterns.policy, (r) => <PolicyPage org={p(r, 'org')} id={p(r, 'policy')} />],
  [patterns.editPolicy, (r) => <EditPolicyPage org={p(r, 'org')} id={p(r, 'policy')} />],
  [patterns.drills, (r) => <DrillsPage org={p(r, 'org')} />],
  [patterns.contacts, (r) => <ContactsPage org={p(r, 'org')} />],
  [patterns.muting, (r) => <MutingPage org={p(r, 'org')} />],
  [patterns.routing, (r) => <RoutingPage org={p(r, 'org')} />],
  [patterns.duty, (r) => <DutyPage org={p(r, 'org')} />],
  [patterns.schedules, (r) => <SchedulesPage org={p(r, 'org')} />],
  [patterns.newSchedule, (r) => <NewSchedulePage org={p(r, 'org')} />],
  [patterns.importSchedule, (r) => <ImportSchedulePage org={p(r, 'org')} />],
  [patterns.schedule, (r) => <SchedulePage org={p(r, 'org')} id={p(r, 'schedule')} />],
  [patterns.editSchedule, (r) => <EditSchedulePage org={p(r, 'org')} id={p(r, 'schedule')} />],
  [patterns.organisation, () => <OrganisationPage />],
  [patterns.members, (r) => <MembersPage org={p(r, 'org')} />],
  [patterns.tokens, (r) => <TokensPage org={p(r, 'org')} />],
  [patterns.statusPage, (r) => <StatusPagePage org={p(r, 'org')} />],
  [patterns.webhooks, (r) => <WebhooksPage org={p(r, 'org')} />],
  [patterns.roadmaps, (r) => <RoadmapsPage org={p(r, 'org')} />],
  [patterns.newRoadmap, (r) => <RoadmapEditorPage org={p(r, 'org')} from={null} />],
  [patterns.newRoadmapFrom, (r) => <RoadmapEditorPage org={p(r, 'org')} from={{ id: p(r, 'roadmap'), version: Number(p(r, 'version')) }} />],
  [patterns.roadmap, (r) => <RoadmapPage org={p(r, 'org')} id={p(r, 'roadmap')} />],
  [patterns.webhook, (r) => <WebhookPage org={p(r, 'org')} id={p(r, 'webhook')} />],
];

export function App() {
  const session = useSession();
  const { path } = usePlace();
  return (
    <>
      <a class="skip" href="#main">{t.skipToContent}</a>
      <Announcer />
      {session.kind === 'loading' && <main id="main" class="boot"><h1 class="visually-hidden">{t.brand}</h1><Skeleton /></main>}
      {session.kind === 'failed' && (
        <main id="main" class="boot"><h1 class="visually-hidden">{t.brand}</h1><ProblemMessage error={session.error} onRetry={() => void loadSession()} /></main>
      )}
      {session.kind === 'out' && <LandingPage returnTo={path === '/' ? '/organisations' : path + location.search} />}
      {session.kind === 'in' && (
        <>
          <Page path={path} name={session.name} email={session.email} />
          {session.ended && <SessionEnded />}
        </>
      )}
    </>
  );
}

function Page({ path, name, email }: { path: string; name: string; email?: string }) {
  for (const [pattern, draw] of ROUTES) {
    const params = match(pattern, path);
    if (params === null) continue;
    const org = params['org'];
    // Choosing an alert stays within the inbox: the list keeps its place and its scroll.
    const key = pattern === patterns.alert ? build(patterns.alerts, params) : path;
    const shell = (
      <Shell org={org} path={path} name={name} email={email}>
        <Guarded key={key}><Arrival />{draw(params)}</Guarded>
      </Shell>
    );
    if (org === undefined) return shell;
    return <OrganisationProvider key={org} org={org}><FeedProvider org={org}>{shell}</FeedProvider></OrganisationProvider>;
  }
  return <Shell path={path} name={name} email={email}><NotFound /></Shell>;
}

/** One broken page must not take the navigation with it. */
function Guarded({ children }: { children: ComponentChildren }) {
  const [error, reset] = useErrorBoundary();
  if (error !== undefined) return <ProblemMessage error={error} onRetry={reset} />;
  return <>{children}</>;
}

let pagesShown = 0;

/** After a change of page the keyboard and the screen reader start at its heading, at the top. */
function Arrival() {
  useLayoutEffect(() => {
    pagesShown++;
    if (pagesShown === 1) return;
    scrollTo(0, 0);
    wantHeadingFocus();
  }, []);
  return null;
}

function SessionEnded() {
  useTitle(t.session.ended);
  return (
    <Dialog title={t.session.ended} onClose={() => {}}>
      <p>{t.session.endedDetail}</p>
      <div class="dialog-actions"><Button kind="primary" onClick={() => signIn()}>{t.session.again}</Button></div>
    </Dialog>
  );
}
