/** One function per call of the HTTP interface that the pages make. */
import { call, etagOf, path, type Answer } from './http';
import type {
  Alert, AlertState, AlertVerb, AlertWhy, DutyAt, PeopleMeasures, ApiToken, Applicability, Assessment, AssessmentSummary, Attestation, BulkItem, CalendarLink,
  ClockFinding, Comparison, ContactKind, ContactMethod, ContactMethods, Delivery, DigestChoice, DigestPreview,
  Escalation, Gap, ImportPreview, ImportRequest, Incident, IncidentAction, IncidentActionFields, IncidentEntry, IncidentFields, IncidentReview, IncidentRole,
  IncidentState, IncidentUpdate, Load, NewIncidentUpdate, ReviewSection, Severity, NewOverride, NewSwap, OnCall, OnCallNow, Override,
  Schedule, ScheduleFields, Shifts, Swap, Temporary, TemporaryFields,
  Coverage, Drill, DrillPlan, DrillPlanFields, Evidence, Explanation, Hypothesis, Job, Maintenance, Matcher, Me, MeasuredBy, Measures, Member, MessageTried, Milestones, NewsChoice, NotificationRules, Organisation, OutcomeChange,
  Overruling, OwnRoadmap, Page, Phase,
  Policy, PolicyFields, PolicySimulation,
  PageMessage, Person, PersonPage, Project, ProjectUrls,
  PublicPage, Repository, Roadmap, RoadmapChoice, RoadmapValidation, RoadmapVersion, Role, Scope, ShadowResult, ShadowRun,
  Component, ComponentStatus, Routing, RoutingAnswer, RoutingRule, Signature, Silence, Standing, StatusMaintenance, StatusPage, StatusSubscriber,
  TimelineEntry, Trend, Waiver, Webhook, WebhookEvent, WebhookReplay, WhatIfAnswer, WhatIfBody,
} from './types';

type Signal = { signal?: AbortSignal };
type Paging = { cursor?: string | null; limit?: number };

const get = <T>(address: string, signal?: AbortSignal, revalidate = false) =>
  call<T>('GET', address, { signal, revalidate });

export const organisations = {
  list: (paging: Paging & Signal = {}) =>
    get<Page<Organisation>>(path(['organisations'], { cursor: paging.cursor, limit: paging.limit }), paging.signal),
  get: (org: string, signal?: AbortSignal) => get<Organisation>(path(['organisations', org]), signal),
  create: (body: { slug: string; name: string }, key: string) =>
    call<Organisation>('POST', path(['organisations']), { body, idempotencyKey: key }),
  rename: (org: string, name: string, ifMatch: string) =>
    call<Organisation>('PATCH', path(['organisations', org]), { body: { name }, ifMatch }),
  remove: (org: string, ifMatch: string) => call<unknown>('DELETE', path(['organisations', org]), { ifMatch }),
};

export const me = {
  get: (signal?: AbortSignal) => get<Me>(path(['me']), signal),
};

export const members = {
  list: (org: string, query: Paging & Signal) =>
    get<Page<Member>>(path(['members', org], { cursor: query.cursor, limit: query.limit }), query.signal),
  get: (org: string, id: string) => get<Member>(path(['members', org, id])),
  add: (org: string, body: { subject: string; name: string; role: Role }, key: string) =>
    call<Member>('POST', path(['members', org]), { body, idempotencyKey: key }),
  change: (org: string, id: string, body: { name?: string; role?: Role }, ifMatch: string) =>
    call<Member>('PATCH', path(['members', org, id]), { body, ifMatch }),
  remove: (org: string, member: Member) =>
    call<unknown>('DELETE', path(['members', org, member.id]), { ifMatch: etagOf(member.version) }),
};

export type NewProject = Pick<Project, 'slug' | 'name' | 'startDate' | 'phase' | 'urls' | 'tags' | 'coreFlow'>;

/** What a settings form changes; what is absent stays, a null address is taken away. */
export interface ProjectPatch {
  name?: string;
  startDate?: string;
  urls?: { [purpose in keyof ProjectUrls]?: string | null };
  tags?: string[];
  coreFlow?: string | null;
}

export const projects = {
  list: (org: string, query: Paging & { q?: string; tag?: string } & Signal) =>
    get<Page<Project>>(
      path(['projects', org], { q: query.q, tag: query.tag, cursor: query.cursor, limit: query.limit }), query.signal),
  get: (org: string, project: string, signal?: AbortSignal) =>
    get<Project>(path(['projects', org, project]), signal, true),
  create: (org: string, body: NewProject, key: string) =>
    call<Project>('POST', path(['projects', org]), { body, idempotencyKey: key }),
  change: (org: string, project: string, body: ProjectPatch, ifMatch: string) =>
    call<Project>('PATCH', path(['projects', org, project]), { body, ifMatch }),
  enterPhase: (org: string, project: string, body: { to: Phase; note?: string }, key: string) =>
    call<unknown>('POST', path(['projects', org, project, 'phase-transitions']), { body, idempotencyKey: key }),
  remove: (org: string, project: string, ifMatch: string) =>
    call<unknown>('DELETE', path(['projects', org, project]), { ifMatch }),
  stateHypothesis: (org: string, project: string, body: Hypothesis, ifMatch: string) =>
    call<unknown>('PUT', path(['projects', org, project, 'hypothesis']), { body, ifMatch }),
  withdrawHypothesis: (org: string, project: string, ifMatch: string) =>
    call<unknown>('DELETE', path(['projects', org, project, 'hypothesis']), { ifMatch }),
};

