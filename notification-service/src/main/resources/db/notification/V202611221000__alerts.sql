-- How far the assessments of a project were taken in: an event with no higher sequence is old and changes nothing. The
-- row's lock also makes one project's events follow each other. told_ageing names the ageing evidence already told, one
-- a line, so that an alert that a person resolved is not raised again by the next assessment.
create table assessed_project (
    project_id      uuid   primary key,
    organisation_id uuid   not null,
    sequence        bigint not null,
    told_ageing     text   not null default ''
);

create table alert (
    id                   uuid        primary key,
    organisation_id      uuid        not null,
    project_id           uuid        not null,
    project_slug         text        not null,
    project_name         text        not null,
    dedup_key            text        not null check (length(dedup_key) between 1 and 400),
    kind                 text        not null check (kind in ('gate-opened', 'regression', 'evidence-ageing')),
    severity             text        not null check (severity in ('info', 'warning', 'critical')),
    state                text        not null check (state in ('open', 'acknowledged', 'resolved')),
    title                text        not null check (length(title) <= 300),
    detail               text        not null check (length(detail) <= 1500),
    practice             text,
    phase                text,
    assessment_id        uuid,
    count                int         not null check (count >= 1),
    first_at             timestamptz not null,
    last_at              timestamptz not null,
    acknowledged_by      text,
    acknowledged_by_id   text,
    acknowledged_at      timestamptz,
    resolved_at          timestamptz,
    version              bigint      not null,
    check ((acknowledged_at is null) = (acknowledged_by is null)),
    check ((state = 'resolved') = (resolved_at is not null)),
    check (state <> 'acknowledged' or acknowledged_at is not null)
);
-- One trouble is one alert for as long as it lasts.
create unique index alert_once on alert (organisation_id, dedup_key) where state <> 'resolved';
create index alert_newest on alert (organisation_id, id desc);
create index alert_by_state on alert (organisation_id, state, id desc);
create index alert_by_project on alert (organisation_id, project_slug, id desc);
create index alert_unresolved on alert (organisation_id, project_id) where state <> 'resolved';

create table alert_timeline (
    id              uuid        primary key,
    organisation_id uuid        not null,
    alert_id        uuid        not null references alert on delete cascade,
    at              timestamptz not null,
    kind            text        not null check (kind in
        ('raised', 'repeated', 'acknowledged', 'resolved', 'delivered', 'delivery-failed', 'note')),
    actor_kind      text        not null check (actor_kind in ('person', 'token', 'system')),
    actor_id        text,
    actor_name      text        not null,
    text            text        not null check (length(text) <= 2000)
);
create index alert_timeline_newest on alert_timeline (organisation_id, alert_id, id desc);

alter table assessed_project enable row level security;
alter table assessed_project force row level security;
alter table alert enable row level security;
alter table alert force row level security;
alter table alert_timeline enable row level security;
alter table alert_timeline force row level security;
create policy tenant on assessed_project to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on alert to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on alert_timeline to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
grant select, insert, update on assessed_project, alert to ${appRole};
grant select, insert on alert_timeline to ${appRole};
