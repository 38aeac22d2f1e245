-- An organisation is its own tenant: its id is the organisation_id of all its rows. version counts the changes of the
-- organisation, its members and its tokens, since their events share one key and must never share a version.
create table organisation (
    organisation_id uuid        primary key,
    slug            text        not null unique check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$'),
    name            text        not null check (length(name) between 1 and 100),
    version         bigint      not null check (version >= 1),
    created_at      timestamptz not null
);

-- Which organisations a person founded, so that one person cannot found any number. organisation_id is the scope made
-- of the person's subject, in which that person's idempotency keys are kept as well: when an organisation is founded
-- there is none yet that the row could belong to.
create table founded_organisation (
    organisation_id uuid not null,
    founded_id      uuid not null references organisation on delete cascade,
    primary key (organisation_id, founded_id)
);
-- For the cascade.
create index founded_organisation_founded on founded_organisation (founded_id);

create table member (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation on delete cascade,
    subject         text        not null check (length(subject) between 1 and 255),
    name            text        not null check (length(name) between 1 and 100),
    role            text        not null check (role in ('viewer', 'responder', 'editor', 'admin', 'owner')),
    version         bigint      not null check (version >= 1),
    added_at        timestamptz not null,
    unique (organisation_id, subject)
);
-- Lists of an organisation by id, and of a person at sign-in.
create index member_listed on member (organisation_id, id);
create index member_by_subject on member (subject, organisation_id);

-- hash is all that is kept of the secret. last_used_at is no part of the state: it neither changes version nor is told.
create table api_token (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation on delete cascade,
    name            text        not null check (length(name) between 1 and 100),
    prefix          text        not null check (length(prefix) <= 20),
    hash            text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    scopes          text[]      not null check (cardinality(scopes) between 1 and 5),
    expires_at      timestamptz not null,
    created_at      timestamptz not null,
    created_by      text        not null check (length(created_by) between 1 and 255),
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    version         bigint      not null check (version >= 1)
);
create index api_token_listed on api_token (organisation_id, id);

alter table organisation enable row level security;
alter table organisation force row level security;
alter table founded_organisation enable row level security;
alter table founded_organisation force row level security;
alter table member enable row level security;
alter table member force row level security;
alter table api_token enable row level security;
alter table api_token force row level security;

create policy tenant on organisation to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on founded_organisation to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on member to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on api_token to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- Who is calling, and which organisations are theirs, is asked before an organisation is known.
create policy sign_in on organisation for select to ${systemRole} using (true);
create policy sign_in on member for select to ${systemRole} using (true);
create policy sign_in on api_token for select to ${systemRole} using (true);

grant select, insert, update, delete on organisation, member to ${appRole};
grant select, insert on founded_organisation to ${appRole};
grant select, insert, update on api_token to ${appRole};
grant select on organisation, member, api_token to ${systemRole};