export const assessments = {
  standings: (org: string, query: Paging & Signal) =>
    get<Page<Standing>>(path(['assessments', org], { cursor: query.cursor, limit: query.limit }), query.signal),
  latest: (org: string, project: string, signal?: AbortSignal) =>
    get<Assessment>(path(['assessments', org, project, 'latest']), signal, true),
  get: (org: string, project: string, id: string, signal?: AbortSignal) =>
    get<Assessment>(path(['assessments', org, project, id]), signal, true),
  list: (org: string, project: string, query: Paging & Signal) =>
    get<Page<AssessmentSummary>>(
      path(['assessments', org, project], { cursor: query.cursor, limit: query.limit }), query.signal),
  history: (org: string, project: string, query: Paging & { practice: string } & Signal) =>
    get<Page<OutcomeChange>>(
      path(['assessments', org, project, 'history'], { practice: query.practice, cursor: query.cursor, limit: query.limit }), query.signal),
  milestones: (org: string, project: string, signal?: AbortSignal) =>
    get<Milestones>(path(['assessments', org, project, 'milestones']), signal),
  trend: (org: string, project: string, query: { from?: string; to?: string; zone: string } & Signal) =>
    get<Trend>(path(['assessments', org, project, 'trend'], { from: query.from, to: query.to, zone: query.zone }), query.signal),
  compare: (org: string, project: string, query: { from?: string; to?: string } & Signal) =>
    get<Comparison>(path(['assessments', org, project, 'compare'], { from: query.from, to: query.to }), query.signal),
  explain: (org: string, project: string, id: string, check: string, signal?: AbortSignal) =>
    get<Explanation>(path(['assessments', org, project, id, 'checks', check]), signal),
  whatIf: (org: string, project: string, body: WhatIfBody, signal?: AbortSignal) =>
    call<WhatIfAnswer>('POST', path(['assessments', org, project, 'what-if']), { body, signal }),
  start: (org: string, project: string, key: string) =>
    call<Job>('POST', path(['assessments', org, project]), { idempotencyKey: key }),
};

export type ReportFormat = 'html' | 'jws' | 'markdown' | 'csv' | 'json';

/** Where an assessment is as a document; a link, so that the browser shows or saves it. */
export function reportAddress(org: string, project: string, id: string, format: ReportFormat): string {
  return path(['assessments', org, project, id, 'report'], { format });
}

export const publicPages = {
  get: (org: string, project: string, signal?: AbortSignal) => get<PublicPage>(path(['public-pages', org, project]), signal, true),
  turn: (org: string, project: string, enabled: boolean, page: PublicPage) =>
    call<PublicPage>('PUT', path(['public-pages', org, project]), { body: { enabled }, ifMatch: etagOf(page.version) }),
  rotate: (org: string, project: string, page: PublicPage) =>
    call<PublicPage>('POST', path(['public-pages', org, project, 'rotate']), { ifMatch: etagOf(page.version) }),
};

export const evidence = {
  get: (org: string, project: string, id: string, signal?: AbortSignal) =>
    get<Evidence>(path(['evidence', org, project, id]), signal, true),
};

const YAML = 'application/yaml';
export const DEFAULT_ROADMAP = 'mvp-to-production';

export const roadmaps = {
  /** The roadmap that an assessment was made with, by the id and version that it names. */
  get: async (org: string, { id, version }: { id: string; version: number | string }, signal?: AbortSignal): Promise<Answer<Roadmap>> => {
    if (id === DEFAULT_ROADMAP) return get<Roadmap>(path(['roadmaps', id]), signal, true);
    const whole = await get<{ roadmap: Roadmap }>(path(['roadmaps', org, id, 'versions', String(version)]), signal, true);
    return { ...whole, data: whole.data.roadmap };
  },
  list: (org: string, signal?: AbortSignal) => get<Page<OwnRoadmap>>(path(['roadmaps', org]), signal),
  versions: (org: string, id: string, query: Paging & Signal) =>
    get<Page<RoadmapVersion>>(path(['roadmaps', org, id, 'versions'], { cursor: query.cursor, limit: query.limit }), query.signal),
  /** The phases of the roadmap that a project follows, or else each of an organisation's without a choice of its own; null for the default one. */
  phases: async (org: string, project: string | null, signal?: AbortSignal): Promise<Roadmap['phases'] | null> => {
    const { follows } = (await roadmaps.choice(org, project, signal)).data;
    if (follows === DEFAULT_ROADMAP) return null;
    const followed = (await roadmaps.list(org, signal)).data.items.find(({ id }) => id === follows);
    return followed?.inEffect === undefined ? null : (await roadmaps.get(org, { id: follows, version: followed.inEffect }, signal)).data.phases;
  },
  text: (org: string, id: string, version: number | null, signal?: AbortSignal) =>
    call<string>('GET', version === null ? path(['roadmaps', id]) : path(['roadmaps', org, id, 'versions', String(version)]), { accept: YAML, signal }),
  validate: (org: string, yaml: string) => call<RoadmapValidation>('POST', path(['roadmaps', org, 'validate']), { yaml }),
  publish: (org: string, yaml: string, effectiveAt: string | null, key: string) =>
    call<RoadmapVersion>('POST', path(['roadmaps', org], { effectiveAt }), { yaml, idempotencyKey: key }),
  withdraw: (org: string, version: RoadmapVersion) =>
    call<unknown>('DELETE', path(['roadmaps', org, version.roadmap, 'versions', String(version.number)]), { ifMatch: etagOf(version.version) }),
  startShadow: (org: string, yaml: string, key: string) =>
    call<ShadowRun>('POST', path(['roadmaps', org, 'shadow-runs']), { yaml, idempotencyKey: key }),
  shadow: (org: string, id: string, signal?: AbortSignal) => get<ShadowRun>(path(['roadmaps', org, 'shadow-runs', id]), signal),
  shadowResults: (org: string, id: string, query: Paging & { change?: string } & Signal) =>
    get<Page<ShadowResult>>(
      path(['roadmaps', org, 'shadow-runs', id, 'results'], { change: query.change, cursor: query.cursor, limit: query.limit }), query.signal),
  choice: (org: string, project: string | null, signal?: AbortSignal) =>
    get<RoadmapChoice>(path(project === null ? ['roadmap-choices', org] : ['roadmap-choices', org, project]), signal),
  choose: (org: string, project: string | null, roadmap: string | null, version: number) =>
    call<RoadmapChoice>('PUT', path(project === null ? ['roadmap-choices', org] : ['roadmap-choices', org, project]), {
      body: { roadmap }, ifMatch: etagOf(version),
    }),
};

