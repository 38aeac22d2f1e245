-- The last position given out per organisation. Its row is locked from the first event of a transaction to the commit, so
-- positions become visible in their order: whoever has read up to one has missed none before it. An id made by a clock
-- cannot promise that.
create table feed_head (
    organisation_id uuid   primary key,
    position        bigint not null
);

create table feed_event (
    id              uuid        primary key,
    organisation_id uuid        not null,
    position        bigint      not null,
    type            text        not null check (type ~ '^[a-z]+\.[a-z]+$'),
    data            text        not null,
    at              timestamptz not null,
    unique (organisation_id, position)
);
create index feed_event_by_age on feed_event (at);

alter table feed_head enable row level security;
alter table feed_head force row level security;
alter table feed_event enable row level security;
alter table feed_event force row level security;
create policy tenant on feed_head to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on feed_event to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- Housekeeping removes old events, and the feed asks whose head moved; neither reads what was told.
create policy feed on feed_head for select to ${systemRole} using (true);
create policy housekeeping on feed_event to ${systemRole} using (true);
grant select, insert, update on feed_head to ${appRole};
grant select, insert on feed_event to ${appRole};
grant select on feed_head to ${systemRole};
grant select (organisation_id, position, at), delete on feed_event to ${systemRole};

create function feed_event_added() returns trigger language plpgsql as $$
begin
    perform pg_notify('cairn_feed', new.organisation_id::text);
    return null;
end $$;
create trigger feed_event_added after insert on feed_event for each row execute function feed_event_added();
