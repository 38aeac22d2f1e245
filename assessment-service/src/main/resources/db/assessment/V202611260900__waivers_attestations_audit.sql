-- One row per waiver from its request to its end; who did what when stays in it. That nobody decides on what they asked
-- for, and that none lasts longer than 180 days, holds whatever the code does.
create table waiver (
    id                uuid        primary key,
    organisation_id   uuid        not null,
    project_id        uuid        not null,
    target            text        not null check (length(target) between 1 and 200),
    reason            text        not null check (length(reason) between 1 and 2000),
    ends_at           timestamptz not null,
    status            text        not null check (status in ('requested', 'approved', 'rejected', 'revoked', 'expired')),
    requested_by      text        not null check (length(requested_by) between 1 and 255),
    requested_by_name text        not null check (length(requested_by_name) <= 500),
    requested_at      timestamptz not null,
    decided_by        text        check (length(decided_by) between 1 and 255),
    decided_by_name   text        check (length(decided_by_name) <= 500),
    decided_at        timestamptz,
    note              text        check (length(note) between 1 and 2000),
    closed_by         text        check (length(closed_by) between 1 and 255),
    closed_by_name    text        check (length(closed_by_name) <= 500),
    closed_at         timestamptz,
    warned_at         timestamptz,
    version           bigint      not null check (version >= 1),
    constraint waiver_has_an_end check (ends_at > requested_at and ends_at <= requested_at + interval '180 days'),
    constraint waiver_decided_by_another check (decided_by <> requested_by),
    constraint waiver_decided_whole check (num_nulls(decided_by, decided_by_name, decided_at) in (0, 3)),
    constraint waiver_approved_by_somebody check (status not in ('approved', 'rejected') or decided_at is not null),
    constraint waiver_closed check ((status in ('revoked', 'expired')) = (closed_at is not null)),
    constraint waiver_closed_by_somebody check (num_nulls(closed_by, closed_by_name) in (0, 2))
);
-- One request at a time for one thing: two would be decided against each other.
create unique index waiver_requested_once on waiver (project_id, target) where status = 'requested';
create index waiver_approved on waiver (project_id) where status = 'approved';
create index waiver_listed on waiver (organisation_id, project_id, id desc);

-- What a member says of a check. The evidence with the same id holds the facts as the engine reads them.
create table attestation (
    id               uuid        primary key,
    organisation_id  uuid        not null,
    project_id       uuid        not null,
    check_id         text        not null check (length(check_id) between 1 and 200),
    statement        text        not null check (length(statement) between 1 and 2000),
    link             text        check (length(link) between 1 and 2000),
    facts            jsonb       not null,
    ends_at          timestamptz not null,
    status           text        not null check (status in ('current', 'replaced', 'withdrawn', 'expired')),
    attested_by      text        not null check (length(attested_by) between 1 and 255),
    attested_by_name text        not null check (length(attested_by_name) <= 500),
    attested_at      timestamptz not null,
    closed_by        text        check (length(closed_by) between 1 and 255),
    closed_by_name   text        check (length(closed_by_name) <= 500),
    closed_at        timestamptz,
    version          bigint      not null check (version >= 1),
    constraint attestation_has_an_end check (ends_at > attested_at and ends_at <= attested_at + interval '180 days'),
    constraint attestation_closed check ((status = 'current') = (closed_at is null)),
    constraint attestation_closed_by_somebody check (num_nulls(closed_by, closed_by_name) in (0, 2))
);
create unique index attestation_current on attestation (project_id, check_id) where status = 'current';
create index attestation_listed on attestation (organisation_id, project_id, id desc);

-- One row per act, written in its transaction, never touched again. before and after are JSON as it was shown then;
-- nothing looks inside, so they are kept as text. A job's id stands for the request in what the system does by itself.
create table audit_entry (
    id              uuid        primary key,
    organisation_id uuid        not null,
    at              timestamptz not null,
    actor_kind      text        not null check (actor_kind in ('person', 'token', 'system')),
    actor_id        text        not null check (length(actor_id) between 1 and 255),
    actor_name      text        not null check (length(actor_name) <= 500),
    action          text        not null check (length(action) between 1 and 60),
    target_kind     text        not null check (length(target_kind) between 1 and 30),
    target_id       uuid        not null,
    target_name     text        not null check (length(target_name) <= 255),
    before          text,
    after           text,
    request_id      text        not null check (length(request_id) between 1 and 64)
);
create index audit_entry_listed on audit_entry (organisation_id, id desc);

alter table waiver enable row level security;
alter table waiver force row level security;
alter table attestation enable row level security;
alter table attestation force row level security;
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on waiver to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on attestation to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on audit_entry to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));

grant select, insert on waiver, attestation, audit_entry to ${appRole};
grant update (status, decided_by, decided_by_name, decided_at, note, closed_by, closed_by_name, closed_at, warned_at,
    version) on waiver to ${appRole};
grant update (status, closed_by, closed_by_name, closed_at, version) on attestation to ${appRole};

-- Holds for every role, the owner of the table too.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_is_append_only before update or delete on audit_entry
    for each row execute function audit_is_append_only();
create trigger audit_is_not_emptied before truncate on audit_entry
    for each statement execute function audit_is_append_only();