export type NewWaiver = Pick<Waiver, 'target' | 'reason' | 'endsAt'>;

export const waivers = {
  list: (org: string, project: string, query: Paging & { practice: string } & Signal) =>
    get<Page<Waiver>>(
      path(['waivers', org, project], { practice: query.practice, cursor: query.cursor, limit: query.limit }), query.signal),
  ask: (org: string, project: string, body: NewWaiver, key: string) =>
    call<Waiver>('POST', path(['waivers', org, project]), { body, idempotencyKey: key }),
  decide: (org: string, project: string, waiver: Waiver, verb: 'approve' | 'reject', note: string, key: string) =>
    call<Waiver>('POST', path(['waivers', org, project, waiver.id, verb]), {
      body: note === '' ? {} : { note }, ifMatch: etagOf(waiver.version), idempotencyKey: key,
    }),
  revoke: (org: string, project: string, waiver: Waiver) =>
    call<unknown>('DELETE', path(['waivers', org, project, waiver.id]), { ifMatch: etagOf(waiver.version) }),
};

export const applicability = {
  get: (org: string, project: string, signal?: AbortSignal) => get<Applicability>(path(['applicability', org, project]), signal),
  kind: (org: string, project: string, body: { kind: string; reason: string }, version: number) =>
    call<Overruling>('PUT', path(['applicability', org, project, 'kind']), { body, ifMatch: etagOf(version) }),
  withdrawKind: (org: string, project: string, version: number) =>
    call<unknown>('DELETE', path(['applicability', org, project, 'kind']), { ifMatch: etagOf(version) }),
  say: (org: string, project: string, practice: string, body: { applies: boolean; reason: string }, version: number) =>
    call<Overruling>('PUT', path(['applicability', org, project, 'practices', practice]), { body, ifMatch: etagOf(version) }),
  withdraw: (org: string, project: string, practice: string, version: number) =>
    call<unknown>('DELETE', path(['applicability', org, project, 'practices', practice]), { ifMatch: etagOf(version) }),
  decide: (org: string, project: string, practice: string, version: number, verb: 'approve' | 'reject', note: string, key: string) =>
    call<Overruling>('POST', path(['applicability', org, project, 'practices', practice, verb]), {
      body: note === '' ? {} : { note }, ifMatch: etagOf(version), idempotencyKey: key,
    }),
};

export type NewAttestation = Pick<Attestation, 'check' | 'statement' | 'link' | 'facts' | 'endsAt'>;

export const attestations = {
  list: (org: string, project: string, query: Paging & { practice: string } & Signal) =>
    get<Page<Attestation>>(
      path(['attestations', org, project], { practice: query.practice, cursor: query.cursor, limit: query.limit }), query.signal),
  give: (org: string, project: string, body: NewAttestation, key: string) =>
    call<Attestation>('POST', path(['attestations', org, project]), { body, idempotencyKey: key }),
  withdraw: (org: string, project: string, attestation: Attestation) =>
    call<unknown>('DELETE', path(['attestations', org, project, attestation.id]), { ifMatch: etagOf(attestation.version) }),
};

export const scans = {
  address: (org: string, project: string) => path(['scans', org, project]),
  list: (org: string, project: string, query: Paging & Signal) =>
    get<Page<Job>>(path(['scans', org, project], { cursor: query.cursor, limit: query.limit }), query.signal),
};

/** What is said of a repository; a credential that is not said stays as it is. */
export interface RepositorySettings {
  url: string;
  branch?: string;
  everyHours: number;
  credential?: { username: string; token: string };
}

