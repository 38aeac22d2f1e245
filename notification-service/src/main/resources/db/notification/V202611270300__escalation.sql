-- Whom an alert pages, in which order. body is the policy as it was last written.
create table escalation_policy (
    id              uuid        primary key,
    organisation_id uuid        not null,
    name            text        not null check (length(name) between 1 and 100),
    body            text        not null check (length(body) <= 200000),
    created_at      timestamptz not null,
    changed_by      text        not null,
    version         bigint      not null
);
create unique index escalation_policy_by_name on escalation_policy (organisation_id, name);
create index escalation_policy_newest on escalation_policy (organisation_id, id desc);

-- How far the escalation of an alert is, with the policy as it was when it began. The row is its own timer: due_at is by the
-- database's clock, and null when nothing comes by itself. generation grows with every start, so what was meant for an earlier
-- one is known by it. policy_id is no foreign key: what has begun goes on when its policy is deleted.
create table escalation (
    alert_id        uuid        primary key references alert on delete cascade,
    organisation_id uuid        not null,
    generation      bigint      not null check (generation >= 1),
    policy_id       uuid,
    policy_name     text,
    policy_version  bigint,
    policy          text        check (length(policy) <= 200000),
    urgency         text        not null check (urgency in ('high', 'low')),
    state           text        not null check (state in ('running', 'held', 'acknowledged', 'ended')),
    round           int         not null check (round >= 1),
    step            int         not null check (step >= 1),
    held_by         text        check (length(held_by) <= 500),
    due_at          timestamptz,
    started_at      timestamptz not null,
    paged           int         not null,
    check (state <> 'ended' or due_at is null),
    check ((policy_id is null) = (policy is null))
);
create index escalation_due on escalation (due_at) where due_at is not null;

-- Which versions of an engine run, each seen lately: one that is not the newest stands still, so that two releases never take
-- turns at one alert. It is about no organisation, and no tenant's role may read it.
create table engine_version (
    organisation_id uuid        not null default '00000000-0000-0000-0000-000000000000',
    engine          text        not null,
    version         int         not null,
    seen_at         timestamptz not null,
    primary key (engine, version)
);

alter table escalation_policy enable row level security;
alter table escalation_policy force row level security;
alter table escalation enable row level security;
alter table escalation force row level security;
alter table engine_version enable row level security;
alter table engine_version force row level security;
create policy tenant on escalation_policy to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on escalation to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on engine_version to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- Timers are looked for across organisations; whom they page is not read there.
create policy timers on escalation for select to ${systemRole} using (true);
create policy engines on engine_version to ${systemRole} using (true) with check (true);
grant select, insert, update, delete on escalation_policy to ${appRole};
grant select, insert, update on escalation to ${appRole};
grant select (alert_id, organisation_id, state, due_at) on escalation to ${systemRole};
grant select, insert, update on engine_version to ${systemRole};
