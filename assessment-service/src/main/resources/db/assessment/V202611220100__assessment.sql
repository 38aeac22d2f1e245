-- An uploaded archive, in pieces, from its arrival until its job has ended. Never unpacked, never elsewhere.
create table upload_chunk (
    organisation_id uuid        not null,
    upload_id       uuid        not null,
    seq             int         not null check (seq >= 0),
    bytes           bytea       not null check (octet_length(bytes) <= 1048576),
    added_at        timestamptz not null,
    primary key (upload_id, seq)
);
-- Archives are compressed already.
alter table upload_chunk alter column bytes set storage external;
create index upload_chunk_first on upload_chunk (added_at) where seq = 0;

-- What was observed about a project. Only superseded_at is ever set, once, when the same source observes anew.
create table evidence (
    id              uuid        primary key,
    organisation_id uuid        not null,
    project_id      uuid        not null,
    source          text        not null check (length(source) between 1 and 60),
    strength        text        not null check (strength in ('claimed', 'detected', 'demonstrated')),
    observed_at     timestamptz not null,
    recorded_at     timestamptz not null,
    stale_at        timestamptz,
    commit_id       text        check (length(commit_id) <= 64),
    branch          text        check (length(branch) <= 255),
    digest          text        not null check (length(digest) <= 100),
    summary         text        not null check (length(summary) <= 1000),
    facts           jsonb       not null,
    detail          jsonb       not null default '{}',
    superseded_at   timestamptz
);
create index evidence_current on evidence (project_id, source) where superseded_at is null;
create index evidence_by_project on evidence (organisation_id, project_id, id desc);

create table finding (
    evidence_id     uuid not null references evidence on delete cascade,
    ordinal         int  not null,
    organisation_id uuid not null,
    fact            text not null,
    path            text not null,
    line            int  not null,
    rule            text not null,
    confidence      int  not null check (confidence between 1 and 5),
    excerpt         text not null,
    package_path    text not null,
    primary key (evidence_id, ordinal)
);

-- One row per project that was ever assessed: its lock, and what the latest assessment was.
create table project_state (
    project_id      uuid   primary key,
    organisation_id uuid   not null,
    sequence        bigint not null
);

-- Assessments never change. The document is kept as it is served, the summary as the list shows it. The standing is
-- the digest that judging again gives while nothing has changed: an assessment's own digest holds its changes, too.
create table assessment (
    id              uuid        primary key,
    organisation_id uuid        not null,
    project_id      uuid        not null,
    sequence        bigint      not null,
    digest          text        not null,
    standing        text        not null,
    roadmap_id      text        not null,
    roadmap_version int         not null,
    assessed_at     timestamptz not null,
    phase           text        not null,
    outcomes        jsonb       not null,
    open_gates      jsonb       not null,
    summary         jsonb       not null,
    document        text        not null,
    unique (project_id, sequence)
);
create index assessment_by_project on assessment (organisation_id, project_id, id desc);

alter table upload_chunk enable row level security;
alter table upload_chunk force row level security;
alter table evidence enable row level security;
alter table evidence force row level security;
alter table finding enable row level security;
alter table finding force row level security;
alter table project_state enable row level security;
alter table project_state force row level security;
alter table assessment enable row level security;
alter table assessment force row level security;

create policy tenant on upload_chunk to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on evidence to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on finding to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on project_state to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on assessment to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy orphans on upload_chunk to ${systemRole} using (true);

grant select, insert, delete on upload_chunk to ${appRole};
grant select (upload_id, seq, added_at), delete on upload_chunk to ${systemRole};
grant select, insert, delete on evidence to ${appRole};
grant update (superseded_at) on evidence to ${appRole};
grant select, insert, delete on finding to ${appRole};
grant select, insert, update, delete on project_state to ${appRole};
grant select, insert, delete on assessment to ${appRole};