export const repositories = {
  get: (org: string, project: string, signal?: AbortSignal) =>
    get<Repository>(path(['sources', org, project]), signal, true),
  connect: (org: string, project: string, body: RepositorySettings, ifMatch?: string) =>
    call<Repository>('PUT', path(['sources', org, project]), { body, ifMatch }),
  dropCredential: (org: string, project: string, ifMatch: string) =>
    call<Repository>('DELETE', path(['sources', org, project, 'credential']), { ifMatch }),
  disconnect: (org: string, project: string, ifMatch: string) =>
    call<unknown>('DELETE', path(['sources', org, project]), { ifMatch }),
  scan: (org: string, project: string, key: string) =>
    call<Job>('POST', path(['sources', org, project, 'scans']), { idempotencyKey: key }),
  makeSecret: (org: string, project: string, key: string) =>
    call<{ path: string; secret: string }>('POST', path(['sources', org, project, 'webhook-secret']), { idempotencyKey: key }),
};

export const jobs = {
  get: (org: string, id: string, signal?: AbortSignal) => get<Job>(path(['jobs', org, id]), signal),
  events: (org: string, id: string) => path(['jobs', org, id, 'events']),
  cancel: (org: string, job: Job) => call<unknown>('DELETE', path(['jobs', org, job.id]), { ifMatch: etagOf(job.version) }),
  requeue: (org: string, id: string, key: string) =>
    call<Job>('POST', path(['jobs', org, id, 'requeue']), { idempotencyKey: key }),
};

export const alerts = {
  list: (org: string, query: Paging & { state?: AlertState; urgency?: string; project?: string } & Signal) =>
    get<Page<Alert>>(
      path(['alerts', org], {
        state: query.state, urgency: query.urgency, project: query.project, cursor: query.cursor, limit: query.limit,
      }),
      query.signal),
  get: (org: string, id: string, signal?: AbortSignal) => get<Alert>(path(['alerts', org, id]), signal),
  timeline: (org: string, id: string, query: Paging & Signal) =>
    get<Page<TimelineEntry>>(
      path(['alerts', org, id, 'timeline'], { cursor: query.cursor, limit: query.limit }), query.signal),
  /** Acts on an alert in the state that it is shown in: where it has moved on, nothing is done. */
  act: (org: string, alert: Alert, verb: AlertVerb, said: { note?: string; until?: string; group?: boolean }, key: string) =>
    call<Alert>('POST', path(['alerts', org, alert.id, verb]), {
      body: { ...said, expectedState: alert.state }, idempotencyKey: key,
    }),
  actOnMany: (org: string, many: readonly Alert[], action: AlertVerb, key: string) =>
    call<{ results: BulkItem[] }>('POST', path(['alerts', org, 'actions']), {
      body: { action, alerts: many.map(({ id, state }) => ({ id, expectedState: state })) }, idempotencyKey: key,
    }),
  escalation: (org: string, id: string, signal?: AbortSignal) => get<Escalation>(path(['alerts', org, id, 'escalation']), signal),
  /** Carries out the next step that is shown: where it was carried out meanwhile, nothing is done. */
  escalate: (org: string, id: string, shown: Escalation, key: string) =>
    call<Escalation>('POST', path(['alerts', org, id, 'escalate']), {
      body: { generation: shown.generation, round: shown.nextRound, step: shown.nextStep }, idempotencyKey: key,
    }),
  pages: (org: string, id: string, query: Paging & Signal) =>
    get<Page<PersonPage>>(path(['alerts', org, id, 'pages'], { cursor: query.cursor, limit: query.limit }), query.signal),
  resend: (org: string, id: string, message: string, key: string) =>
    call<PageMessage>('POST', path(['alerts', org, id, 'pages', 'messages', message, 'resend']), { idempotencyKey: key }),
  feed: (org: string) => path(['feed', org]),
};

export const why = {
  alert: (org: string, id: string, query: { person: string | null } & Signal) =>
    get<AlertWhy>(path(['alerts', org, id, 'why'], { person: query.person }), query.signal),
  duty: (org: string, query: { person: string; at: string; hours: string } & Signal) =>
    get<DutyAt>(path(['why', org], { person: query.person, at: query.at, hours: query.hours }), query.signal),
};

export const measures = {
  read: (org: string, query: { from: string; to: string; by: MeasuredBy; timeZone: string } & Signal) =>
    get<Measures>(path(['measures', org], { from: query.from, to: query.to, by: query.by, timeZone: query.timeZone }), query.signal),
  people: (org: string, month: string, signal?: AbortSignal) => get<PeopleMeasures>(path(['measures', org, 'people'], { month }), signal),
};

type Simulated = { at?: string; urgency: string };

