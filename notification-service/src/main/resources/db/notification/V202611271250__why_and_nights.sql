-- What was decided of where an alert goes and what holds it, each time it was another decision than the one before: rules are
-- changed and silences are removed, and yet somebody may ask later why nobody was woken. body is only read whole.
create table alert_decision (
    id              uuid        primary key,
    organisation_id uuid        not null,
    alert_id        uuid        not null references alert on delete cascade,
    at              timestamptz not null,
    routing_version bigint      not null,
    body            text        not null check (length(body) <= 200000)
);
create index alert_decision_of_alert on alert_decision (alert_id, id desc);

-- Each step that was carried out: when it was due, and whom its targets stood for. The escalation's own row only knows what comes
-- next.
create table escalation_step (
    id              uuid        primary key,
    organisation_id uuid        not null,
    alert_id        uuid        not null references alert on delete cascade,
    generation      bigint      not null,
    round           int         not null,
    step            int         not null,
    fallback        boolean     not null,
    policy_id       uuid        not null,
    policy_name     text        not null,
    policy_version  bigint      not null,
    urgency         text        not null check (urgency in ('high', 'low')),
    due_at          timestamptz,
    at              timestamptz not null,
    by_kind         text        not null,
    by_name         text        not null,
    word            text        not null,
    told            text        not null check (length(told) <= 200000)
);
create index escalation_step_of_alert on escalation_step (alert_id, id desc);

-- By which of their rules somebody was paged, and where their night was then, as far as the schedule says it. Null on pages
-- from before.
alter table page
    add column rules_version bigint,
    add column usual boolean,
    add column unverified int,
    add column time_zone text check (length(time_zone) <= 100);
alter table page_message add column delay_minutes int;

-- Where somebody's night is, as they say themselves.
alter table notification_rules add column time_zone text check (length(time_zone) <= 100);
create index page_of_person on page (organisation_id, person, created_at);

alter table alert_decision enable row level security;
alter table alert_decision force row level security;
alter table escalation_step enable row level security;
alter table escalation_step force row level security;
create policy tenant on alert_decision to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on escalation_step to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
grant select, insert on alert_decision, escalation_step to ${appRole};
