-- A webhook, and a person's own, signs by a shared secret (v1), by a key pair (v1a), or by both; the keys before sign too until
-- they end. Private keys are sealed by the application, public ones are for all to read.
alter table webhook
    alter column secret drop not null,
    add column key_pair          bytea,
    add column public_key        text,
    add column previous_key_pair bytea,
    add column previous_public_key text,
    add column previous_key_until timestamptz,
    -- most messages a minute; null for as many as the operator allows
    add column most_per_minute   int check (most_per_minute > 0),
    add constraint webhook_signs check (secret is not null or key_pair is not null),
    add constraint webhook_keys check ((key_pair is null) = (public_key is null)),
    add constraint webhook_previous_keys check (
        (previous_key_pair is null) = (previous_key_until is null)
        and (previous_key_pair is null) = (previous_public_key is null));
alter table contact_method
    add column key_pair            bytea,
    add column public_key          text,
    add column previous_secret     bytea,
    add column previous_key_pair   bytea,
    add column previous_public_key text,
    add column previous_until      timestamptz,
    add constraint contact_method_keys check ((key_pair is null) = (public_key is null));

-- The beginning of what the receiver answered, for admins.
alter table delivery_attempt add column answer text check (length(answer) <= 1024);

-- What was queued to a webhook in a time, sent once more.
create table webhook_replay (
    id              uuid        primary key,
    organisation_id uuid        not null,
    webhook_id      uuid        not null references webhook on delete cascade,
    from_at         timestamptz not null,
    to_at           timestamptz not null check (to_at > from_at),
    event_types     text,
    state           text        not null check (state in ('running', 'done', 'cancelled')),
    total           int         not null default 0,
    delivered       int         not null default 0,
    failed          int         not null default 0,
    asked_by        text        not null,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    check ((state = 'running') = (ended_at is null))
);
create index webhook_replay_newest on webhook_replay (webhook_id, id desc);
create unique index webhook_replay_running on webhook_replay (webhook_id) where state = 'running';
create index webhook_replay_by_age on webhook_replay (ended_at) where ended_at is not null;

alter table delivery
    -- the replay under way that has put it into the queue again
    add column replay_id   uuid,
    -- it was sent before, and says so
    add column replayed    boolean not null default false,
    -- until then later messages about the same alert wait for it
    add column holds_until timestamptz;
create index delivery_of_replay on delivery (replay_id) where replay_id is not null;
create index delivery_holding on delivery (webhook_id, alert_id) where state = 'pending' and alert_id is not null;

-- When a webhook that is sent to at its fullest rate would have room again; the sender's own note.
create table webhook_pace (
    webhook_id      uuid        primary key references webhook on delete cascade,
    organisation_id uuid        not null,
    free_at         timestamptz not null
);

alter table webhook_replay enable row level security;
alter table webhook_replay force row level security;
alter table webhook_pace enable row level security;
alter table webhook_pace force row level security;
create policy tenant on webhook_replay to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on webhook_pace to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy housekeeping on webhook_replay to ${systemRole} using (true);
create policy sender on webhook_pace to ${systemRole} using (true) with check (true);
grant select, insert, update on webhook_replay to ${appRole};
grant select (ended_at), delete on webhook_replay to ${systemRole};
grant select, insert, update on webhook_pace to ${systemRole};
grant select (event_type, alert_id, alert_version, replay_id, holds_until) on delivery to ${systemRole};
grant select (most_per_minute) on webhook to ${systemRole};
