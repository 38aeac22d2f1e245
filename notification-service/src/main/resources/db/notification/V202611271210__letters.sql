-- Which of a member's contact methods take what is no page. A text message or a call wakes people, so those are asked first.
alter table contact_method add column letters boolean not null default true;

-- The owner is held by row-level security, too, and would see no row to change.
alter table contact_method no force row level security;
update contact_method set letters = false where kind in ('sms', 'voice');
alter table contact_method force row level security;

-- One message to one recipient that is no page. recipient is a contact method of a member, or somebody outside, of whom only the
-- id is here: neither has an address in this table. kind is what a member's method is, and what somebody outside was last
-- reached by; it is only there to share out who sends. The same recipient is told the same once.
create table letter (
    id              uuid        primary key,
    organisation_id uuid        not null,
    recipient       uuid        not null,
    once            text        not null check (length(once) between 1 and 200),
    person          text        check (length(person) <= 500),
    outside         boolean     not null generated always as (person is null) stored,
    kind            text,
    subject         text        not null check (length(subject) <= 200),
    body            text        not null check (length(body) <= 20000),
    link            text        check (length(link) <= 2000),
    unsubscribe     text        check (length(unsubscribe) <= 2000),
    type            text        not null check (length(type) <= 100),
    data            text        not null check (length(data) <= 200000),
    state           text        not null check (state in ('waiting', 'sent', 'failed', 'dropped')),
    tries           int         not null default 0,
    queued_at       timestamptz not null,
    due_at          timestamptz not null,
    lease           uuid,
    leased_until    timestamptz,
    ended_at        timestamptz,
    reason          text        check (length(reason) <= 500),
    check ((state = 'waiting') = (ended_at is null)),
    check (person is null or kind is not null)
);
create unique index letter_once on letter (organisation_id, recipient, once);
create index letter_due on letter (due_at) where state = 'waiting';
create index letter_of_recipient on letter (recipient, state, ended_at);
create index letter_by_age on letter (queued_at);

alter table letter enable row level security;
alter table letter force row level security;
create policy tenant on letter to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- The sender finds and leases what is due, whoever's it is, and reads no texts. Housekeeping removes what is old.
create policy sender on letter to ${systemRole} using (true) with check (true);
grant select, insert, update on letter to ${appRole};
grant select (id, organisation_id, recipient, outside, kind, state, queued_at, due_at, leased_until), delete,
    update (lease, leased_until) on letter to ${systemRole};

create function letter_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('cairn_letter', '');
    return null;
end $$;
create trigger letter_added after insert on letter for each statement execute function letter_changed();
