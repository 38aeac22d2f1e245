-- Where a member can be reached. The address is sealed: what leaks from here must not be a list of private numbers. The hint
-- is what others see of it. Of a code that proves the address only a digest is kept.
create table contact_method (
    id              uuid        primary key,
    organisation_id uuid        not null,
    person          text        not null check (length(person) <= 500),
    kind            text        not null check (kind in
        ('email', 'webhook', 'slack', 'teams', 'discord', 'mattermost', 'sms', 'voice')),
    name            text        not null check (length(name) between 1 and 100),
    address         bytea       not null,
    hint            text        not null check (length(hint) <= 200),
    secret          bytea,
    verified_at     timestamptz,
    code_digest     bytea       check (octet_length(code_digest) = 32),
    code_until      timestamptz,
    code_tries      int         not null default 0,
    created_at      timestamptz not null
);
create index contact_method_of_person on contact_method (organisation_id, person, id);

-- When which method of a person is used, by urgency: two lists that are only read and written whole.
create table notification_rules (
    organisation_id uuid        not null,
    person          text        not null check (length(person) <= 500),
    body            text        not null check (length(body) <= 10000),
    version         bigint      not null,
    primary key (organisation_id, person)
);

-- Somebody is paged once for each step of each escalation, however often it is asked for.
create table page (
    id              uuid        primary key,
    organisation_id uuid        not null,
    alert_id        uuid        not null references alert on delete cascade,
    generation      bigint      not null,
    round           int         not null,
    step            int         not null,
    person          text        not null,
    person_name     text        not null,
    urgency         text        not null check (urgency in ('high', 'low')),
    why             text        not null check (length(why) <= 500),
    unreached       text        check (length(unreached) <= 200),
    link_used_at    timestamptz,
    created_at      timestamptz not null
);
create unique index page_once on page (alert_id, generation, round, step, person);
create index page_newest on page (organisation_id, alert_id, id desc);
create index page_by_age on page (created_at);

-- One message by one contact method. What goes out together with another one names it in bundled_in and follows it.
create table page_message (
    id              uuid        primary key,
    organisation_id uuid        not null,
    page_id         uuid        not null references page on delete cascade,
    alert_id        uuid        not null,
    person          text        not null,
    method_id       uuid        not null,
    kind            text        not null,
    hint            text        not null,
    first           boolean     not null,
    held            boolean     not null default false,
    state           text        not null check (state in ('waiting', 'sent', 'failed', 'dropped')),
    bundled_in      uuid,
    tries           int         not null default 0,
    due_at          timestamptz not null,
    lease           uuid,
    leased_until    timestamptz,
    ended_at        timestamptz,
    reason          text        check (length(reason) <= 500),
    check ((state = 'waiting') = (ended_at is null))
);
create index page_message_due on page_message (due_at) where state = 'waiting' and bundled_in is null;
create index page_message_of_page on page_message (page_id, id);
create index page_message_of_method on page_message (method_id, state, ended_at);
create index page_message_of_person on page_message (organisation_id, person, ended_at) where state = 'sent';
create index page_message_waiting on page_message (alert_id) where state = 'waiting';
create index page_message_bundle on page_message (bundled_in) where bundled_in is not null;

create table page_attempt (
    id              uuid        primary key,
    organisation_id uuid        not null,
    message_id      uuid        not null references page_message on delete cascade,
    number          int         not null,
    at              timestamptz not null,
    status          int,
    error           text        check (length(error) <= 500),
    answer          text        check (length(answer) <= 1024),
    duration_ms     bigint      not null
);
create index page_attempt_of_message on page_attempt (message_id, id);

alter table contact_method enable row level security;
alter table contact_method force row level security;
alter table notification_rules enable row level security;
alter table notification_rules force row level security;
alter table page enable row level security;
alter table page force row level security;
alter table page_message enable row level security;
alter table page_message force row level security;
alter table page_attempt enable row level security;
alter table page_attempt force row level security;
create policy tenant on contact_method to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on notification_rules to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on page to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on page_message to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on page_attempt to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- The sender finds and leases what is due, whoever's it is, and reads neither texts nor addresses. Housekeeping removes what
-- is old, and how to reach people who left long ago.
create policy sender on page_message to ${systemRole} using (true) with check (true);
create policy housekeeping on page to ${systemRole} using (true);
create policy housekeeping on contact_method to ${systemRole} using (true);
create policy housekeeping on notification_rules to ${systemRole} using (true);
create policy housekeeping on member_absence for select to ${systemRole} using (true);
grant select, insert, update, delete on contact_method, notification_rules to ${appRole};
grant select, insert, update on page, page_message to ${appRole};
grant select, insert on page_attempt to ${appRole};
grant select (id, organisation_id, method_id, kind, first, state, bundled_in, due_at, leased_until),
    update (lease, leased_until) on page_message to ${systemRole};
grant select (id, created_at), delete on page to ${systemRole};
grant select (organisation_id, person), delete on contact_method, notification_rules to ${systemRole};
grant select on member_absence to ${systemRole};

create function page_message_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('cairn_page', '');
    return null;
end $$;
create trigger page_message_added after insert on page_message for each statement execute function page_message_changed();
