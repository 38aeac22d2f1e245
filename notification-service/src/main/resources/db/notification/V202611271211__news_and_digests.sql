-- Of what becomes of alerts that they were paged about people are told as they chose; who made no choice is told of both.
create table news_choice (
    organisation_id uuid    not null,
    person          text    not null check (length(person) <= 500),
    acknowledged    boolean not null,
    resolved        boolean not null,
    version         bigint  not null,
    primary key (organisation_id, person)
);

-- What a person is to be told of an alert. It waits for a moment, by the database's clock: what follows soon goes with it, and by
-- then it is known whether the page arrived that it would be news of. What was told, or is none any more, is deleted.
create table alert_news (
    organisation_id uuid        not null,
    person          text        not null check (length(person) <= 500),
    alert_id        uuid        not null references alert on delete cascade,
    what            text        not null check (what in ('acknowledged', 'resolved')),
    by_name         text        not null,
    at              timestamptz not null,
    due_at          timestamptz not null,
    primary key (organisation_id, person, alert_id, what)
);
create index alert_news_due on alert_news (due_at);
create index alert_news_of_alert on alert_news (alert_id);

-- A person's digest, which is its own timer: due_at is by the database's clock, and null while it is off. told_to is how far the
-- last one told.
create table digest (
    organisation_id uuid        not null,
    person          text        not null check (length(person) <= 500),
    every           text        not null check (every in ('off', 'daily', 'weekly')),
    weekday         int         not null check (weekday between 1 and 7),
    at_time         time        not null,
    time_zone       text        not null check (length(time_zone) <= 100),
    version         bigint      not null,
    due_at          timestamptz,
    told_to         timestamptz,
    primary key (organisation_id, person),
    check ((every = 'off') = (due_at is null))
);
create index digest_due on digest (due_at) where due_at is not null;

alter table news_choice enable row level security;
alter table news_choice force row level security;
alter table alert_news enable row level security;
alter table alert_news force row level security;
alter table digest enable row level security;
alter table digest force row level security;
create policy tenant on news_choice to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on alert_news to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on digest to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- Timers find whose time has come, across organisations. Housekeeping forgets what people chose who left long ago.
create policy timers on alert_news for select to ${systemRole} using (true);
create policy timers on digest to ${systemRole} using (true);
create policy housekeeping on news_choice to ${systemRole} using (true);
grant select, insert, update on news_choice, digest to ${appRole};
grant select, insert, update, delete on alert_news to ${appRole};
grant select (organisation_id, person, due_at) on alert_news to ${systemRole};
grant select (organisation_id, person, due_at), delete on digest to ${systemRole};
grant select (organisation_id, person), delete on news_choice to ${systemRole};
