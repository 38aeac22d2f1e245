-- What every service keeps for the kit. The organisation of a transaction is set by the application (set_config, local
-- to the transaction); without it every policy compares with null and nothing is seen.
create function cairn_organisation() returns uuid
    language sql stable
    return nullif(current_setting('cairn.organisation', true), '')::uuid;

grant usage on schema public to ${appRole}, ${systemRole};

-- Read by the relay in the order of seq and emptied by it. One aggregate's rows commit in that order, because two
-- changes of one aggregate conflict on its version.
create table outbox (
    seq             bigint generated always as identity primary key,
    id              uuid        not null unique,
    organisation_id uuid        not null,
    topic           text        not null check (length(topic) between 1 and 200),
    type            text        not null check (type ~ '^dev\.cairn\.[a-z-]+\.[a-z-]+\.v[0-9]+$'),
    subject         uuid        not null,
    sequence        bigint      not null,
    traceparent     text,
    payload         bytea       not null,
    added_at        timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy tenant on outbox to ${appRole}
    using (organisation_id = (select cairn_organisation()))
    with check (organisation_id = (select cairn_organisation()));
create policy relay on outbox to ${systemRole} using (true);
grant select, insert on outbox to ${appRole};
grant select, delete on outbox to ${systemRole};

create function outbox_added() returns trigger language plpgsql as $$
begin
    perform pg_notify('cairn_outbox', '');
    return null;
end $$;
create trigger outbox_added after insert on outbox for each statement execute function outbox_added();

-- Events acted on. Kept longer than the topics' compaction lag, so that a replay finds them.
create table inbox (
    consumer        text        not null check (length(consumer) between 1 and 100),
    event_id        uuid        not null,
    organisation_id uuid        not null,
    acted_at        timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_by_age on inbox (acted_at);
alter table inbox enable row level security;
alter table inbox force row level security;
create policy tenant on inbox to ${appRole}
    using (organisation_id = (select cairn_organisation()))
    with check (organisation_id = (select cairn_organisation()));
create policy housekeeping on inbox to ${systemRole} using (true);
grant select, insert on inbox to ${appRole};
grant select, delete on inbox to ${systemRole};

-- First answers of creating requests. The answer is sealed: it may hold a secret that is shown once.
create table idempotent_request (
    organisation_id uuid        not null,
    route           text        not null check (length(route) <= 200),
    key             text        not null check (length(key) between 1 and 200),
    request_digest  text        not null,
    answer          bytea,
    received_at     timestamptz not null,
    primary key (organisation_id, route, key)
);
create index idempotent_request_by_age on idempotent_request (received_at);
alter table idempotent_request enable row level security;
alter table idempotent_request force row level security;
create policy tenant on idempotent_request to ${appRole}
    using (organisation_id = (select cairn_organisation()))
    with check (organisation_id = (select cairn_organisation()));
create policy housekeeping on idempotent_request to ${systemRole} using (true);
grant select, insert, update on idempotent_request to ${appRole};
grant select, delete on idempotent_request to ${systemRole};

-- Work to do now or later: claimed with skip locked, held by a lease that is renewed while the work runs. dedup_key
-- makes a job unique among those that wait, which is how a timer is set again instead of twice. One that runs is not
-- counted: it may have looked already before whatever the next one is queued for.
create table job (
    id               uuid        primary key,
    organisation_id  uuid        not null,
    kind             text        not null check (length(kind) between 1 and 60),
    subject          uuid,
    dedup_key        text        check (length(dedup_key) <= 200),
    state            text        not null
        check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'dead')),
    due_at           timestamptz not null,
    attempts         int         not null default 0,
    lease            uuid,
    leased_until     timestamptz,
    cancel_requested boolean     not null default false,
    payload          jsonb       not null default '{}',
    progress         jsonb       not null default '{}',
    result           jsonb,
    problem          jsonb,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    version          bigint      not null default 1
);
create unique index job_once on job (organisation_id, kind, dedup_key)
    where dedup_key is not null and state = 'queued';
create index job_due on job (kind, due_at) where state = 'queued';
create index job_leased on job (leased_until) where state = 'running';
create index job_by_subject on job (organisation_id, subject, id desc);
create index job_by_age on job (finished_at) where finished_at is not null;
alter table job enable row level security;
alter table job force row level security;
create policy tenant on job to ${appRole}
    using (organisation_id = (select cairn_organisation()))
    with check (organisation_id = (select cairn_organisation()));
create policy worker on job to ${systemRole} using (true) with check (true);
grant select, insert, update, delete on job to ${appRole};
grant select, update, delete on job to ${systemRole};

create function job_changed() returns trigger language plpgsql as $$
begin
    if new.state = 'queued' then
        perform pg_notify('cairn_job_queued', new.kind);
    end if;
    perform pg_notify('cairn_job', new.id::text);
    return null;
end $$;
create trigger job_changed after insert or update on job for each row execute function job_changed();
