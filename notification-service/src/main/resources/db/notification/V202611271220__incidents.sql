-- What is wrong and several people work on. components is a JSON object: what the public was told last of each component, by id.
create table incident (
    id               uuid        primary key,
    organisation_id  uuid        not null,
    title            text        not null check (length(title) between 1 and 200),
    summary          text        not null check (length(summary) <= 10000),
    severity         text        not null check (severity in ('info', 'warning', 'error', 'critical')),
    type             text        check (type in ('availability', 'performance', 'security', 'personal-data', 'other')),
    state            text        not null check (state in ('investigating', 'identified', 'monitoring', 'resolved')),
    lead             text,
    communications   text,
    scribe           text,
    declared_by      text        not null,
    declared_by_name text        not null,
    declared_at      timestamptz not null,
    resolved_at      timestamptz,
    reviewed_at      timestamptz,
    public_title     text        check (length(public_title) between 1 and 200),
    public_state     text        check (public_state in ('investigating', 'identified', 'monitoring', 'resolved')),
    public_at        timestamptz,
    public_over_at   timestamptz,
    components       text        not null check (length(components) <= 20000),
    version          bigint      not null,
    check ((state = 'resolved') = (resolved_at is not null)),
    check ((public_title is null) = (public_state is null) and (public_state is null) = (public_at is null)),
    check ((public_over_at is not null) = (public_state is not null and public_state = 'resolved'))
);
create index incident_newest on incident (organisation_id, id desc);
create index incident_open on incident (organisation_id, severity) where state <> 'resolved';
create index incident_public on incident (organisation_id, public_at) where public_at is not null;

-- open: whether the incident is. An alert is in one open incident at most, and in any number of those that are over.
create table incident_alert (
    incident_id     uuid        not null references incident on delete cascade,
    alert_id        uuid        not null references alert on delete cascade,
    organisation_id uuid        not null,
    open            boolean     not null,
    attached_at     timestamptz not null,
    primary key (incident_id, alert_id)
);
create unique index incident_alert_once on incident_alert (alert_id) where open;
create index incident_alert_by_alert on incident_alert (organisation_id, alert_id);

-- place is the id with the time at which it happened in front, so that what was written down later stands where it belongs.
create table incident_timeline (
    id              uuid        primary key,
    organisation_id uuid        not null,
    incident_id     uuid        not null references incident on delete cascade,
    place           uuid        not null,
    at              timestamptz not null,
    recorded_at     timestamptz not null,
    kind            text        not null check (kind in ('declared', 'changed', 'severity', 'state', 'role', 'alert-attached',
        'alert-detached', 'note', 'update', 'public-update', 'review', 'action', 'reminder')),
    actor_kind      text        not null check (actor_kind in ('person', 'token', 'system')),
    actor_id        text,
    actor_name      text        not null,
    text            text        not null check (length(text) <= 10000)
);
create unique index incident_timeline_place on incident_timeline (organisation_id, incident_id, place desc);

create table incident_update (
    id              uuid        primary key,
    organisation_id uuid        not null,
    incident_id     uuid        not null references incident on delete cascade,
    at              timestamptz not null,
    is_public       boolean     not null,
    state           text        not null check (state in ('investigating', 'identified', 'monitoring', 'resolved')),
    text            text        not null check (length(text) between 1 and 10000),
    actor_kind      text        not null check (actor_kind in ('person', 'token', 'system')),
    actor_id        text,
    actor_name      text        not null
);
create index incident_update_newest on incident_update (organisation_id, incident_id, id desc);

create table incident_watch (
    incident_id     uuid not null references incident on delete cascade,
    person          text not null,
    organisation_id uuid not null,
    primary key (incident_id, person)
);
create index incident_watch_by_person on incident_watch (organisation_id, person);

-- body is a JSON object of the sections.
create table incident_review (
    incident_id     uuid        primary key references incident on delete cascade,
    organisation_id uuid        not null,
    body            text        not null check (length(body) <= 200000),
    changed_by      text        not null,
    changed_by_name text        not null,
    changed_at      timestamptz not null,
    version         bigint      not null
);

create table incident_action (
    id              uuid        primary key,
    organisation_id uuid        not null,
    incident_id     uuid        not null references incident on delete cascade,
    title           text        not null check (length(title) between 1 and 300),
    owner           text,
    due             date,
    done_at         timestamptz,
    done_by_name    text,
    version         bigint      not null,
    check ((done_at is null) = (done_by_name is null))
);
create index incident_action_of on incident_action (organisation_id, incident_id, id desc);
create index incident_action_open on incident_action (organisation_id, id desc) where done_at is null;

-- What is told of the 72 hours in which a breach of personal data has to be notified. Each is told once.
create table incident_reminder (
    incident_id     uuid        not null references incident on delete cascade,
    hours           int         not null check (hours > 0),
    organisation_id uuid        not null,
    due_at          timestamptz not null,
    told_at         timestamptz,
    primary key (incident_id, hours)
);
create index incident_reminder_due on incident_reminder (due_at) where told_at is null;

alter table incident enable row level security;
alter table incident force row level security;
alter table incident_alert enable row level security;
alter table incident_alert force row level security;
alter table incident_timeline enable row level security;
alter table incident_timeline force row level security;
alter table incident_update enable row level security;
alter table incident_update force row level security;
alter table incident_watch enable row level security;
alter table incident_watch force row level security;
alter table incident_review enable row level security;
alter table incident_review force row level security;
alter table incident_action enable row level security;
alter table incident_action force row level security;
alter table incident_reminder enable row level security;
alter table incident_reminder force row level security;
create policy tenant on incident to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on incident_alert to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on incident_timeline to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on incident_update to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on incident_watch to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on incident_review to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on incident_action to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on incident_reminder to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy meters on incident for select to ${systemRole} using (true);
create policy timers on incident_reminder for select to ${systemRole} using (true);
create policy housekeeping on incident_watch to ${systemRole} using (true);
grant select, insert, update on incident, incident_review to ${appRole};
grant select, insert, update, delete on incident_alert, incident_action, incident_reminder to ${appRole};
grant select, insert on incident_timeline, incident_update to ${appRole};
grant select, insert, delete on incident_watch to ${appRole};
grant select (severity, state) on incident to ${systemRole};
grant select (incident_id, organisation_id, due_at, told_at) on incident_reminder to ${systemRole};
grant select (organisation_id, person), delete on incident_watch to ${systemRole};
