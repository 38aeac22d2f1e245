-- The roadmaps that organisations publish. A row is one version: its text never changes, only its fate does. What is in
-- effect is the highest number that was activated.
create table roadmap_version (
    id                uuid        primary key,
    organisation_id   uuid        not null,
    roadmap           text        not null check (length(roadmap) between 1 and 63),
    number            int         not null check (number >= 1),
    title             text        not null check (length(title) between 1 and 2000),
    digest            text        not null check (length(digest) = 71),
    text              bytea       not null check (octet_length(text) between 1 and 1048576),
    effective_at      timestamptz not null,
    published_by      text        not null check (length(published_by) between 1 and 255),
    published_by_name text        not null check (length(published_by_name) <= 500),
    published_at      timestamptz not null,
    activated_at      timestamptz,
    withdrawn_by      text        check (length(withdrawn_by) between 1 and 255),
    withdrawn_by_name text        check (length(withdrawn_by_name) <= 500),
    withdrawn_at      timestamptz,
    version           bigint      not null check (version >= 1),
    constraint roadmap_version_once unique (organisation_id, roadmap, number),
    constraint roadmap_version_one_fate check (activated_at is null or withdrawn_at is null),
    constraint roadmap_version_withdrawn_whole check (num_nulls(withdrawn_by, withdrawn_by_name, withdrawn_at) in (0, 3))
);
create index roadmap_version_listed on roadmap_version (organisation_id, roadmap, id desc);

-- Which roadmap counts: the row without a project is the organisation's. A choice that was taken back keeps its row with no
-- roadmap, so that its version goes on.
create table roadmap_choice (
    id              uuid        primary key,
    organisation_id uuid        not null,
    project_id      uuid,
    roadmap         text        check (length(roadmap) between 1 and 63),
    chosen_by       text        not null check (length(chosen_by) between 1 and 255),
    chosen_by_name  text        not null check (length(chosen_by_name) <= 500),
    chosen_at       timestamptz not null,
    version         bigint      not null check (version >= 1)
);
create unique index roadmap_choice_of_organisation on roadmap_choice (organisation_id) where project_id is null;
create unique index roadmap_choice_of_project on roadmap_choice (project_id) where project_id is not null;

-- What a candidate would change. The id is the job's, too. Both tables are emptied with time.
create table shadow_run (
    id                uuid        primary key,
    organisation_id   uuid        not null,
    roadmap           text        not null,
    number            int         not null,
    title             text        not null,
    digest            text        not null,
    text              bytea       not null check (octet_length(text) between 1 and 1048576),
    requested_by      text        not null check (length(requested_by) between 1 and 255),
    requested_by_name text        not null check (length(requested_by_name) <= 500),
    requested_at      timestamptz not null
);
create index shadow_run_listed on shadow_run (organisation_id, id desc);

create table shadow_result (
    run_id          uuid not null references shadow_run on delete cascade,
    project_id      uuid not null,
    organisation_id uuid not null,
    change          text not null check (change in ('falls', 'rises', 'same')),
    result          text not null,
    primary key (run_id, project_id)
);

-- The digest of the roadmap's text that a project was last judged by, to find who has yet to be judged by a later one.
alter table project_state add column roadmap_digest text;

-- The highest version of the shipped roadmap for which an organisation's projects were gone over, or are to be.
create table told_roadmap (
    organisation_id uuid        not null,
    roadmap         text        not null,
    number          int         not null,
    told_at         timestamptz not null,
    primary key (organisation_id, roadmap)
);

alter table roadmap_version enable row level security;
alter table roadmap_version force row level security;
alter table roadmap_choice enable row level security;
alter table roadmap_choice force row level security;
alter table shadow_run enable row level security;
alter table shadow_run force row level security;
alter table shadow_result enable row level security;
alter table shadow_result force row level security;
alter table told_roadmap enable row level security;
alter table told_roadmap force row level security;
create policy tenant on told_roadmap to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy look on told_roadmap for select to ${systemRole} using (true);
create policy tenant on roadmap_version to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on roadmap_choice to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on shadow_run to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on shadow_result to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));

grant select, insert on roadmap_version to ${appRole};
grant update (activated_at, withdrawn_by, withdrawn_by_name, withdrawn_at, version) on roadmap_version to ${appRole};
grant select, insert on roadmap_choice to ${appRole};
grant update (roadmap, chosen_by, chosen_by_name, chosen_at, version) on roadmap_choice to ${appRole};
grant select, insert, delete on shadow_run, shadow_result to ${appRole};
grant select, insert, update on told_roadmap to ${appRole};
grant select on told_roadmap to ${systemRole};

-- Projects are gone over in the order of their ids, one organisation at a time.
create index known_project_by_organisation on known_project (organisation_id, id) where not deleted;
