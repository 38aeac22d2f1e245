create table project (
    id                     uuid        primary key,
    organisation_id        uuid        not null references organisation on delete cascade,
    slug                   text        not null check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$'),
    name                   text        not null check (length(name) between 1 and 100),
    start_date             date        not null,
    urls                   jsonb       not null,
    tags                   text[]      not null check (cardinality(tags) <= 20),
    phase                  text        not null check (phase in ('mvp', 'foundation', 'scale', 'production')),
    hypothesis_statement   text        check (length(hypothesis_statement) between 1 and 2000),
    hypothesis_metric      text        check (length(hypothesis_metric) between 1 and 200),
    hypothesis_target      numeric,
    hypothesis_direction   text        check (hypothesis_direction in ('at-least', 'at-most')),
    hypothesis_observed    numeric,
    hypothesis_stated_on   date,
    hypothesis_observed_on date,
    version                bigint      not null check (version >= 1),
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    unique (organisation_id, slug),
    constraint hypothesis_whole check (
        num_nulls(hypothesis_statement, hypothesis_metric, hypothesis_target, hypothesis_direction, hypothesis_stated_on)
        in (0, 5)),
    constraint hypothesis_observed_with_its_day check (
        num_nulls(hypothesis_observed, hypothesis_observed_on) in (0, 2)
        and (hypothesis_observed is null or hypothesis_statement is not null))
);
create index project_listed on project (organisation_id, id);

create table phase_transition (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation on delete cascade,
    project_id      uuid        not null references project on delete cascade,
    from_phase      text        not null check (from_phase in ('mvp', 'foundation', 'scale', 'production')),
    to_phase        text        not null check (to_phase in ('mvp', 'foundation', 'scale', 'production')),
    entered_by      text        not null check (length(entered_by) between 1 and 255),
    entered_at      timestamptz not null,
    note            text        check (length(note) between 1 and 2000),
    check (from_phase <> to_phase)
);
create index phase_transition_listed on phase_transition (organisation_id, project_id, id desc);
-- For the cascades.
create index phase_transition_project on phase_transition (project_id);

alter table project enable row level security;
alter table project force row level security;
alter table phase_transition enable row level security;
alter table phase_transition force row level security;
create policy tenant on project to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on phase_transition to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
grant select, insert, update, delete on project to ${appRole};
grant select, insert on phase_transition to ${appRole};
