-- A project is in a phase of the roadmap that it follows, which may be its organisation's own: what its phases are called is
-- known from events, and checked when a phase is declared.
alter table project drop constraint project_phase_check;
alter table project add constraint project_phase_check check (phase ~ '^[a-z0-9-]{1,63}$');
alter table phase_transition drop constraint phase_transition_from_phase_check;
alter table phase_transition drop constraint phase_transition_to_phase_check;
alter table phase_transition add constraint phase_transition_from_phase_check check (from_phase ~ '^[a-z0-9-]{1,63}$');
alter table phase_transition add constraint phase_transition_to_phase_check check (to_phase ~ '^[a-z0-9-]{1,63}$');

-- The version in effect of each own roadmap, and its phases in their order; null where its events did not tell them.
create table known_roadmap (
    organisation_id uuid   not null references organisation on delete cascade,
    roadmap         text   not null check (length(roadmap) between 1 and 500),
    number          int    not null,
    phases          text[] check (cardinality(phases) between 1 and 100),
    primary key (organisation_id, roadmap)
);

-- Which roadmap counts: the row without a project is the organisation's. Without a roadmap the choice was taken back.
create table known_roadmap_choice (
    id              uuid   primary key,
    organisation_id uuid   not null references organisation on delete cascade,
    project_id      uuid   references project on delete cascade,
    roadmap         text   check (length(roadmap) between 1 and 500),
    version         bigint not null
);
create unique index known_roadmap_choice_of_organisation on known_roadmap_choice (organisation_id) where project_id is null;
create unique index known_roadmap_choice_of_project on known_roadmap_choice (project_id) where project_id is not null;
-- For the cascade.
create index known_roadmap_choice_by_organisation on known_roadmap_choice (organisation_id);

alter table known_roadmap enable row level security;
alter table known_roadmap force row level security;
alter table known_roadmap_choice enable row level security;
alter table known_roadmap_choice force row level security;
create policy tenant on known_roadmap to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on known_roadmap_choice to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
grant select, insert, update on known_roadmap, known_roadmap_choice to ${appRole};
