-- Who is on call when. body is the schedule as it was last written; what counts at which time is in schedule_version, which only
-- grows: an edit begins a version and leaves the ones before as they are. from_at is null for the first, which has no beginning.
create table schedule (
    id                uuid        primary key,
    organisation_id   uuid        not null,
    organisation_slug text        not null,
    name              text        not null check (length(name) between 1 and 100),
    time_zone         text        not null check (length(time_zone) <= 100),
    body              text        not null check (length(body) <= 1000000),
    created_at        timestamptz not null,
    changed_by        text        not null,
    version           bigint      not null
);
create index schedule_newest on schedule (organisation_id, id desc);

create table schedule_version (
    schedule_id     uuid        not null references schedule on delete cascade,
    number          int         not null,
    organisation_id uuid        not null,
    from_at         timestamptz,
    layers          text        not null check (length(layers) <= 2000000),
    primary key (schedule_id, number),
    check ((number = 1) = (from_at is null))
);

-- sequence is given under the schedule's lock, so it is the order in which they were made.
create table schedule_override (
    id              uuid        primary key,
    organisation_id uuid        not null,
    schedule_id     uuid        not null references schedule on delete cascade,
    sequence        bigint      generated always as identity,
    kind            text        not null check (kind in ('replace', 'add', 'remove')),
    person          text        not null check (length(person) <= 500),
    replaces        text        check (length(replaces) <= 500),
    start_at        timestamptz not null,
    end_at          timestamptz not null,
    reason          text        check (length(reason) <= 500),
    created_by      text        not null,
    created_at      timestamptz not null,
    check (start_at < end_at)
);
create index schedule_override_by_end on schedule_override (schedule_id, end_at);

create table schedule_temporary (
    id              uuid        primary key,
    organisation_id uuid        not null,
    schedule_id     uuid        not null references schedule on delete cascade,
    sequence        bigint      generated always as identity,
    start_at        timestamptz not null,
    end_at          timestamptz not null,
    shifts          text        not null check (length(shifts) <= 200000),
    reason          text        check (length(reason) <= 500),
    created_by      text        not null,
    created_at      timestamptz not null,
    check (start_at < end_at)
);
create index schedule_temporary_by_end on schedule_temporary (schedule_id, end_at);

create table schedule_swap (
    id              uuid        primary key,
    organisation_id uuid        not null,
    schedule_id     uuid        not null references schedule on delete cascade,
    person          text        not null,
    other           text        not null,
    start_at        timestamptz not null,
    end_at          timestamptz not null,
    return_start_at timestamptz,
    return_end_at   timestamptz,
    state           text        not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
    note            text        check (length(note) <= 500),
    created_at      timestamptz not null,
    decided_at      timestamptz,
    check (person <> other and start_at < end_at),
    check ((state = 'open') = (decided_at is null))
);
create index schedule_swap_newest on schedule_swap (schedule_id, id desc);

-- A link to a calendar. The key itself is not kept.
create table schedule_calendar (
    id              uuid        primary key,
    organisation_id uuid        not null,
    schedule_id     uuid        not null references schedule on delete cascade,
    person          text,
    key_digest      bytea       not null unique check (octet_length(key_digest) = 32),
    created_by      text        not null,
    created_at      timestamptz not null
);
create index schedule_calendar_newest on schedule_calendar (schedule_id, id desc);

-- When somebody was no member, so that who left counts as nobody from then on, and not before.
create table member_absence (
    organisation_id uuid        not null,
    subject         text        not null,
    from_at         timestamptz not null,
    until_at        timestamptz,
    primary key (organisation_id, subject, from_at)
);

alter table schedule enable row level security;
alter table schedule force row level security;
alter table schedule_version enable row level security;
alter table schedule_version force row level security;
alter table schedule_override enable row level security;
alter table schedule_override force row level security;
alter table schedule_temporary enable row level security;
alter table schedule_temporary force row level security;
alter table schedule_swap enable row level security;
alter table schedule_swap force row level security;
alter table schedule_calendar enable row level security;
alter table schedule_calendar force row level security;
alter table member_absence enable row level security;
alter table member_absence force row level security;
create policy tenant on schedule to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on schedule_version to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on schedule_override to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on schedule_temporary to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on schedule_swap to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on schedule_calendar to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on member_absence to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- The meter asks which schedules there are; who opens a calendar's link names no organisation.
create policy meters on schedule for select to ${systemRole} using (true);
create policy by_key on schedule_calendar for select to ${systemRole} using (true);
grant select, insert, update, delete on schedule, schedule_override, schedule_temporary to ${appRole};
grant select, insert on schedule_version to ${appRole};
grant select, insert, update on schedule_swap, member_absence to ${appRole};
grant select, insert, delete on schedule_calendar to ${appRole};
grant select (id, organisation_id) on schedule to ${systemRole};
grant select (organisation_id, schedule_id, person, key_digest, created_by) on schedule_calendar to ${systemRole};
