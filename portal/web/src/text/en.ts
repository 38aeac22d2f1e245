/** Every sentence the portal shows. Pages hold none of their own. */

const many = (n: number, one: string, other: string) => `${n} ${n === 1 ? one : other}`;

export const en = {
  brand: 'Cairn',
  tagline: 'From MVP to production grade, with proof.',
  skipToContent: 'Skip to content',
  titleOf: (page: string) => `${page} · Cairn`,
  titleWithCount: (count: string, title: string) => `(${count}) ${title}`,

  actions: {
    signIn: 'Sign in', signOut: 'Sign out', retry: 'Retry', cancel: 'Cancel', save: 'Save', create: 'Create', close: 'Close',
    edit: 'Edit', copy: 'Copy', copied: 'Copied', reload: 'Reload', back: 'Back', showMore: 'Show more', remove: 'Delete',
    clearFilters: 'Clear filters', keepEditing: 'Keep editing',
  },

  nav: {
    main: 'Main', menu: 'Menu', organisation: 'Organisation', organisations: 'Organisations', allOrganisations: 'All organisations',
    projects: 'Projects', alerts: 'Alerts', settings: 'Settings', organisationPage: 'Organisation', members: 'Members', tokens: 'API tokens', webhooks: 'Webhooks', breadcrumb: 'Breadcrumb',
    openAlerts: 'open alerts', account: 'Account',
  },

  theme: { label: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },

  live: {
    connecting: 'Connecting', open: 'Live', reconnecting: 'Reconnecting', closed: 'Not live',
    reconnectingLong: 'Reconnecting to the live feed. What is shown may be behind.',
    alertRaised: (title: string) => `New alert: ${title}`,
    several: (n: number) => many(n, 'new event', 'new events'),
    assessed: 'A new assessment has arrived.',
  },

  age: {
    updated: (age: string) => `Updated ${age}`,
    old: (age: string) => `Old: last confirmed ${age}`,
    loading: 'Updating',
    at: (local: string, utc: string) => `${local} (${utc})`,
  },

  problem: {
    heading: 'That did not work',
    unreachable: 'Cairn cannot be reached. Check your connection, then try again.',
    notFound: 'There is nothing here, or you have no access to it.',
    forbidden: 'Your role in this organisation does not allow this.',
    tooMany: (seconds: number | null) =>
      seconds === null ? 'Too many requests. Wait a moment, then try again.' : `Too many requests. Try again in ${many(seconds, 'second', 'seconds')}.`,
    tooLarge: 'The archive is larger than this server accepts.',
    server: 'Something failed on our side. Nothing you typed is lost.',
    unknown: (status: number) => `The server answered with status ${status}.`,
    trace: 'Trace id', request: 'Request id',
    pageMissing: 'This page does not exist',
    pageMissingDetail: 'The address may be mistyped, or what it named was removed.',
    crashed: 'This page ran into an error in your browser.',
  },

  session: {
    ended: 'Your session has ended', endedDetail: 'Log in again to go on. What you typed is kept in this tab.',
    again: 'Log in again', restored: 'What you typed before was kept.',
  },

  conflict: {
    heading: 'Someone changed this while you were editing',
    detail: 'Both versions are below. Nothing has been overwritten. Fields you did not touch stay as they were saved.',
    field: 'Field', yours: 'Yours', theirs: 'Saved by someone else', empty: 'empty', untouched: 'not touched',
    keepMine: 'Save mine over it', takeTheirs: 'Take the saved one',
  },

  landing: {
    heading: 'Know how far your product really is.',
    lead: 'Cairn reads what you already have, your repository first, and tells you which phase you are in, what to do next, what to leave for later, and whether you can trust it at 3 AM. Every verdict shows its proof.',
    phasesHeading: 'Four phases, one trail',
    points: [
      { title: 'Proof, not claims', text: 'Each practice shows the check, the facts, the file and line, and how old they are. What is not known is shown as unknown.' },
      { title: 'One next step', text: 'The most valuable thing to do now, and the work that is too early and can wait.' },
      { title: 'It keeps watch', text: 'When something that was met stops being so, the right people hear of it within a second.' },
    ],
    samplePhases: [
      { name: 'MVP', weeks: 'Weeks 1–6', text: 'Test the hypothesis.' },
      { name: 'Foundation', weeks: 'Months 2–4', text: 'Make change safe.' },
      { name: 'Scale', weeks: 'Months 4–8', text: 'Make growth cheap.' },
      { name: 'Production', weeks: 'Months 8–12', text: 'Sleep at night.' },
    ],
    figure: 'A trail of four cairns, each taller than the one before.',
  },

  phases: { mvp: 'MVP', foundation: 'Foundation', scale: 'Scale', production: 'Production' },
  roles: { viewer: 'Viewer', responder: 'Responder', editor: 'Editor', admin: 'Admin', owner: 'Owner' },

  outcomes: {
    met: { label: 'Met', explain: 'The evidence proves it.' },
    partial: { label: 'Partial', explain: 'Some of it is proven.' },
    unmet: { label: 'Unmet', explain: 'The evidence says no.' },
    stale: { label: 'Stale', explain: 'It was met, but the evidence is too old.' },
    unknown: { label: 'Unknown', explain: 'There is no evidence yet.' },
    waived: { label: 'Waived', explain: 'An approved waiver covers it until it expires.' },
    'not-applicable': { label: 'Not applicable', explain: 'It does not apply to this product.' },
  },
  outcomeLegend: 'What the shapes mean',

  strengths: { claimed: 'claimed', detected: 'detected', demonstrated: 'demonstrated' },
  efforts: { S: 'Small', M: 'Medium', L: 'Large' },
  effort: (size: string) => `${size} effort`,

  organisations: {
    heading: 'Organisations', create: 'New organisation',
    empty: 'An organisation holds your projects, its people and their alerts.',
    emptyHeading: 'Start with an organisation',
    role: 'Your role', created: (day: string) => `Created ${day}`,
    newHeading: 'New organisation', newLead: 'You become its owner. The name can be changed later, the address cannot.',
    name: 'Name', namePlaceholder: 'Acme', slug: 'Address',
    slugHint: (address: string) => `Small letters, digits and hyphens. It will be ${address}`,
    submit: 'Create organisation',
  },

  projects: {
    heading: 'Projects', create: 'New project',
    emptyHeading: 'No projects yet',
    empty: 'Register a project and give Cairn its repository to see how far it really is.',
    noMatch: 'No project fits these filters.',
    search: 'Search', searchPlaceholder: 'Name or address', phase: 'Phase', anyPhase: 'Any phase', tag: 'Tag', anyTag: 'Any tag',
    regressionsOnly: 'With regressions', sort: 'Sort by',
    sorts: { name: 'Name', readiness: 'Readiness', regressions: 'Regressions', age: 'Oldest evidence', updated: 'Last change' },
    columns: { name: 'Project', phase: 'Phase', readiness: 'Readiness', gate: 'Gate', regressions: 'Regressions', evidence: 'Newest evidence' },
    gates: { open: 'Open', closed: 'Closed' },
    notAssessed: 'Not assessed yet', noEvidence: 'None yet', none: 'None', failed: 'Not available',
    regressions: (n: number) => many(n, 'regression', 'regressions'),
    readinessOf: (phase: string, value: string) => `${value} % ready in ${phase}`,
    loadedOf: (n: number) => `Filters and sorting apply to the ${n} projects loaded so far.`,
    caption: 'Projects of this organisation',
    newHeading: 'New project', newLead: 'Phase windows are counted from the start date.',
    name: 'Name', slug: 'Address', startDate: 'Start date', startHint: 'The day work began.',
    declaredPhase: 'Declared phase', declaredHint: 'Where you believe you are. Cairn works out where you really are.',
    urls: 'Addresses', urlsHint: 'Optional.', app: 'Application', repository: 'Repository', docs: 'Documentation', status: 'Status page',
    tags: 'Tags', tagsHint: 'Optional. Separate tags by commas.', submit: 'Create project',
  },

  project: {
    upload: 'Upload a scan', assess: 'Assess now', assessing: 'Assessing', history: 'Assessments',
    emptyHeading: 'Nothing is known yet',
    empty: 'Upload an archive of the repository, and Cairn shows where this project really stands.',
    assessedAt: 'Assessed', evidenceAge: 'Newest evidence', roadmap: 'Roadmap', digest: 'Digest', started: 'Started',
    roadmapVersion: (title: string, version: string) => `${title}, version ${version}`,
    declared: 'Declared', reallyIn: 'Really in', sameAsDeclared: 'Same as declared',
    declaredIs: (phase: string) => `Declared: ${phase}`,
    pace: 'Pace', paceVerdict: { ahead: 'Ahead', 'on-track': 'On track', behind: 'Behind' },
    paceDetail: (week: number, phase: string) => `Week ${week}. By now: ${phase}`,
    verdict: 'Trust it at 3 AM?', verdictYes: 'Yes', verdictNo: 'No',
    verdictYesDetail: 'The production gate is open, and nothing speaks against it.',
    next: 'Next best action', nextDone: 'Nothing left to do', nextDoneDetail: 'Every required practice is met or waived.',
    nextWhy: 'Why this', nextUnlocks: 'Unlocks', gateOut: (phase: string) => `the gate out of ${phase}`, nextOpen: 'See how it is judged',
    track: 'Roadmap', phaseOf: (n: number) => `Phase ${n}`, youAreHere: 'You are here', declaredHere: 'Declared', expectedHere: 'Expected by now',
    ready: 'ready', readinessLabel: (phase: string, value: string) => `${phase}: ${value} percent ready`,
    cairnLabel: (phase: string, parts: string) => `${phase}: ${parts}`,
    gateOpen: 'Gate open', gateClosed: 'Gate closed',
    gateOpenDetail: 'Every required practice is met or waived.',
    gateMissing: (n: number) => `${n} missing`, gateMissingLabel: (phase: string) => `What the gate out of ${phase} still needs`,
    practices: (phase: string) => `Practices of ${phase}`, optional: 'optional', showAll: (n: number) => `All ${n} missing`,
    premature: 'Too early: can wait', prematureLead: 'Work of a later phase. It never lowers the score, but it costs time now.',
    regressions: (n: number) => many(n, 'practice is no longer met', 'practices are no longer met'),
    changes: 'Changed since the assessment before', change: (from: string, to: string) => `${from} to ${to}`,
    causes: { lost: 'The evidence is gone', expired: 'The evidence is too old', evidence: 'New evidence', roadmap: 'The roadmap changed', waiver: 'A waiver began or ended', applicability: 'It began or ceased to concern the project' },
    gateChange: (phase: string, to: string) => `The gate out of ${phase} is now ${to}.`,
    gateStates: { open: 'open', closed: 'closed' },
    pages: 'Pages of this project', tabs: { roadmap: 'Roadmap', assessments: 'Assessments', settings: 'Settings' },
    settingsOf: (name: string) => `Settings of ${name}`, general: 'General',
    phaseNote: 'Why the phase changes', phaseNoteHint: 'It is kept with the transition.',
    remove: 'Delete project', removeAsk: (name: string) => `Delete “${name}” for good?`,
    removeDetail: 'Its evidence, assessments and hypothesis are no longer reachable. The audit log keeps its last state. This cannot be undone.',
    old: 'This is an older assessment.', oldLink: 'Go to the latest one', links: 'Addresses of this project',
    urls: { app: 'Application', repository: 'Repository', docs: 'Documentation', status: 'Status page' },
  },

  reports: {
    heading: 'Take it along', lead: 'This assessment as a document. It tells everything but the places in your code.',
    forms: { html: 'Print', jws: 'Signed', markdown: 'Markdown', csv: 'CSV', json: 'JSON' },
    what: {
      html: 'Opens a page made for A4, in a new tab.', jws: 'Anybody can verify it offline, with the published keys.',
      markdown: 'For a wiki or a pull request.', csv: 'One row for each check.', json: 'For programs.',
    },
  },

  publicPage: {
    heading: 'Public page and badge',
    lead: 'Everybody who has the link sees the project’s name, its phase, readiness and gates. Evidence, code and people’s names stay private, and search engines are told to stay away.',
    off: 'Nothing is public.', on: 'Public since', turnOn: 'Turn on', turnOff: 'Turn off', rotate: 'New link',
    isOn: 'The page is public.', isOff: 'The page is no longer public.', rotated: 'The page has a new link.',
    rotateAsk: 'Make a new link?', rotateDetail: 'The link and the badge that are out there stop working within a second. This cannot be undone.',
    offAsk: 'Turn the public page off?', offDetail: 'Its link and its badge stop working within a second. Turned on again, it gets a new link.',
    link: 'Link', open: 'Open the page', badge: 'Badge', badgeAlt: 'Cairn', badgeLabel: 'Badge as Markdown',
    lost: 'The link still works, but it cannot be shown: the suite’s secret was changed. Make a new one to have it again.',
  },

  hypothesis: {
    heading: 'Hypothesis', empty: 'An MVP is a hypothesis. State what you expect, and by which number you will know.',
    state: 'State the hypothesis', edit: 'Edit', metric: 'Metric', target: 'Target', observed: 'Observed', notObserved: 'Not observed yet',
    statedOn: 'Stated on', observedOn: 'Observed on', statement: 'Statement', direction: 'The target is reached at',
    directions: { 'at-least': 'this value or more', 'at-most': 'this value or less' },
    targetOf: { 'at-least': (v: string) => `at least ${v}`, 'at-most': (v: string) => `at most ${v}` },
    validated: 'Validated', open: 'Open', notReached: 'Not reached',
    statementPlaceholder: 'Small teams will upload a repository twice a week if the answer comes within a minute.',
    metricPlaceholder: 'uploads per team and week', withdraw: 'Withdraw', withdrawAsk: 'Withdraw the hypothesis?',
    withdrawDetail: 'The gate out of MVP will close again.', numberWanted: 'Enter a number.',
  },

  practice: {
    why: 'Why it matters', history: 'History', historyEmpty: 'This is the first assessment that judged it.',
    historyHint: 'The last assessments, oldest first.',
    checks: 'How it is judged', required: 'Required by the gate', optional: 'Optional',
    expression: 'Expression', rule: 'Rule and facts', strength: 'Strength of evidence', asked: 'Asked', found: 'Found', noneFound: 'none',
    strengthEnough: 'enough', strengthTooWeak: 'too weak', strengthMissing: 'nothing yet',
    weight: 'Weight', score: 'Score', reason: 'Verdict', facts: 'Facts', noFacts: 'No fact was found.',
    factColumns: { name: 'Fact', value: 'Value', strength: 'Strength', observed: 'Observed', stale: 'Goes stale' },
    evidence: 'Evidence', noFindings: 'No file was found that proves it.', notKnown: 'Not known', inPackage: (name: string) => `in ${name}`,
    proof: 'What would prove it', advice: 'Advice', evidenceRecord: 'Evidence record', source: 'Source', commit: 'Commit', received: 'Received',
    missing: 'This practice is not part of the latest assessment.', factsOf: (check: string) => `Facts read by ${check}`,
    previous: 'Previous practice', next: 'Next practice',
    sources: { scan: 'Repository scan', hypothesis: 'Hypothesis', project: 'Project settings', attestation: 'Attestation' },
    waivedBy: (name: string, until: string) => `Approved by ${name}. It counts until ${until}.`,
    limit: 'The first 20 findings are kept.',
  },

  term: {
    until: 'Counts until the end of', untilHint: 'At most 180 days from today, in UTC.', wrong: 'Choose a day from today on, at most 179 days ahead.',
    ends: (when: string) => `Ends ${when}`, endsSoon: (when: string) => `Ends soon: ${when}`,
  },

  waivers: {
    heading: 'Waivers', lead: 'Leave to pass the gate without this, for a time. It makes nothing met, and takes two people.',
    none: 'Nothing here is waived.', ask: 'Ask for a waiver', submit: 'Ask', target: 'What', whole: 'The whole practice', reason: 'Reason',
    reasonHint: 'Why it is right to go on without this. Whoever decides reads it, and so does everyone who sees the verdict.',
    statuses: { requested: 'Waiting for a decision', approved: 'Approved', rejected: 'Rejected', revoked: 'Revoked', expired: 'Expired' },
    askedBy: (name: string) => `Asked for by ${name}`, approvedBy: (name: string) => `Approved by ${name}`, rejectedBy: (name: string) => `Rejected by ${name}`,
    revokedBy: (name: string) => `Revoked by ${name}`, expiredBy: 'Ended by the system',
    own: 'You asked for it, so another member has to decide.', somebody: 'an editor',
    approve: 'Approve', reject: 'Reject', revoke: 'Revoke', withdraw: 'Take it back', of: (verb: string, what: string) => `${verb}: ${what}`,
    approveAsk: 'Approve this waiver?', approveDetail: 'Until its end the gate passes without this. Your name stands beside it.',
    rejectAsk: 'Reject this waiver?', rejectDetail: 'The gate stays as it is. Another waiver can be asked for.',
    revokeAsk: 'Revoke this waiver?', revokeDetail: 'It stops to count at once, and the project is assessed again. This cannot be undone.',
    note: 'Note', noteHint: 'Shown with your decision.', earlier: (n: number) => many(n, 'earlier waiver', 'earlier waivers'),
    asked: 'The waiver was asked for.', decided: 'The decision was saved.', list: 'Waivers of this practice',
  },

  attestations: {
    heading: 'Attestations', lead: 'A member’s word where no machine can look. It is a claim: it counts only where a check accepts claims.',
    none: 'Nobody has attested anything here.', give: 'Attest', submit: 'Attest', check: 'Check', statement: 'Statement', statementHint: 'What is so, and how you know it. Your name stands beside it.',
    link: 'Link', linkHint: 'Where others find more.', facts: 'What you assert', factsHint: 'Leave out what you do not know.', pickFact: 'Assert at least one of the facts.',
    notSaid: 'Not said', yes: 'Yes', no: 'No', numberWrong: 'Enter a number.', linkWrong: 'Enter an address that begins with https:// or http://.', listHint: 'Separated by commas.',
    statuses: { current: 'Current', replaced: 'Replaced', withdrawn: 'Withdrawn', expired: 'Expired' },
    by: (name: string) => `Attested by ${name}`, more: 'More about it', withdraw: 'Withdraw', withdrawOf: (what: string) => `Withdraw the attestation of ${what}`,
    withdrawAsk: 'Withdraw this attestation?', withdrawDetail: 'What rests on it is unknown again. It stays in the list.',
    withdrawnBy: (name: string) => `Withdrawn by ${name}`, replacedBy: (name: string) => `Replaced by ${name}`, expiredBy: 'Ended by the system',
    earlier: (n: number) => many(n, 'earlier attestation', 'earlier attestations'), list: 'Attestations of this practice',
  },

  upload: {
    heading: 'Upload a scan', lead: 'An archive of the work tree. It is read as a stream, never unpacked, and not kept.',
    choose: 'Choose an archive', drop: 'Drop an archive here', or: 'or', formats: 'tar, tar.gz or zip',
    send: 'Upload', chosen: (name: string, size: string) => `${name}, ${size}`, chooseOther: 'Choose another',
    sending: 'Uploading', sent: (sent: string, total: string) => `${sent} of ${total}`, empty: 'This file is empty.', folder: 'A folder cannot be uploaded. Pack it first.',
    curlHeading: 'From the command line', curlLead: 'Run this in a clone of the repository. It needs an API token with the scope evidence:write.',
    tokenLink: 'Create an API token', tokenAsk: 'Ask an admin of your organisation for one.', readOnly: 'Your role may look at uploads, not make them.', curlSnippet: 'Upload command', waiting: 'Waiting for the first evidence', received: 'Received', recent: 'Recent uploads',
    progress: 'Upload progress',
  },

  job: {
    heading: { scan: 'Scan', assess: 'Assessment' },
    states: { queued: 'Queued', running: 'Running', succeeded: 'Done', failed: 'Failed', cancelled: 'Cancelled', dead: 'Given up' },
    steps: { receiving: 'Receive', reading: 'Read files', detecting: 'Detect signals', assessing: 'Assess', done: 'Done' },
    files: 'Files read', bytes: 'Read', attempts: 'Attempt', started: 'Started', finished: 'Finished', queuedAt: 'Queued',
    of: (n: string, total: string) => `${n} of ${total}`,
    cancel: 'Cancel the job', requeue: 'Try again', result: 'See the assessment', another: 'Upload another', polling: 'Live updates are not coming through. Asking every two seconds.',
    announce: (state: string, step: string) => `${state}. ${step}.`, stepState: { done: 'finished', now: 'in progress', next: 'not started', stopped: 'stopped here' },
    deadDetail: 'It failed on every attempt. It can be put back into the queue.', cancelledDetail: 'It was cancelled. Nothing of it was kept.', id: 'Job id',
    steps_label: 'Steps of the job',
  },

  assessments: {
    heading: 'Assessments', of: (project: string) => `Assessments of ${project}`, lead: 'Each assessment is a snapshot that never changes.', empty: 'No assessment yet.',
    columns: { at: 'Assessed', phase: 'Really in', readiness: 'Readiness by phase', changes: 'Changes', digest: 'Digest' },
    latest: 'Latest', caption: 'Assessments, newest first', regressions: (n: number) => many(n, 'regression', 'regressions'), unchanged: 'No change',
    changes: (n: number) => many(n, 'change', 'changes'), digestHint: 'The same inputs give the same digest.',
    compact: (phase: string, value: string) => `${phase} ${value} %`,
  },

  alerts: {
    heading: 'Alerts', states: { open: 'Open', acknowledged: 'Acknowledged', resolved: 'Resolved' },
    kinds: { 'gate-opened': 'Gate opened', regression: 'Regression', 'evidence-ageing': 'Evidence ageing', 'waiver-ending': 'Waiver ending' },
    severities: { info: 'Info', warning: 'Warning', critical: 'Critical' },
    emptyHeading: { open: 'All quiet', acknowledged: 'Nothing in hand', resolved: 'Nothing resolved yet' },
    empty: {
      open: 'New alerts appear here by themselves, within a second.',
      acknowledged: 'Alerts that someone has taken on are listed here.',
      resolved: 'Alerts that are settled are listed here.',
    },
    repeats: (n: number) => `${n} times`, first: 'First', last: 'Last', project: 'Project', anyProject: 'Any project', select: 'Choose an alert to see its timeline.',
    acknowledge: 'Acknowledge', resolve: 'Resolve', note: 'Note', noteHint: 'It is added to the timeline.', timeline: 'Timeline', practice: 'Practice', assessment: 'Assessment',
    openPractice: 'See the practice', openAssessment: 'See the assessment', list: 'List of alerts', filter: 'State', acknowledgedBy: (who: string, when: string) => `Acknowledged by ${who}, ${when}`,
    resolvedAt: (when: string) => `Resolved ${when}`, someone: 'someone',
    timelineKinds: { raised: 'Raised', repeated: 'Repeated', acknowledged: 'Acknowledged', resolved: 'Resolved', delivered: 'Delivered', 'delivery-failed': 'Delivery failed', note: 'Note' },
    backToList: 'All alerts', by: (who: string) => `by ${who}`,
  },

  tokens: {
    heading: 'API tokens', lead: 'For CI jobs and scripts. A token acts for this organisation only, within its scopes.', create: 'New token',
    emptyHeading: 'No tokens yet', empty: 'Create one to push evidence from CI.',
    columns: { name: 'Name', scopes: 'Scopes', created: 'Created', expires: 'Expires', used: 'Last used', action: 'Action' },
    caption: 'API tokens of this organisation', never: 'Never', revoked: 'Revoked', expired: 'Expired', revoke: 'Revoke', revokeOf: (name: string) => `Revoke ${name}`,
    revokeAsk: (name: string) => `Revoke “${name}”?`, revokeDetail: 'Whatever uses it stops working within a second. This cannot be undone.',
    name: 'Name', namePlaceholder: 'GitHub Actions', scopes: 'Scopes', expires: 'Expires after', days: (n: number) => many(n, 'day', 'days'),
    scopeTexts: {
      read: 'Read everything in this organisation', 'evidence:write': 'Upload scans and push evidence', 'alerts:write': 'Acknowledge and resolve alerts',
      'projects:write': 'Create and change projects', admin: 'Manage members, tokens and webhooks',
    },
    pickScope: 'Choose at least one scope.', secretHeading: 'Copy the token now', secretDetail: 'It is shown only this once. Cairn keeps a hash of it.', secretLabel: 'Token', done: 'I have copied it', submit: 'Create token',
  },

  webhooks: {
    heading: 'Webhooks', lead: 'Signed requests to your own address, by the Standard Webhooks rules.', create: 'New webhook',
    emptyHeading: 'No webhooks yet', empty: 'Add one to hear of alerts in your own systems.',
    columns: { name: 'Name', url: 'Address', events: 'Events', state: 'State' }, caption: 'Webhooks of this organisation',
    states: { active: 'Active', disabled: 'Disabled' }, name: 'Name', namePlaceholder: 'Incident channel', url: 'Address', urlHint: 'An https address that can be reached from the internet.', events: 'Events',
    eventTexts: { 'alert.raised': 'An alert is raised', 'alert.acknowledged': 'An alert is acknowledged', 'alert.resolved': 'An alert is resolved' },
    pickEvent: 'Choose at least one event.', submit: 'Create webhook', secretHeading: 'Copy the signing secret now', secretDetail: 'It is shown only this once. Your receiver needs it to check signatures.',
    secretLabel: 'Signing secret', done: 'I have copied it', test: 'Send a test', testSent: 'A test is on its way. It appears below.', rotate: 'New secret',
    rotateAsk: 'Make a new signing secret?', rotateDetail: 'The old one stays valid for 24 hours.', remove: 'Delete', removeAsk: (name: string) => `Delete “${name}”?`,
    removeDetail: 'Pending deliveries are dropped.', enable: 'Enable', disable: 'Disable', disabledBecause: (reason: string) => `Disabled: ${reason}`, disabledPlain: 'This webhook is disabled and receives nothing.', edit: 'Edit webhook',
    deliveries: 'Deliveries', noDeliveries: 'Nothing has been sent yet.', deliveryStates: { pending: 'Pending', delivered: 'Delivered', failed: 'Failed' },
    anyState: 'Any state', attempts: (n: number) => many(n, 'attempt', 'attempts'), nextAttempt: 'Next attempt', retry: 'Send again', messageId: 'Message id',
    attempt: (n: number) => `Attempt ${n}`, status: (code: number) => `HTTP ${code}`, noAnswer: 'No answer', ms: (n: string) => `${n} ms`, state: 'State', attemptColumns: { n: 'Attempt', at: 'Time', result: 'Result', took: 'Took' },
    details: 'Details', notTried: 'Not tried yet',
  },

  organisation: {
    heading: 'Organisation', lead: 'Its name and address, and its deletion.', founded: 'Founded', rename: 'Rename',
    ownersOnly: 'Only owners rename or delete an organisation.',
    remove: 'Delete organisation', removeAsk: (name: string) => `Delete “${name}” for good?`,
    removeDetail: 'Its members, tokens, projects, assessments and alerts go with it, at once. This cannot be undone.',
  },

  members: {
    heading: 'Members', lead: 'People in this organisation. Each role includes the ones before it.', add: 'Add member', submit: 'Add member',
    columns: { name: 'Name', role: 'Role', may: 'May', added: 'Added', action: 'Action' }, caption: 'Members of this organisation', you: 'You',
    name: 'Name', subject: 'Subject', subjectHint: 'The person’s identifier (sub) at your identity provider.', role: 'Role',
    roleTexts: {
      viewer: 'read everything', responder: 'acknowledge and resolve alerts', editor: 'change projects, upload evidence',
      admin: 'manage members, tokens and webhooks', owner: 'rename and delete the organisation',
    },
    roleOption: (role: string, may: string) => `${role}: ${may}`,
    edit: 'Edit', editOf: (name: string) => `Edit ${name}`, remove: 'Remove', removeOf: (name: string) => `Remove ${name}`,
    removeAsk: (name: string) => `Remove ${name}?`, removeDetail: 'This person loses access within seconds. What they did stays in the audit log.',
    leave: 'Leave', leaveAsk: (name: string) => `Leave “${name}”?`, leaveDetail: 'You lose access at once. Only an admin can add you again.',
  },

  form: {
    saveChanges: 'Save changes', discard: 'Discard changes', saved: 'Saved',
    typeWord: (word: string) => `Type ${word} to confirm`, wordWrong: (word: string) => `This is not ${word}.`,
    required: 'This field is needed.', slugWrong: 'Use small letters, digits and hyphens; start and end with a letter or digit.',
    urlWrong: 'Enter a full address that starts with http:// or https://.', optional: 'optional',
  },
  loading: 'Loading',
  none: 'None',
};
