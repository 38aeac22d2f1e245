-- An alert of a drill says which policy it tries: it goes there, whatever the rules say.
alter table alert add column drill_of uuid;

-- The words that other releases added are kept.
do $$
declare
    rule text;
begin
    select pg_get_expr(conbin, conrelid) into rule from pg_constraint
        where conrelid = 'alert'::regclass and conname = 'alert_kind_check';
    alter table alert drop constraint alert_kind_check;
    execute format('alter table alert add constraint alert_kind_check check (%s or kind = ''drill'')', rule);
    select pg_get_expr(conbin, conrelid) into rule from pg_constraint
        where conrelid = 'alert'::regclass and conname = 'alert_integration_check';
    alter table alert drop constraint alert_integration_check;
    execute format('alter table alert add constraint alert_integration_check check (%s or integration = ''drill'')', rule);
end
$$;
alter table alert add constraint alert_drill_check check ((kind = 'drill') = (drill_of is not null));

-- When drills begin by themselves. body is the plan as it was last written; due_at, by the database's clock, is when the next
-- one begins, and late_at from when on it is too late for it. due_at is null while the plan is off.
create table drill_plan (
    id              uuid        primary key,
    organisation_id uuid        not null,
    policy_id       uuid        not null references escalation_policy on delete cascade,
    body            text        not null check (length(body) <= 10000),
    due_at          timestamptz,
    late_at         timestamptz,
    note            text        check (length(note) <= 500),
    created_at      timestamptz not null,
    changed_by      text        not null,
    version         bigint      not null,
    check ((due_at is null) = (late_at is null))
);
create index drill_plan_newest on drill_plan (organisation_id, id desc);
create index drill_plan_of_policy on drill_plan (policy_id);
create index drill_plan_due on drill_plan (due_at) where due_at is not null;

-- Fire drills. settle_at, by the database's clock, is when somebody looks whether one is over; people and notes are kept, since
-- pages are not kept as long. policy_id is no foreign key: what was proved stays when its policy is deleted.
create table drill (
    id              uuid        primary key,
    organisation_id uuid        not null,
    policy_id       uuid        not null,
    policy_name     text        not null,
    policy_version  bigint      not null,
    project_id      uuid,
    project_slug    text,
    plan_id         uuid,
    alert_id        uuid        not null,
    state           text        not null check (state in ('running', 'acknowledged', 'failed', 'stopped')),
    started_by      text,
    started_by_name text        not null,
    started_at      timestamptz not null,
    ends_at         timestamptz not null,
    settle_at       timestamptz,
    ended_at        timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz,
    steps           int         not null default 0,
    people          text        not null default '[]',
    notes           text        not null default '[]',
    version         bigint      not null,
    check ((state = 'running') = (settle_at is not null)),
    check ((state = 'running') = (ended_at is null)),
    check ((state = 'acknowledged') = (acknowledged_at is not null))
);
create unique index drill_once on drill (policy_id) where state = 'running';
create unique index drill_of_alert on drill (alert_id);
create index drill_newest on drill (organisation_id, id desc);
create index drill_of_policy on drill (organisation_id, policy_id, id desc);
create index drill_settle on drill (settle_at) where settle_at is not null;

-- How long each policy reaches somebody, as it was measured last, and when that was told.
create table coverage (
    policy_id       uuid        primary key references escalation_policy on delete cascade,
    organisation_id uuid        not null,
    body            text        not null,
    measured_at     timestamptz not null,
    told_at         timestamptz not null,
    version         bigint      not null
);
create index coverage_of_organisation on coverage (organisation_id);

-- When an organisation is measured next, by the database's clock, and who is on call soon and cannot be reached. generation grows
-- with every measurement that begins: what an earlier one found later than the next one began is not kept.
create table coverage_look (
    organisation_id uuid        primary key,
    generation      bigint      not null default 0,
    due_at          timestamptz not null,
    measured_at     timestamptz,
    people          text        not null default '[]',
    unreachable     int         not null default 0
);
create index coverage_look_due on coverage_look (due_at);

-- That something changed of what is measured. Only added to, so that nobody waits for anybody; many make one measurement.
create table coverage_edit (
    organisation_id uuid        not null,
    at              timestamptz not null default clock_timestamp()
);
create index coverage_edit_at on coverage_edit (at);
create index coverage_edit_of on coverage_edit (organisation_id);

create function coverage_edited() returns trigger language plpgsql as $$
begin
    insert into coverage_edit (organisation_id) select distinct organisation_id from touched;
    return null;
end
$$;

do $$
declare
    one text;
begin
    foreach one in array array['schedule', 'schedule_version', 'schedule_override', 'schedule_temporary',
            'escalation_policy', 'routing', 'known_member', 'known_project', 'contact_method', 'notification_rules'] loop
        execute format('create trigger coverage_added after insert on %I referencing new table as touched
            for each statement execute function coverage_edited()', one);
        execute format('create trigger coverage_changed after update on %I referencing new table as touched
            for each statement execute function coverage_edited()', one);
        execute format('create trigger coverage_removed after delete on %I referencing old table as touched
            for each statement execute function coverage_edited()', one);
    end loop;
end
$$;

-- What is there already is measured, too. The owner is held by row-level security, and would see no rows.
alter table escalation_policy no force row level security;
alter table schedule no force row level security;
insert into coverage_edit (organisation_id)
    select organisation_id from escalation_policy union select organisation_id from schedule;
alter table escalation_policy force row level security;
alter table schedule force row level security;

alter table drill_plan enable row level security;
alter table drill_plan force row level security;
alter table drill enable row level security;
alter table drill force row level security;
alter table coverage enable row level security;
alter table coverage force row level security;
alter table coverage_look enable row level security;
alter table coverage_look force row level security;
alter table coverage_edit enable row level security;
alter table coverage_edit force row level security;
create policy tenant on drill_plan to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on drill to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on coverage to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on coverage_look to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on coverage_edit to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- Timers are looked for across organisations; whom they page is not read there.
create policy timers on drill_plan for select to ${systemRole} using (true);
create policy timers on drill for select to ${systemRole} using (true);
create policy timers on coverage_look for select to ${systemRole} using (true);
create policy timers on coverage_edit for select to ${systemRole} using (true);
-- Whoever clears away across organisations changes what is measured, too.
create policy edits on coverage_edit for insert to ${systemRole} with check (true);
-- What goes with a row that is deleted is deleted by the tables' owner.
do $$
begin
    execute format('create policy cascades on coverage_edit for insert to %I with check (true)', current_user);
end
$$;
grant select, insert, update, delete on drill_plan, coverage to ${appRole};
grant select, insert, update on drill, coverage_look to ${appRole};
grant select, insert, delete on coverage_edit to ${appRole};
grant select (id, organisation_id, due_at) on drill_plan to ${systemRole};
grant select (id, organisation_id, settle_at) on drill to ${systemRole};
grant select (organisation_id, due_at, unreachable) on coverage_look to ${systemRole};
grant select, insert on coverage_edit to ${systemRole};
