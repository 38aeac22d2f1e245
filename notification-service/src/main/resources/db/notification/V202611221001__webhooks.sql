-- Where a customer wants to be told. Secrets are sealed by the application; the previous one signs too until it ends.
create table webhook (
    id                uuid        primary key,
    organisation_id   uuid        not null,
    organisation_slug text        not null,
    name              text        not null check (length(name) between 1 and 100),
    url               text        not null check (length(url) <= 2048),
    event_types       text        not null check (event_types ~ '^[a-z.]+( [a-z.]+)*$'),
    state             text        not null check (state in ('active', 'disabled')),
    disabled_reason   text        check (length(disabled_reason) <= 500),
    secret            bytea       not null,
    previous_secret   bytea,
    previous_until    timestamptz,
    -- since when no attempt succeeded; null while the last one did
    failing_since     timestamptz,
    -- nothing is sent before: the endpoint asked to be left alone
    held_until        timestamptz,
    created_at        timestamptz not null,
    version           bigint      not null,
    check ((previous_secret is null) = (previous_until is null))
);
create index webhook_newest on webhook (organisation_id, id desc);
create index webhook_disabled on webhook (state) where state = 'disabled';

-- One message to one webhook. message_id is what the receiver tells repeats by; payload is what is signed, byte for byte.
create table delivery (
    id              uuid        primary key,
    organisation_id uuid        not null,
    webhook_id      uuid        not null references webhook on delete cascade,
    event_type      text        not null,
    message_id      text        not null unique,
    alert_id        uuid        references alert on delete cascade,
    payload         text        not null check (octet_length(payload) < 20000),
    state           text        not null check (state in ('pending', 'delivered', 'failed')),
    tries           int         not null,
    due_at          timestamptz not null,
    lease           uuid,
    leased_until    timestamptz,
    ended_at        timestamptz,
    created_at      timestamptz not null,
    version         bigint      not null,
    check ((state = 'pending') = (ended_at is null))
);
-- However often an event is taken in, each webhook is told of it once.
create unique index delivery_once on delivery (webhook_id, alert_id, event_type) where alert_id is not null;
create index delivery_due on delivery (due_at, webhook_id) where state = 'pending';
create index delivery_newest on delivery (organisation_id, id desc);
create index delivery_by_webhook on delivery (webhook_id, id desc);
create index delivery_by_age on delivery (ended_at) where ended_at is not null;

create table delivery_attempt (
    id              uuid        primary key,
    organisation_id uuid        not null,
    delivery_id     uuid        not null references delivery on delete cascade,
    at              timestamptz not null,
    status          int,
    error           text        check (length(error) <= 500),
    duration_ms     bigint      not null
);
create index delivery_attempt_by_delivery on delivery_attempt (delivery_id, id);

alter table webhook enable row level security;
alter table webhook force row level security;
alter table delivery enable row level security;
alter table delivery force row level security;
alter table delivery_attempt enable row level security;
alter table delivery_attempt force row level security;
create policy tenant on webhook to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on delivery to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on delivery_attempt to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- The sender finds and leases what is due, whoever's it is; it reads neither payloads nor secrets.
create policy sender on delivery to ${systemRole} using (true) with check (true);
create policy meters on webhook for select to ${systemRole} using (true);
grant select, insert, update, delete on webhook to ${appRole};
grant select, insert, update on delivery to ${appRole};
grant select, insert on delivery_attempt to ${appRole};
grant select (id, organisation_id, webhook_id, state, due_at, leased_until, ended_at), update (lease, leased_until), delete
    on delivery to ${systemRole};
grant select (id, state) on webhook to ${systemRole};

create function delivery_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('cairn_delivery', '');
    return null;
end $$;
create trigger delivery_added after insert on delivery for each statement execute function delivery_changed();
