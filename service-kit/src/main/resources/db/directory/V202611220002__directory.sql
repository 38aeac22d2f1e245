-- The organisations and projects of project-service, as its events tell them. A row is replaced only by a later version.
create table known_organisation (
    organisation_id uuid   primary key,
    slug            text   not null,
    name            text   not null,
    version         bigint not null,
    deleted         boolean not null
);
-- Not unique: a slug may be used again, and the two owners' events come in any order.
create index known_organisation_slug on known_organisation (slug) where not deleted;

create table known_member (
    organisation_id uuid not null references known_organisation on delete cascade,
    subject         text not null,
    name            text not null,
    role            text not null,
    primary key (organisation_id, subject)
);

create table known_token (
    hash            text        primary key,
    organisation_id uuid        not null references known_organisation on delete cascade,
    token_id        uuid        not null,
    name            text        not null,
    scopes          text[]      not null,
    expires_at      timestamptz not null
);
create index known_token_organisation on known_token (organisation_id);

create table known_project (
    id              uuid    primary key,
    organisation_id uuid    not null,
    slug            text    not null,
    name            text    not null,
    version         bigint  not null,
    deleted         boolean not null,
    state           jsonb   not null
);
create index known_project_slug on known_project (organisation_id, slug) where not deleted;

alter table known_organisation enable row level security;
alter table known_organisation force row level security;
alter table known_member enable row level security;
alter table known_member force row level security;
alter table known_token enable row level security;
alter table known_token force row level security;
alter table known_project enable row level security;
alter table known_project force row level security;

create policy tenant on known_organisation to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on known_member to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on known_token to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on known_project to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- Who is calling is asked before the organisation is known.
create policy sign_in on known_organisation for select to ${systemRole} using (true);
create policy sign_in on known_member for select to ${systemRole} using (true);
create policy sign_in on known_token for select to ${systemRole} using (true);

grant select, insert, update, delete on known_organisation, known_member, known_token, known_project to ${appRole};
grant select on known_organisation, known_member, known_token to ${systemRole};