export const policies = {
  list: (org: string, query: Paging & Signal) =>
    get<Page<Policy>>(path(['policies', org], { cursor: query.cursor, limit: query.limit }), query.signal),
  get: (org: string, id: string, signal?: AbortSignal) => get<Policy>(path(['policies', org, id]), signal),
  create: (org: string, body: PolicyFields, key: string) => call<Policy>('POST', path(['policies', org]), { body, idempotencyKey: key }),
  change: (org: string, id: string, body: PolicyFields, ifMatch: string) => call<Policy>('PUT', path(['policies', org, id]), { body, ifMatch }),
  remove: (org: string, policy: Policy) =>
    call<unknown>('DELETE', path(['policies', org, policy.id]), { ifMatch: etagOf(policy.version) }),
  simulate: (org: string, id: string, body: Simulated) => call<PolicySimulation>('POST', path(['policies', org, id, 'simulate']), { body }),
  simulateNew: (org: string, body: Simulated & { policy: PolicyFields }) =>
    call<PolicySimulation>('POST', path(['policies', org, 'simulate']), { body }),
  /** The schedules that a step can name. */
  schedules: (org: string, query: Paging & Signal) =>
    get<Page<{ id: string; name: string }>>(path(['schedules', org], { cursor: query.cursor, limit: query.limit }), query.signal),
};

/** Who can be reached, and one's own contact methods and rules. */
export const people = {
  list: (org: string, query: Paging & Signal) =>
    get<Page<Person>>(path(['people', org], { cursor: query.cursor, limit: query.limit }), query.signal),
  contacts: (org: string, signal?: AbortSignal) => get<ContactMethods>(path(['people', org, 'me', 'contact-methods']), signal),
  addContact: (org: string, body: { kind: ContactKind; name: string; address: string; signatures?: Signature[] }, key: string) =>
    call<ContactMethod>('POST', path(['people', org, 'me', 'contact-methods']), { body, idempotencyKey: key }),
  removeContact: (org: string, id: string) => call<unknown>('DELETE', path(['people', org, 'me', 'contact-methods', id])),
  takeLetters: (org: string, id: string, letters: boolean) =>
    call<ContactMethod>('PATCH', path(['people', org, 'me', 'contact-methods', id]), { body: { letters } }),
  news: (org: string, signal?: AbortSignal) => get<NewsChoice>(path(['people', org, 'me', 'news']), signal),
  changeNews: (org: string, body: NewsChoice, ifMatch: string) => call<NewsChoice>('PUT', path(['people', org, 'me', 'news']), { body, ifMatch }),
  digest: (org: string, signal?: AbortSignal) => get<DigestChoice>(path(['people', org, 'me', 'digest']), signal),
  changeDigest: (org: string, body: DigestChoice, ifMatch: string) => call<DigestChoice>('PUT', path(['people', org, 'me', 'digest']), { body, ifMatch }),
  previewDigest: (org: string) => get<DigestPreview>(path(['people', org, 'me', 'digest', 'preview'])),
  rotateKeys: (org: string, id: string, key: string) =>
    call<ContactMethod>('POST', path(['people', org, 'me', 'contact-methods', id, 'rotate-keys']), { idempotencyKey: key }),
  sendCode: (org: string, id: string) => call<MessageTried>('POST', path(['people', org, 'me', 'contact-methods', id, 'code'])),
  verify: (org: string, id: string, code: string) =>
    call<ContactMethod>('POST', path(['people', org, 'me', 'contact-methods', id, 'verify']), { body: { code } }),
  test: (org: string, id: string) => call<MessageTried>('POST', path(['people', org, 'me', 'contact-methods', id, 'test'])),
  rules: (org: string, signal?: AbortSignal) => get<NotificationRules>(path(['people', org, 'me', 'rules']), signal),
  changeRules: (org: string, body: NotificationRules, ifMatch: string) =>
    call<NotificationRules>('PUT', path(['people', org, 'me', 'rules']), { body, ifMatch }),
};

const byVersion = (of: { version: number }) => ({ ifMatch: etagOf(of.version) });

