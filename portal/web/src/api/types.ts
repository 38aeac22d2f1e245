/** The shapes of the HTTP interface, as its OpenAPI documents describe them. */

export type Phase = 'mvp' | 'foundation' | 'scale' | 'production';
export type Role = 'viewer' | 'responder' | 'editor' | 'admin' | 'owner';
export type Scope = 'read' | 'evidence:write' | 'alerts:write' | 'events:write' | 'projects:write' | 'admin';
export type OutcomeName = 'met' | 'partial' | 'unmet' | 'stale' | 'unknown' | 'waived' | 'not-applicable';
export type Strength = 'claimed' | 'detected' | 'demonstrated';

export interface Page<T> { items: T[]; nextCursor: string | null }

export type Session =
  | { signedIn: true; name: string; email?: string; csrfToken: string }
  | { signedIn: false };

/** Where the provider ends its own session; not answered where it has no such page. */
export interface SignedOut { location: string }

export interface Organisation { id: string; slug: string; name: string; role: Role; version: number; createdAt: string }

export interface Member { id: string; subject: string; name: string; role: Role; version: number; addedAt: string }

export interface Me { subject: string; name: string; email?: string }

export interface Hypothesis {
  statement: string;
  metric: string;
  target: number;
  direction: 'at-least' | 'at-most';
  observed?: number | null;
  statedOn: string;
  observedOn?: string | null;
}

export interface ProjectUrls { app?: string; repository?: string; docs?: string; status?: string }

