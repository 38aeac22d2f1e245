-- Where alerts go, and what holds them back. The rules of an organisation are one document, written as a whole.
create table routing (
    organisation_id uuid        primary key,
    body            text        not null check (length(body) <= 1000000),
    changed_by      text        not null,
    changed_at      timestamptz not null,
    version         bigint      not null
);

-- Alerts that are not resolved and belong to a group, which a rule and the facts it groups by make. place is given under the
-- group's lock, so it is the order in which they joined. Which of them leads is told by what is open and not muted.
create table alert_group (
    alert_id        uuid        primary key references alert on delete cascade,
    organisation_id uuid        not null,
    group_key       text        not null check (length(group_key) = 64),
    place           bigint      generated always as identity
);
create index alert_group_by_key on alert_group (organisation_id, group_key, place);

-- A silence always ends: 2160 hours are 90 days.
create table silence (
    id              uuid        primary key,
    organisation_id uuid        not null,
    matchers        text        not null check (length(matchers) <= 50000),
    start_at        timestamptz not null,
    end_at          timestamptz not null,
    reason          text        not null check (length(reason) between 1 and 500),
    created_by      text        not null,
    created_by_name text        not null,
    created_at      timestamptz not null,
    ended_by        text,
    version         bigint      not null,
    check (start_at <= end_at and end_at <= start_at + interval '2160 hours')
);
create index silence_by_end on silence (organisation_id, end_at);
create index silence_newest on silence (organisation_id, id desc);

-- over_at: from then on it never opens again; null where it goes on for ever.
create table maintenance_window (
    id              uuid        primary key,
    organisation_id uuid        not null,
    body            text        not null check (length(body) <= 60000),
    over_at         timestamptz,
    created_by      text        not null,
    created_by_name text        not null,
    created_at      timestamptz not null,
    ended_by        text,
    version         bigint      not null
);
create index maintenance_window_by_end on maintenance_window (organisation_id, over_at);
create index maintenance_window_newest on maintenance_window (organisation_id, id desc);

create table inhibition (
    id              uuid        primary key,
    organisation_id uuid        not null,
    body            text        not null check (length(body) <= 110000),
    created_by      text        not null,
    created_by_name text        not null,
    created_at      timestamptz not null
);
create index inhibition_newest on inhibition (organisation_id, id desc);

alter table routing enable row level security;
alter table routing force row level security;
alter table alert_group enable row level security;
alter table alert_group force row level security;
alter table silence enable row level security;
alter table silence force row level security;
alter table maintenance_window enable row level security;
alter table maintenance_window force row level security;
alter table inhibition enable row level security;
alter table inhibition force row level security;
create policy tenant on routing to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on alert_group to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on silence to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on maintenance_window to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on inhibition to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
grant select, insert, update on routing to ${appRole};
grant select, insert, update, delete on alert_group to ${appRole};
grant select, insert, update, delete on silence, maintenance_window to ${appRole};
grant select, insert, delete on inhibition to ${appRole};