export const incidents = {
  list: (org: string, query: { state?: 'open' | 'resolved'; severity?: Severity | ''; alert?: string } & Paging & Signal) =>
    get<Page<Incident>>(
      path(['incidents', org], { state: query.state, severity: query.severity, alert: query.alert, cursor: query.cursor, limit: query.limit }), query.signal),
  get: (org: string, id: string, signal?: AbortSignal) => get<Incident>(path(['incidents', org, id]), signal),
  declare: (org: string, body: IncidentFields & { alerts: string[] }, key: string) =>
    call<Incident>('POST', path(['incidents', org]), { body, idempotencyKey: key }),
  change: (org: string, id: string, body: IncidentFields, ifMatch: string) =>
    call<Incident>('PUT', path(['incidents', org, id]), { body, ifMatch }),
  move: (org: string, incident: Incident, body: { state: IncidentState; reason?: string; resolveAlerts?: boolean }) =>
    call<Incident>('PUT', path(['incidents', org, incident.id, 'state']), { body, ...byVersion(incident) }),
  assign: (org: string, incident: Incident, body: Partial<Record<IncidentRole, string>>) =>
    call<Incident>('PUT', path(['incidents', org, incident.id, 'roles']), { body, ...byVersion(incident) }),
  alerts: (org: string, id: string, query: Paging & Signal) =>
    get<Page<Alert>>(path(['incidents', org, id, 'alerts'], { cursor: query.cursor, limit: query.limit }), query.signal),
  attach: (org: string, id: string, alertIds: string[]) =>
    call<Incident>('POST', path(['incidents', org, id, 'alerts']), { body: { alerts: alertIds } }),
  detach: (org: string, id: string, alert: string) => call<unknown>('DELETE', path(['incidents', org, id, 'alerts', alert])),
  watch: (org: string, id: string, signal?: AbortSignal) =>
    get<{ watching: boolean; watchers: number }>(path(['incidents', org, id, 'watch']), signal),
  setWatch: (org: string, id: string, on: boolean) => call<unknown>(on ? 'PUT' : 'DELETE', path(['incidents', org, id, 'watch'])),
  timeline: (org: string, id: string, query: Paging & Signal) =>
    get<Page<IncidentEntry>>(path(['incidents', org, id, 'timeline'], { cursor: query.cursor, limit: query.limit }), query.signal),
  note: (org: string, id: string, body: { text: string; happenedAt?: string }, key: string) =>
    call<IncidentEntry>('POST', path(['incidents', org, id, 'timeline']), { body, idempotencyKey: key }),
  updates: (org: string, id: string, query: Paging & Signal) =>
    get<Page<IncidentUpdate>>(path(['incidents', org, id, 'updates'], { cursor: query.cursor, limit: query.limit }), query.signal),
  say: (org: string, id: string, body: NewIncidentUpdate, key: string) =>
    call<IncidentUpdate>('POST', path(['incidents', org, id, 'updates']), { body, idempotencyKey: key }),
  review: (org: string, id: string, signal?: AbortSignal) => get<IncidentReview>(path(['incidents', org, id, 'review']), signal),
  writeReview: (org: string, id: string, body: Record<ReviewSection, string>, ifMatch: string) =>
    call<IncidentReview>('PUT', path(['incidents', org, id, 'review']), { body, ifMatch }),
  reviewPage: (org: string, id: string) => path(['incidents', org, id, 'review', 'page']),
  actions: (org: string, id: string, query: Paging & Signal) =>
    get<Page<IncidentAction>>(path(['incidents', org, id, 'actions'], { cursor: query.cursor, limit: query.limit }), query.signal),
  overdue: (org: string, query: Paging & Signal) =>
    get<Page<IncidentAction>>(path(['incidents', org, 'actions'], { show: 'overdue', cursor: query.cursor, limit: query.limit }), query.signal),
  addAction: (org: string, id: string, body: IncidentActionFields, key: string) =>
    call<IncidentAction>('POST', path(['incidents', org, id, 'actions']), { body, idempotencyKey: key }),
  changeAction: (org: string, id: string, action: IncidentAction, body: IncidentActionFields) =>
    call<IncidentAction>('PUT', path(['incidents', org, id, 'actions', action.id]), { body, ...byVersion(action) }),
  removeAction: (org: string, id: string, action: IncidentAction) =>
    call<unknown>('DELETE', path(['incidents', org, id, 'actions', action.id]), byVersion(action)),
};

export interface NewSilence { matchers: Matcher[]; end: string; reason: string }

export const silences = {
  list: (org: string, query: Paging & Signal) =>
    get<Page<Silence>>(path(['silences', org], { show: 'ahead', cursor: query.cursor, limit: query.limit }), query.signal),
  create: (org: string, body: NewSilence, key: string) =>
    call<Silence>('POST', path(['silences', org]), { body, idempotencyKey: key }),
  end: (org: string, id: string) => call<Silence>('POST', path(['silences', org, id, 'end'])),
};

export type NewMaintenance = Pick<Maintenance, 'name' | 'matchers' | 'timeZone' | 'start' | 'end' | 'repeat' | 'every'>
  & Partial<Pick<Maintenance, 'weekdays' | 'lastDate'>>;

export const maintenance = {
  list: (org: string, query: Paging & Signal) =>
    get<Page<Maintenance>>(path(['maintenance', org], { show: 'ahead', cursor: query.cursor, limit: query.limit }), query.signal),
  create: (org: string, body: NewMaintenance, key: string) =>
    call<Maintenance>('POST', path(['maintenance', org]), { body, idempotencyKey: key }),
  end: (org: string, id: string) => call<Maintenance>('POST', path(['maintenance', org, id, 'end'])),
};

export const drills = {
  list: (org: string, query: Paging & { policy?: string } & Signal) =>
    get<Page<Drill>>(path(['drills', org], { policy: query.policy, cursor: query.cursor, limit: query.limit }), query.signal),
  begin: (org: string, body: { policy: string; project?: string; timeLimitMinutes?: number }, key: string) =>
    call<Drill>('POST', path(['drills', org]), { body, idempotencyKey: key }),
};

export const drillPlans = {
  list: (org: string, query: Paging & Signal) =>
    get<Page<DrillPlan>>(path(['drill-plans', org], { cursor: query.cursor, limit: query.limit }), query.signal),
  create: (org: string, body: DrillPlanFields, key: string) => call<DrillPlan>('POST', path(['drill-plans', org]), { body, idempotencyKey: key }),
  change: (org: string, plan: DrillPlan, body: DrillPlanFields) =>
    call<DrillPlan>('PUT', path(['drill-plans', org, plan.id]), { body, ifMatch: etagOf(plan.version) }),
  remove: (org: string, plan: DrillPlan) => call<unknown>('DELETE', path(['drill-plans', org, plan.id]), { ifMatch: etagOf(plan.version) }),
};

export const coverage = { get: (org: string, signal?: AbortSignal) => get<Coverage>(path(['coverage', org]), signal) };