export interface Project {
  id: string;
  slug: string;
  name: string;
  startDate: string;
  urls: ProjectUrls;
  tags: string[];
  coreFlow: string | null;
  phase: Phase;
  hypothesis: Hypothesis | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface FactRead {
  name: string;
  value: unknown;
  strength?: Strength;
  evidenceId?: string;
  observedAt?: string;
  staleAt?: string;
}

/** A member's word that decided whether a check applies. */
export interface Overruled { says: string; reason: string; by: string; at: string; approvedBy?: string | null }

export interface Finding { path: string; line?: number | null; rule: string; excerpt?: string; package?: string }

export interface Check {
  id: string;
  title: string;
  outcome: OutcomeName;
  score: number;
  weight: number;
  effort: 'S' | 'M' | 'L';
  required: boolean;
  strengthAsked: Strength;
  strengthFound?: Strength | null;
  expression: string;
  advice: string;
  proof: string;
  reason: string;
  /** What stands in for it; there only while it is waived. */
  waiver?: { id: string; target: string; reason: string; endsAt: string; approvedBy: string } | null;
  /** Whose word decided whether it applies; there only where the facts did not. */
  overruled?: Overruled | null;
  facts: FactRead[];
  findings: Finding[];
}

export interface Practice {
  id: string;
  title: string;
  why: string;
  outcome: OutcomeName;
  required: boolean;
  checks: Check[];
}

export interface Missing { practice: string; check?: string | null; outcome: OutcomeName; title: string; advice: string }

export interface AssessedPhase {
  id: Phase;
  title: string;
  weeks: string;
  readiness: number;
  gate: { state: 'open' | 'closed'; missing: Missing[] };
  practices: Practice[];
}

export interface NextAction {
  practice: string;
  check: string;
  title: string;
  advice: string;
  effort: 'S' | 'M' | 'L';
  reason: string;
  unlocks: string | string[] | null;
}

export interface Premature { practice?: string; skip?: string; title: string; path?: string | null; advice: string; cost: string }

export interface Change {
  practice: string;
  from: OutcomeName;
  to: OutcomeName;
  cause: 'lost' | 'expired' | 'evidence' | 'roadmap' | 'waiver' | 'applicability';
  regression: boolean;
  detail: string;
}

export interface AssessmentSummary {
  id: string;
  assessedAt: string;
  digest: string;
  phase: Phase;
  declaredPhase: Phase;
  phases: { id: Phase; title: string; readiness: number; gate: { state: 'open' | 'closed' } }[];
  changes: Change[];
}

/** Where one project of an organisation stands. */
export interface Standing {
  project: { id: string; slug: string; name: string };
  newestEvidenceAt: string | null;
  assessment: AssessmentSummary;
}

export interface Assessment {
  id: string;
  project: { id: string; slug: string; name: string };
  roadmap: { id: string; version: number | string; title: string };
  assessedAt: string;
  digest: string;
  phase: Phase;
  declaredPhase: Phase;
  pace: { week: number; expectedPhase: Phase; verdict: 'ahead' | 'on-track' | 'behind' };
  phases: AssessedPhase[];
  nextAction: NextAction | null;
  premature: Premature[];
  changes: Change[];
  gateChanges: { phase: Phase; from: string; to: string }[];
  verdict3am: { yes: boolean; reasons: string[] };
}

/** A step of a practice's or a gate's history. */
export interface OutcomeChange {
  assessment: string;
  at: string;
  from?: string;
  to: string;
  cause?: Change['cause'];
  milestone?: 'achieved' | 'lost' | 'regained';
}

export interface Occasion { at: string; assessment: string }

/** When something was first reached, last lost and last reached again. */
export interface Milestone { id: string; holds: boolean; achieved: Occasion; lost?: Occasion; regained?: Occasion; losses: number }

export interface Milestones { practices: Milestone[]; phases: Milestone[] }

export interface TrendDay {
  day: string;
  assessment: string;
  assessments: number;
  regressions: number;
  phase: Phase;
  phases: { id: Phase; title: string; readiness: number; gate: 'open' | 'closed' }[];
}

export interface Trend { zone: string; from: string; to: string; days: TrendDay[] }

/** Two values; a side is absent where there is nothing on it. */
export interface Pair<T> { from?: T; to?: T }

export interface ComparedAssessment { id: string; sequence: number; assessedAt: string; digest: string }

export interface ReadFact { state: string; value?: unknown; strength?: Strength; evidenceId?: string; observedAt?: string; staleAt?: string }

export interface ComparedCheck {
  id: string;
  title: string;
  outcome: Pair<OutcomeName>;
  score: Pair<number>;
  reason: Pair<string>;
  overruled: Pair<Overruled>;
  facts: ({ name: string } & Pair<ReadFact>)[];
}

export interface ComparedPractice {
  id: string;
  title: string;
  outcome: Pair<OutcomeName>;
  cause?: Change['cause'];
  regression: boolean;
  checks: ComparedCheck[];
}

export interface Comparison {
  from: ComparedAssessment;
  to?: ComparedAssessment;
  sameRoadmap: boolean;
  phase: Pair<Phase>;
  phases: { id: Phase; title: string; readiness: Pair<number>; gate: Pair<'open' | 'closed'> }[];
  practices: ComparedPractice[];
  nextAction: Pair<{ practice: string; check: string; title: string }>;
  premature: Moved<{ id: string; title: string }>;
  verdict3am: Pair<'yes' | 'no'>;
  reasons: Moved<string>;
}

/** What only the second of two has, and what only the first had. */
export interface Moved<T> { came: T[]; gone: T[] }

/** What is to be otherwise; what is left out is as it is. */
export interface WhatIfBody {
  facts?: Record<string, unknown>;
  strength?: Strength;
  without?: string[];
  met?: string[];
  notApplicable?: string[];
  applicable?: string[];
  waived?: string[];
}

export interface WhatIfAnswer { assessment: Omit<Assessment, 'id'>; comparison: Comparison }

/** Why a check came out as it did, as far as the pages show it. */
export interface Explanation {
  limits: { freshness?: string | null; ageingFrom?: string | null; staleAt?: string | null };
  evidence: { id: string; source: string; rules: { fact: string; rule: string; places: number }[] }[];
  sentences: string[];
}

export interface ProblemDocument {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  code: string;
  traceId?: string;
  requestId?: string;
  errors?: { pointer: string; detail: string }[];
}

export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'dead';

export interface Job {
  id: string;
  kind: 'scan' | 'repository' | 'assess';
  project: { id: string; slug: string };
  state: JobState;
  progress: { phase?: string | null; filesSeen?: number; bytesSeen?: number; filesTotal?: number | null } | null;
  attempts: number;
  createdAt: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  problem?: ProblemDocument | null;
  result?: { evidenceId?: string; assessmentId?: string } | null;
  version: number;
}

/** Something that a scan could not read or found odd. */
export interface ScanNote { path: string; line?: number | null; rule: string; text: string }

export interface Evidence {
  id: string;
  source: 'scan' | 'repository' | 'hypothesis' | 'project' | 'core-flow' | 'attestation' | 'fire-drill' | 'on-call';
  repository?: string;
  strength: Strength;
  observedAt: string;
  recordedAt: string;
  staleAt?: string | null;
  commit?: string | null;
  branch?: string | null;
  digest: string;
  facts: Record<string, unknown>;
  summary?: unknown;
  notes?: ScanNote[];
}

/** Who did something, and when; nobody is named where the system did. */
export interface Act { by?: string; name?: string; at: string }

/** The repository that a project is read from; of secrets only that they are set. */
export interface Repository {
  url: string;
  branch?: string;
  everyHours: number;
  status: 'new' | 'ok' | 'failing';
  connected: Act;
  credential?: Act;
  webhook?: Act;
  checkedAt?: string;
  scannedAt?: string;
  commit?: string;
  commitBranch?: string;
  evidenceId?: string;
  failures: number;
  failingSince?: string;
  problem?: { code: string; detail: string };
  nextCheckAt?: string;
  version: number;
}

export type WaiverStatus = 'requested' | 'approved' | 'rejected' | 'revoked' | 'expired';

export interface Waiver {
  id: string;
  target: string;
  status: WaiverStatus;
  reason: string;
  endsAt: string;
  requested: Act;
  decided?: Act;
  note?: string;
  closed?: Act;
  warnedAt?: string;
  version: number;
}

export type ProjectKind = 'service' | 'web-application' | 'library' | 'command-line' | 'infrastructure';

/** What a member says in place of what was detected. */
export interface Said {
  says: 'applies' | 'does-not-apply' | ProjectKind;
  reason: string;
  said: Act;
  approved?: Act;
  note?: string;
}

/** All that was said of one practice, or of the kind of the project. */
export interface Overruling {
  practice?: string;
  inEffect?: Said;
  asked?: Said;
  rejected?: { rejected: Act; note?: string };
  version: number;
}

export interface Applicability {
  detected?: ProjectKind;
  kind?: ProjectKind;
  overruling: Overruling;
  practices: Overruling[];
  alwaysApply: string[];
}

export type AttestationStatus = 'current' | 'replaced' | 'withdrawn' | 'expired';

export interface Attestation {
  id: string;
  check: string;
  status: AttestationStatus;
  statement: string;
  link?: string;
  facts: Record<string, unknown>;
  endsAt: string;
  attested: Act;
  closed?: Act;
  version: number;
}

export type FactType = 'bool' | 'int' | 'double' | 'string' | 'list(string)';

/** What a project is assessed against, as far as the pages ask. */
export interface Roadmap {
  id: string;
  phases: { id: string; title: string; practices: { id: string; alwaysApplies: boolean; checks: { id: string; waivable: boolean; reads: string[] }[] }[] }[];
  facts: { name: string; type: FactType; title: string }[];
}

export type RoadmapStatus = 'scheduled' | 'in-effect' | 'replaced' | 'withdrawn';

/** One published version of an organisation's own roadmap. */
export interface RoadmapVersion {
  roadmap: string;
  number: number;
  title: string;
  digest: string;
  status: RoadmapStatus;
  effectiveAt: string;
  published: Act;
  activatedAt?: string;
  withdrawn?: Act;
  version: number;
}

/** A roadmap that an organisation can follow. */
export interface OwnRoadmap {
  id: string;
  title: string;
  shipped: boolean;
  inEffect?: number;
  latest?: RoadmapVersion;
}

export interface RoadmapMistake { line: number; column: number; pointer: string; detail: string }

export interface RoadmapValidation {
  valid: boolean;
  roadmap?: { id: string; version: number; title: string; phases: number; practices: number; checks: number };
  errors: RoadmapMistake[];
}

export interface RoadmapChoice {
  roadmap?: string;
  organisationRoadmap?: string;
  follows: string;
  version: number;
}

export interface ShadowRun {
  id: string;
  roadmap: string;
  number: number;
  title: string;
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'dead' | 'gone';
  projects: number;
  falls: number;
  rises: number;
  same: number;
}

export interface ShadowPhase {
  id: string;
  title: string;
  readinessBefore?: number;
  readinessAfter?: number;
  openBefore?: boolean;
  openAfter?: boolean;
}

export interface ShadowPractice {
  id: string;
  title: string;
  before?: OutcomeName;
  after?: OutcomeName;
  because: { check: string; title: string; outcome: OutcomeName; reason: string }[];
}

/** What a candidate would change for one project. */
export interface ShadowResult {
  project: { slug: string; name: string };
  change: 'falls' | 'rises' | 'same';
  phases: ShadowPhase[];
  practices: ShadowPractice[];
}

export type AlertState = 'open' | 'acknowledged' | 'snoozed' | 'resolved';
export type AlertKind = 'gate-opened' | 'regression' | 'evidence-ageing' | 'waiver-ending' | 'external' | 'drill';
export type Urgency = 'high' | 'low';
export type Integration = 'assessments' | 'events' | 'prometheus' | 'alertmanager' | 'grafana' | 'drill';

export interface Alert {
  id: string;
  dedupKey: string;
  kind: AlertKind;
  severity: 'info' | 'warning' | 'error' | 'critical';
  urgency: Urgency;
  state: AlertState;
  integration: Integration;
  service?: string | null;
  title: string;
  detail: string;
  project?: { id: string; slug: string; name: string } | null;
  source?: string | null;
  link?: string | null;
  /** True when nothing is wrong and people only practise. */
  drill?: boolean;
  drillOf?: string;
  details?: Record<string, string>;
  practice?: string | null;
  phase?: Phase | null;
  assessmentId?: string | null;
  count: number;
  firstAt: string;
  lastAt: string;
  endsAt?: string | null;
  snoozedUntil?: string | null;
  previousId?: string | null;
  acknowledgedBy?: string | { name?: string; id?: string } | null;
  acknowledgedAt?: string | null;
  resolvedAt?: string | null;
  version: number;
  /** What keeps people from being paged for it. */
  held?: Hold | null;
  /** How many alerts that are not resolved are in its group. */
  inGroup?: number | null;
}

export interface Hold { kind: 'silence' | 'maintenance' | 'inhibition' | 'group'; by: string; reason: string; until?: string | null }

export interface Matcher { name: string; operator?: '=' | '!=' | '=~' | '!~'; value: string }

export type Severity = Alert['severity'];
export type IncidentState = 'investigating' | 'identified' | 'monitoring' | 'resolved';
export type IncidentType = 'availability' | 'performance' | 'security' | 'personal-data' | 'other';
export type IncidentRole = 'lead' | 'communications' | 'scribe';
export interface IncidentPerson { person: string; name?: string | null }

export interface Incident {
  id: string;
  title: string;
  summary: string;
  severity: Severity;
  type?: IncidentType | null;
  state: IncidentState;
  lead?: IncidentPerson | null;
  communications?: IncidentPerson | null;
  scribe?: IncidentPerson | null;
  alerts: number;
  declaredBy: string;
  declaredByName: string;
  declaredAt: string;
  resolvedAt?: string | null;
  secondsToResolve?: number | null;
  reviewedAt?: string | null;
  openActions: number;
  isPublic?: { title: string; state: IncidentState; at: string; components: Record<string, string> } | null;
  noticeDueAt?: string | null;
  version: number;
}

export interface IncidentFields { title: string; summary: string; severity: Severity; type?: IncidentType }

export interface IncidentEntry {
  id: string; at: string; recordedAt: string; kind: string; actor: { kind: string; id?: string; name: string }; text: string;
  alert?: { id: string; title: string } | null;
}

export interface IncidentUpdate {
  id: string; at: string; state: IncidentState; public: boolean; text: string; actor: { kind: string; id?: string; name: string };
}

export interface NewIncidentUpdate {
  text: string; state?: IncidentState; expectedState?: IncidentState; public?: boolean; publicTitle?: string;
}

export type ReviewSection = 'whatHappened' | 'impact' | 'wentWell' | 'wentBadly' | 'causes';

export interface IncidentReview {
  sections: Record<ReviewSection, string>; changedByName?: string | null; changedAt?: string | null; version: number;
}

export interface IncidentAction {
  id: string; incident: { id: string; title: string }; title: string; owner?: IncidentPerson | null; due?: string | null;
  done: boolean; overdue: boolean; doneAt?: string | null; doneByName?: string | null; version: number;
}

export interface IncidentActionFields { title: string; owner?: string; due?: string; done?: boolean }

export interface Silence {
  id: string; state: 'pending' | 'active' | 'expired'; matchers: Matcher[]; start: string; end: string; reason: string;
  createdBy: string; createdByName: string; createdAt: string; endedBy?: string | null; version: number;
}

export type Repeat = 'once' | 'daily' | 'weekly' | 'monthly';

export interface Maintenance {
  id: string; state: 'open' | 'pending' | 'over'; openUntil?: string | null; name: string; matchers: Matcher[]; timeZone: string;
  start: string; end: string; repeat: Repeat; every: number; weekdays: string[]; lastDate?: string | null;
  next: { start: string; end: string }[]; createdBy: string; createdByName: string; createdAt: string; version: number;
}

export interface RoutingRule {
  id?: string; name: string; matchers: Matcher[]; policy?: string | null; urgency?: Urgency | null; groupBy?: string[];
}

export interface Routing { rules: RoutingRule[]; otherwise?: string | null; changedBy?: string; changedAt?: string; version: number }

export type ComponentStatus = 'operational' | 'maintenance' | 'degraded' | 'partial-outage' | 'major-outage';

/** A part of the product that its users know. */
export interface Component {
  id: string; name: string; description: string; shown: boolean; bindings: { project?: string; service?: string }[];
  byHand: ComponentStatus; status: ComponentStatus; suggested?: ComponentStatus; createdAt: string; version: number;
}

/** The settings of the page that tells everybody how the product is. */
export interface StatusPage {
  enabled: boolean; title: string; timeZone: string; supportUrl?: string; url: string;
  subscribers: { email: number; webhook: number; unconfirmed: number; refused: number }; version: number;
}

/** Somebody who is told of what the status page says. */
export interface StatusSubscriber { id: string; kind: 'email' | 'webhook'; hint: string; state: 'unconfirmed' | 'confirmed' | 'refused'; createdAt: string }

/** A maintenance window that the status page tells of. */
export interface StatusMaintenance { window: string; title: string; text: string; components: string[]; version: number }

/** Where an alert goes, and why. */
export interface RoutingAnswer {
  rule?: string; policy?: string; urgency?: Urgency; group: Record<string, string>; holds: Hold[];
  considered: { id: string; name: string; matched: boolean; matchers: (Matcher & { fact: string; matches: boolean })[] }[];
}

export type AlertVerb = 'acknowledge' | 'resolve' | 'snooze' | 'unsnooze';

/** What an action on many alerts did to one of them. */
export interface BulkItem { id: string; done: boolean; state?: AlertState; code?: string; detail?: string }

export interface TimelineEntry {
  id: string;
  at: string;
  kind: 'raised' | 'repeated' | 'acknowledged' | 'snoozed' | 'woken' | 'resolved' | 'delivered' | 'delivery-failed' | 'note'
    | 'escalated' | 'nobody-on-call' | 'escalation-ended' | 'held' | 'acknowledgement-ended' | 'paged' | 'page-failed' | 'grouped';
  actor?: string | { name?: string; id?: string } | null;
  text: string;
}

export interface MeasuredSeconds { mean: number; median: number; p90: number }

export interface Measure {
  key?: string;
  alerts: number;
  high: number;
  repeats: number;
  acknowledged: number;
  resolved: number;
  unattended: number;
  timeToAcknowledge?: MeasuredSeconds;
  timeToResolve?: MeasuredSeconds;
}

export type MeasuredBy = 'service' | 'integration' | 'project' | 'severity' | 'day';

export interface Measures { from: string; to: string; by: MeasuredBy; timeZone: string; all: Measure; groups: Measure[]; moreGroups: number }

export interface ApiToken {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  expiresAt: string;
  createdAt: string;
  createdBy?: string | { name?: string; id?: string } | null;
  lastUsedAt?: string | null;
  revokedAt?: string | null;
  version: number;
  secret?: string;
}

export type WebhookEvent = 'alert.raised' | 'alert.acknowledged' | 'alert.snoozed' | 'alert.resolved';

/** By a shared secret, or by a key pair. */
export type Signature = 'v1' | 'v1a';

export interface Webhook {
  id: string;
  name: string;
  url: string;
  eventTypes: WebhookEvent[];
  state: 'active' | 'disabled';
  disabledReason?: string | null;
  signatures: Signature[];
  publicKey?: string;
  previousPublicKey?: string;
  previousPublicKeyUntil?: string;
  mostPerMinute?: number;
  version: number;
  createdAt: string;
  secret?: string;
}

export interface Delivery {
  id: string;
  webhookId: string;
  eventType: string;
  messageId: string;
  state: 'pending' | 'delivered' | 'failed';
  replayed: boolean;
  attempts: { at: string; status?: number | null; error?: string | null; answer?: string; durationMs: number }[];
  nextAttemptAt?: string | null;
  createdAt: string;
  version: number;
}

/** What was queued to a webhook in a time, sent once more. */
export interface WebhookReplay {
  id: string;
  from: string;
  to: string;
  types?: string[];
  state: 'running' | 'done' | 'cancelled';
  total: number;
  delivered: number;
  failed: number;
  askedBy: string;
  createdAt: string;
  endedAt?: string;
}

/** Whether a project's summary is public; its addresses are there while it is, and can be shown. */
export interface PublicPage {
  enabled: boolean;
  link?: string;
  badge?: string;
  since?: string;
  version: number;
}

export type TargetKind = 'person' | 'schedule' | 'webhook';

export interface PolicyTarget { kind: TargetKind; id: string }

export interface PolicyStep { delaySeconds: number; targets: PolicyTarget[] }

export interface QuietHours { timeZone: string; weekdays?: string[]; start: string; end: string }

/** What an escalation policy is written as. */
export interface PolicyFields {
  name: string;
  description?: string;
  steps: PolicyStep[];
  repeats: number;
  pauseSeconds: number;
  acknowledgeTimeoutSeconds: number;
  fallback: PolicyTarget[];
  lowUrgency: { escalates: boolean; quietHours?: QuietHours };
}

export interface Policy extends PolicyFields {
  id: string;
  changedBy: string;
  version: number;
  createdAt: string;
}

export type PolicyThen = 'goes-on' | 'nobody' | 'falls-back' | 'ended' | 'told-once' | 'reached-nobody';

export interface SimulatedStep {
  at: string;
  round: number;
  step: number;
  fallback: boolean;
  people: { person: string; name: string; why: string }[];
  webhooks: { id: string; name: string }[];
  missing: string[];
  then: PolicyThen;
  next?: string;
}

export interface PolicySimulation {
  policy?: string;
  at: string;
  urgency: Urgency;
  steps: SimulatedStep[];
  reachesNobody: boolean;
}

export type DrillOutcome = 'running' | 'acknowledged' | 'failed' | 'stopped';

/** Somebody whom a step of a drill paged. */
export interface DrillPage {
  person: string; name: string; round: number; step: number; why: string; reached: boolean; secondsToReach?: number; unreached?: string;
  messages: { kind: ContactKind; hint: string; state: 'waiting' | 'sent' | 'failed' | 'dropped'; seconds?: number; reason?: string }[];
}

/** A fire drill: a real page when nothing is wrong. */
export interface Drill {
  id: string; policy: string; policyName: string; policyVersion: number; project?: string; plan?: string; alert: string; state: DrillOutcome;
  startedByName: string; startedAt: string; endsAt: string; endedAt?: string; acknowledgedBy?: string; acknowledgedAt?: string;
  secondsToAcknowledge?: number; steps: number; people: DrillPage[]; notes: string[]; version: number;
}

export type DrillUnit = 'weeks' | 'months';

/** What a plan of drills is written as. */
export interface DrillPlanFields {
  policy: string; project?: string; timeZone: string; start: string; unit: DrillUnit; every: number; from: string; until: string;
  weekdays: string[]; timeLimitMinutes?: number; enabled: boolean;
}

export interface DrillPlan extends DrillPlanFields { id: string; next?: string; note?: string; changedBy: string; version: number; createdAt: string }

/** Somebody who is on call soon and has no verified contact method. */
export interface Unreachable { person: string; name: string; from: string; where: string[] }

export interface PolicyCoverage {
  policy: string; name: string; gapFreeDays: number; daysAhead: number; firstGap?: { start: string; end: string; reason: string }; projects: string[];
}

/** For how long each policy reaches somebody, and who on call cannot be reached. */
export interface Coverage { measuredAt?: string; policies: PolicyCoverage[]; unreachable: Unreachable[] }

/** How far the escalation of an alert is. */
export interface Escalation {
  state: 'none' | 'running' | 'held' | 'acknowledged' | 'ended';
  generation?: number;
  policy?: { id: string; name: string; version: number };
  steps?: number;
  repeats?: number;
  nextRound?: number;
  nextStep?: number;
  nextAt?: string;
  heldBy?: string;
  startedAt?: string;
  paged?: number;
}

export type ContactKind = 'email' | 'webhook' | 'slack' | 'teams' | 'discord' | 'mattermost' | 'sms' | 'voice';

export interface ContactMethod {
  id: string;
  kind: ContactKind;
  name: string;
  hint: string;
  verified: boolean;
  /** Whether what is no page goes by it. */
  letters: boolean;
  createdAt: string;
  signatures?: Signature[];
  publicKey?: string;
  secret?: string;
}

/** Of what somebody who was paged is told afterwards. */
export interface NewsChoice { acknowledged: boolean; resolved: boolean }

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

export interface DigestChoice { every: 'off' | 'daily' | 'weekly'; weekday: Weekday; at: string; timeZone: string; nextAt?: string }

/** What a digest would say now; empty when none would be sent. */
export interface DigestPreview { subject: string; text: string; empty: boolean }

export interface ContactMethods { items: ContactMethod[]; kinds: ContactKind[]; most: number }

/** How it went to send a code or a test message. */
export interface MessageTried { delivered: boolean; detail?: string; durationMs: number }

export interface NotificationRule { delayMinutes: number; contactMethod: string }
/** `timeZone`: where the person's night is; absent for where the schedule says that they live. */
export interface NotificationRules { high: NotificationRule[]; low: NotificationRule[]; timeZone?: string }

export interface Person { person: string; name: string; role: Role; reachable: boolean; kinds: ContactKind[] }

export interface PageAttempt { number: number; at: string; status?: number; error?: string; answer?: string; durationMs: number }

export interface PageMessage {
  id: string;
  kind: ContactKind;
  hint: string;
  state: 'waiting' | 'sent' | 'failed' | 'dropped';
  dueAt: string;
  endedAt?: string;
  withMessage?: string;
  reason?: string;
  attempts: PageAttempt[];
}

/** A page of a person about an alert. */
export interface PersonPage {
  id: string;
  person: string;
  name: string;
  why: string;
  urgency: Urgency;
  generation: number;
  round: number;
  step: number;
  at: string;
  unreached?: string;
  messages: PageMessage[];
}

export interface RotationFields {
  unit: ShiftUnit; length: number; start: string; end?: string; participants: (string | null)[]; advance?: 'calendar' | 'worked-days';
}
export type ShiftUnit = 'hours' | 'days' | 'weeks' | 'months';
export interface Restriction { weekdays?: string[]; start: string; end: string }
export type HolidayRule = 'as-usual' | 'off' | 'only';
export interface LayerFields {
  id?: string; name?: string; priority?: number; timeZone?: string; rotation: RotationFields; restrictions?: Restriction[]; holidays?: HolidayRule;
}
/** A schedule as it is written. */
export interface ScheduleFields {
  name: string; description?: string; timeZone: string; layers: LayerFields[]; holidays?: string[]; personZones?: Record<string, string>;
}
export interface Schedule extends ScheduleFields { id: string; changedBy: string; version: number; createdAt: string }

export interface OnCallPerson { person: string; name: string; source: 'layer' | 'override' | 'temporary'; sourceId: string }
export interface Gap { start: string; end: string }
export interface OnCallNow {
  schedule: string; name: string; timeZone: string; at: string; onCall: OnCallPerson[]; until?: string; next?: OnCallPerson[]; gap?: Gap;
}
export interface OnCallLayer {
  id: string; name: string; priority: number; person?: string; shift?: number; shiftStart?: string; shiftEnd?: string; localStart?: string;
  counts: boolean; left: boolean; note?: string;
}
export interface OnCall {
  schedule: string; name: string; at: string; onCall: OnCallPerson[]; until?: string; layers: OnCallLayer[];
  overrides: { id: string; kind: OverrideKind; person: string; replaces?: string; start: string; end: string }[]; temporary?: string;
}
export interface Shift { start: string; end: string; person: string; name: string; sources: OnCallPerson[] }
export interface Shifts { from: string; to: string; items: Shift[]; gaps: Gap[] }
export type OverrideKind = 'replace' | 'add' | 'remove';
export interface NewOverride { kind?: OverrideKind; person: string; replaces?: string; start: string; end: string; reason?: string }
export interface Override extends NewOverride { id: string; kind: OverrideKind; createdBy: string; createdAt: string }
export interface TemporaryFields { start: string; end: string; shifts: { person: string; start: string; end: string }[]; reason?: string }
export interface Temporary extends TemporaryFields { id: string; createdBy: string; createdAt: string }
export type SwapState = 'open' | 'accepted' | 'declined' | 'withdrawn';
export interface NewSwap { with: string; start: string; end: string; returnStart?: string; returnEnd?: string; note?: string }
export interface Swap extends NewSwap { id: string; person: string; state: SwapState; createdAt: string; decidedAt?: string }
export type ClockFindingKind = 'short' | 'long' | 'vanished' | 'moved' | 'hole' | 'overlap';
export interface ClockFinding { kind: ClockFindingKind; start: string; end: string; layer?: string; text: string }
export interface Load { person: string; name: string; timeZone: string; shifts: number; hours: number; nightHours: number; weekendHours: number }
export interface CalendarLink { id: string; person?: string; createdBy: string; createdAt: string; path?: string }

export type ImportFormat = 'opsgenie' | 'grafana-oncall';
export interface ImportRequest { format: ImportFormat; source: unknown; people: Record<string, string>; dryRun: boolean }
export interface ImportPreview {
  schedule: ScheduleFields; overrides: NewOverride[];
  people: { key: string; pointer: string; names: string[]; person?: string; known: boolean }[];
  findings: { pointer: string; text: string }[];
  diff: {
    from: string; to: string; sameHours: number; otherHours: number; more: boolean;
    differences: { start: string; end: string; source: string[]; here: string[] }[];
  };
}

export type Verdict = 'paged' | 'not-reached' | 'waiting' | 'not-paged' | 'unknown';
export type WhyKind = 'intake' | 'routing' | 'hold' | 'step' | 'on-call' | 'rules' | 'message' | 'attempt' | 'acknowledgement' | 'end';
export type WhyReferenceKind =
  | 'alert' | 'rule' | 'rules' | 'silence' | 'maintenance' | 'inhibition' | 'policy' | 'schedule' | 'layer' | 'override' | 'temporary' | 'webhook' | 'message' | 'contact-method';

export interface WhyReference { kind: WhyReferenceKind; id: string; name?: string; version?: number }

export interface WhyLink {
  kind: WhyKind; at: string; person?: string; outcome: 'goes-on' | 'waits' | 'ends' | 'unknown'; text: string;
  references: WhyReference[]; facts: { answer?: string } & Record<string, string>;
}

export interface AlertWhy {
  alert: string; title: string; state: AlertState; at?: string;
  people: { person: string; name: string; verdict: Verdict; because: string }[]; links: WhyLink[]; moreLeftOut: boolean;
}

export interface DutySchedule {
  schedule: string; name: string; timeZone: string; onCall: boolean; people: { person: string; name: string }[]; until?: string; text: string;
}

export interface DutyAlert {
  alert: string; title: string; severity: Alert['severity']; urgency: Alert['urgency']; state: AlertState; firstAt: string;
  acknowledgedBy?: string; paged: { person: string; name: string }[]; verdict: Verdict; because: string;
}

/** Whether somebody was on call at an instant, and what happened around it. */
export interface DutyAt {
  person: string; name: string; member: boolean; at: string; from: string; to: string;
  schedules: DutySchedule[]; moreSchedules: boolean; alerts: DutyAlert[]; moreAlerts: boolean;
}

export interface PersonMeasure {
  person: string; name: string; timeZone: string; pages: number; nightPages: number; nights: number; longestRun: number; overCap: boolean;
}

/** How often people were paged in a month, and in how many of their nights. */
export interface PeopleMeasures {
  month: string; dusk: string; dawn: string; mostNights: number; people: PersonMeasure[]; overCap: number; morePages: boolean;
}
