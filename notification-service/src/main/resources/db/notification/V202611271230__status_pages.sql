-- The parts of a product that its users know. by_hand is what somebody set; status is what is shown: the worst of that and of all
-- causes, so whoever changes one of them sets it anew.
create table component (
    id              uuid        primary key,
    organisation_id uuid        not null,
    place           int         not null,
    name            text        not null check (length(name) between 1 and 100),
    description     text        not null check (length(description) <= 500),
    is_shown        boolean     not null,
    bindings        text        not null check (length(bindings) <= 20000),
    by_hand         text        not null
        check (by_hand in ('operational', 'maintenance', 'degraded', 'partial-outage', 'major-outage')),
    status          text        not null
        check (status in ('operational', 'maintenance', 'degraded', 'partial-outage', 'major-outage')),
    created_at      timestamptz not null,
    version         bigint      not null
);
create index component_in_order on component (organisation_id, place, id);

-- What makes a component worse than somebody set it: an open incident, or maintenance. Without a foreign key to either: who
-- names the cause takes it back.
create table component_cause (
    component_id    uuid        not null references component on delete cascade,
    cause           uuid        not null,
    organisation_id uuid        not null,
    status          text        not null
        check (status in ('operational', 'maintenance', 'degraded', 'partial-outage', 'major-outage')),
    primary key (component_id, cause)
);
create index component_cause_by_cause on component_cause (organisation_id, cause);

-- What was shown from when on.
create table component_status (
    component_id    uuid        not null references component on delete cascade,
    at              timestamptz not null,
    organisation_id uuid        not null,
    status          text        not null
        check (status in ('operational', 'maintenance', 'degraded', 'partial-outage', 'major-outage')),
    primary key (component_id, at)
);
create index component_status_by_time on component_status (at);

-- version is that of the settings; revision grows with everything that changes what the page shows.
create table status_page (
    organisation_id uuid        primary key,
    enabled         boolean     not null,
    title           text        not null check (length(title) between 1 and 100),
    zone            text        not null check (length(zone) between 1 and 100),
    support_url     text        check (length(support_url) <= 2048),
    changed_by      text        not null,
    changed_at      timestamptz not null,
    version         bigint      not null,
    revision        bigint      not null
);

-- Addresses and secrets are sealed. mark tells whether two addresses are the same, and nothing else of them. components is a JSON
-- list of ids; null for all.
create table status_subscriber (
    id              uuid        primary key,
    organisation_id uuid        not null,
    kind            text        not null check (kind in ('email', 'webhook')),
    address         bytea       not null,
    secret          bytea,
    hint            text        not null check (length(hint) between 1 and 300),
    mark            text        not null check (length(mark) = 64),
    components      text        check (length(components) <= 10000),
    created_at      timestamptz not null,
    confirmed_at    timestamptz,
    refused_at      timestamptz,
    tries           int         not null default 0,
    check ((kind = 'webhook') = (secret is not null)),
    unique (organisation_id, mark)
);
create index status_subscriber_newest on status_subscriber (organisation_id, id desc);
create index status_subscriber_unconfirmed on status_subscriber (created_at) where confirmed_at is null;

-- What is to be told to all subscribers, until it was queued for each. reached is the last subscriber that it was queued for.
create table status_announcement (
    id              uuid        primary key,
    organisation_id uuid        not null,
    once            text        not null check (length(once) between 1 and 150),
    subject         text        not null check (length(subject) <= 500),
    body            text        not null check (length(body) <= 20000),
    type            text        not null,
    data            text        not null,
    components      text        not null check (length(components) <= 10000),
    queued_at       timestamptz not null,
    due_at          timestamptz not null,
    reached         uuid,
    unique (organisation_id, once)
);
create index status_announcement_due on status_announcement (due_at);

-- Maintenance that the page tells of, since told_at. open_from is when the opening began that was told as begun; null while none is open.
create table status_maintenance (
    window_id       uuid        primary key references maintenance_window on delete cascade,
    organisation_id uuid        not null,
    title           text        not null check (length(title) between 1 and 200),
    body            text        not null check (length(body) <= 5000),
    components      text        not null check (length(components) <= 10000),
    open_from       timestamptz,
    told_at         timestamptz not null,
    look_at         timestamptz not null,
    version         bigint      not null
);
create index status_maintenance_due on status_maintenance (look_at);
create index status_maintenance_of on status_maintenance (organisation_id);

alter table component enable row level security;
alter table component force row level security;
alter table component_cause enable row level security;
alter table component_cause force row level security;
alter table component_status enable row level security;
alter table component_status force row level security;
alter table status_page enable row level security;
alter table status_page force row level security;
alter table status_subscriber enable row level security;
alter table status_subscriber force row level security;
alter table status_announcement enable row level security;
alter table status_announcement force row level security;
alter table status_maintenance enable row level security;
alter table status_maintenance force row level security;
create policy tenant on component to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on component_cause to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on component_status to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on status_page to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on status_subscriber to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on status_announcement to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on status_maintenance to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- A page is found by its address before the organisation is known.
create policy by_slug on status_page for select to ${systemRole} using (true);
create policy housekeeping on component_status to ${systemRole} using (true);
create policy housekeeping on status_subscriber to ${systemRole} using (true);
create policy sender on status_announcement to ${systemRole} using (true) with check (true);
create policy timers on status_maintenance for select to ${systemRole} using (true);
grant select, insert, update, delete on component, component_cause, component_status, status_subscriber, status_announcement,
    status_maintenance to ${appRole};
grant select, insert, update on status_page to ${appRole};
grant select (organisation_id, enabled, revision) on status_page to ${systemRole};
grant select (component_id, at), delete on component_status to ${systemRole};
grant select (id, organisation_id, kind, created_at, confirmed_at, refused_at), delete on status_subscriber to ${systemRole};
grant select (id, organisation_id, queued_at, due_at, reached), update (due_at) on status_announcement to ${systemRole};
grant select (window_id, organisation_id, look_at) on status_maintenance to ${systemRole};