export const routing = {
  get: (org: string, signal?: AbortSignal) => get<Routing>(path(['routing', org]), signal),
  change: (org: string, rules: readonly RoutingRule[], otherwise: string | null, version: number) =>
    call<Routing>('PUT', path(['routing', org]), {
      body: { rules, ...(otherwise === null ? {} : { otherwise }) }, ifMatch: etagOf(version),
    }),
  preview: (org: string, sample: Record<string, unknown>) => call<RoutingAnswer>('POST', path(['routing', org, 'preview']), { body: { sample } }),
};

export type ComponentFields = Pick<Component, 'name' | 'description' | 'shown' | 'bindings'>;

export const components = {
  list: (org: string, query: Paging & Signal) =>
    get<Page<Component>>(path(['components', org], { cursor: query.cursor, limit: query.limit }), query.signal),
  create: (org: string, body: ComponentFields, key: string) => call<Component>('POST', path(['components', org]), { body, idempotencyKey: key }),
  change: (org: string, one: Component, body: ComponentFields) =>
    call<Component>('PUT', path(['components', org, one.id]), { body, ifMatch: etagOf(one.version) }),
  set: (org: string, one: Component, status: ComponentStatus) =>
    call<Component>('PUT', path(['components', org, one.id, 'status']), { body: { status }, ifMatch: etagOf(one.version) }),
  order: (org: string, ids: readonly string[]) => call<Page<Component>>('POST', path(['components', org, 'order']), { body: { components: ids } }),
  remove: (org: string, one: Component) => call<unknown>('DELETE', path(['components', org, one.id]), { ifMatch: etagOf(one.version) }),
};

export type StatusPageFields = Pick<StatusPage, 'enabled' | 'title' | 'timeZone' | 'supportUrl'>;

export const statusPages = {
  get: (org: string, signal?: AbortSignal) => get<StatusPage>(path(['status-pages', org]), signal),
  change: (org: string, body: StatusPageFields, ifMatch: string) => call<StatusPage>('PUT', path(['status-pages', org]), { body, ifMatch }),
  subscribers: (org: string, query: Paging & Signal) =>
    get<Page<StatusSubscriber>>(path(['status-pages', org, 'subscribers'], { cursor: query.cursor, limit: query.limit }), query.signal),
  removeSubscriber: (org: string, id: string) => call<unknown>('DELETE', path(['status-pages', org, 'subscribers', id])),
  maintenance: (org: string, signal?: AbortSignal) => get<Page<StatusMaintenance>>(path(['status-pages', org, 'maintenance']), signal),
  publish: (org: string, window: string, body: Pick<StatusMaintenance, 'title' | 'text' | 'components'>, version: number) =>
    call<StatusMaintenance>('PUT', path(['status-pages', org, 'maintenance', window]), { body, ifMatch: etagOf(version) }),
  unpublish: (org: string, one: StatusMaintenance) =>
    call<unknown>('DELETE', path(['status-pages', org, 'maintenance', one.window]), { ifMatch: etagOf(one.version) }),
};

export const tokens = {
  list: (org: string, query: Paging & Signal) =>
    get<Page<ApiToken>>(path(['tokens', org], { cursor: query.cursor, limit: query.limit }), query.signal),
  create: (org: string, body: { name: string; scopes: Scope[]; expiresInDays: number }, key: string) =>
    call<ApiToken>('POST', path(['tokens', org]), { body, idempotencyKey: key }),
  revoke: (org: string, token: ApiToken) =>
    call<unknown>('DELETE', path(['tokens', org, token.id]), { ifMatch: etagOf(token.version) }),
};

export type WebhookFields = { name: string; url: string; eventTypes: WebhookEvent[]; signatures: Signature[]; mostPerMinute?: number };

export const webhooks = {
  list: (org: string, query: Paging & Signal) =>
    get<Page<Webhook>>(path(['webhooks', org], { cursor: query.cursor, limit: query.limit }), query.signal),
  get: (org: string, id: string, signal?: AbortSignal) => get<Webhook>(path(['webhooks', org, id]), signal),
  create: (org: string, body: WebhookFields, key: string) =>
    call<Webhook>('POST', path(['webhooks', org]), { body, idempotencyKey: key }),
  change: (org: string, id: string, body: Partial<WebhookFields & Pick<Webhook, 'state'>>, ifMatch: string) =>
    call<Webhook>('PATCH', path(['webhooks', org, id]), { body, ifMatch }),
  remove: (org: string, webhook: Webhook) =>
    call<unknown>('DELETE', path(['webhooks', org, webhook.id]), { ifMatch: etagOf(webhook.version) }),
  test: (org: string, id: string, key: string) =>
    call<Delivery>('POST', path(['webhooks', org, id, 'test']), { idempotencyKey: key }),
  rotateSecret: (org: string, id: string, key: string) =>
    call<Webhook>('POST', path(['webhooks', org, id, 'rotate-secret']), { idempotencyKey: key }),
  rotateKey: (org: string, id: string, key: string) =>
    call<Webhook>('POST', path(['webhooks', org, id, 'rotate-key']), { idempotencyKey: key }),
  replays: (org: string, id: string, query: Paging & Signal) =>
    get<Page<WebhookReplay>>(path(['webhooks', org, id, 'replays'], { cursor: query.cursor, limit: query.limit }), query.signal),
  replay: (org: string, id: string, body: { from: string; to?: string; types?: string[] }, key: string) =>
    call<WebhookReplay>('POST', path(['webhooks', org, id, 'replays']), { body, idempotencyKey: key }),
  cancelReplay: (org: string, id: string, replay: string) =>
    call<WebhookReplay>('POST', path(['webhooks', org, id, 'replays', replay, 'cancel'])),
};

export const deliveries = {
  list: (org: string, query: Paging & { webhook?: string; state?: string } & Signal) =>
    get<Page<Delivery>>(
      path(['deliveries', org], { webhook: query.webhook, state: query.state, cursor: query.cursor, limit: query.limit }),
      query.signal),
  retry: (org: string, id: string, key: string) =>
    call<Delivery>('POST', path(['deliveries', org, id, 'retry']), { idempotencyKey: key }),
};

type Between = { from?: string; to?: string } & Signal;

export const schedules = {
  onCallNow: (org: string, query: Paging & Signal) =>
    get<Page<OnCallNow>>(path(['schedules', org, 'on-call'], { cursor: query.cursor, limit: query.limit }), query.signal),
  get: (org: string, id: string, signal?: AbortSignal) => get<Schedule>(path(['schedules', org, id]), signal, true),
  create: (org: string, body: ScheduleFields, key: string) =>
    call<Schedule>('POST', path(['schedules', org]), { body, idempotencyKey: key }),
  change: (org: string, id: string, body: ScheduleFields, ifMatch: string) =>
    call<Schedule>('PUT', path(['schedules', org, id]), { body, ifMatch }),
  remove: (org: string, id: string, ifMatch: string) => call<unknown>('DELETE', path(['schedules', org, id]), { ifMatch }),
  preview: (org: string, body: ImportRequest) => call<ImportPreview>('POST', path(['schedules', org, 'import']), { body }),
  takeOver: (org: string, body: ImportRequest, key: string) =>
    call<Schedule>('POST', path(['schedules', org, 'import']), { body, idempotencyKey: key }),
  onCall: (org: string, id: string, at: string | null, signal?: AbortSignal) =>
    get<OnCall>(path(['schedules', org, id, 'on-call'], { at }), signal),
  shifts: (org: string, id: string, query: Between) =>
    get<Shifts>(path(['schedules', org, id, 'shifts'], { from: query.from, to: query.to }), query.signal),
  gaps: (org: string, id: string, query: Between) =>
    get<Gap[]>(path(['schedules', org, id, 'gaps'], { from: query.from, to: query.to }), query.signal),
  preflight: (org: string, id: string, signal?: AbortSignal) => get<ClockFinding[]>(path(['schedules', org, id, 'preflight']), signal),
  fairness: (org: string, id: string, query: Between) =>
    get<Load[]>(path(['schedules', org, id, 'fairness'], { from: query.from, to: query.to }), query.signal),
  overrides: (org: string, id: string, signal?: AbortSignal) => get<Override[]>(path(['schedules', org, id, 'overrides']), signal),
  override: (org: string, id: string, body: NewOverride, key: string) =>
    call<Override>('POST', path(['schedules', org, id, 'overrides']), { body, idempotencyKey: key }),
  endOverride: (org: string, id: string, override: string) => call<unknown>('DELETE', path(['schedules', org, id, 'overrides', override])),
  temporary: (org: string, id: string, signal?: AbortSignal) => get<Temporary[]>(path(['schedules', org, id, 'temporary']), signal),
  replace: (org: string, id: string, body: TemporaryFields, key: string) =>
    call<Temporary>('POST', path(['schedules', org, id, 'temporary']), { body, idempotencyKey: key }),
  endTemporary: (org: string, id: string, temporary: string) => call<unknown>('DELETE', path(['schedules', org, id, 'temporary', temporary])),
  swaps: (org: string, id: string, signal?: AbortSignal) => get<Swap[]>(path(['schedules', org, id, 'swaps']), signal),
  askForSwap: (org: string, id: string, body: NewSwap, key: string) =>
    call<Swap>('POST', path(['schedules', org, id, 'swaps']), { body, idempotencyKey: key }),
  decideSwap: (org: string, id: string, swap: string, verb: 'accept' | 'decline' | 'withdraw') =>
    call<Swap>('POST', path(['schedules', org, id, 'swaps', swap, verb])),
  calendars: (org: string, id: string, signal?: AbortSignal) => get<CalendarLink[]>(path(['schedules', org, id, 'calendars']), signal),
  makeCalendar: (org: string, id: string, person: string | undefined) =>
    call<CalendarLink>('POST', path(['schedules', org, id, 'calendars']), { body: person === undefined ? {} : { person } }),
  revokeCalendar: (org: string, id: string, link: string) => call<unknown>('DELETE', path(['schedules', org, id, 'calendars', link])),
};

/** All pages of a list, up to a bound that keeps a page of the portal quick. */
export async function allPages<T>(
  list: (cursor: string | null) => Promise<Answer<Page<T>>>, atMostPages = 5,
): Promise<Page<T>> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let n = 0; n < atMostPages; n++) {
    const page: Page<T> = (await list(cursor)).data;
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return { items, nextCursor: cursor };
}
