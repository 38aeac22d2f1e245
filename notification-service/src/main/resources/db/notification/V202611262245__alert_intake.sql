-- Alerts that other systems tell of: about no project or one, by a key that is unique per integration and service while
-- the alert is open. ends_at is when an alert is resolved unless it is heard of again; snoozed_until when it wakes. The
-- two are the alert's timers: a row that is due is claimed where it lies, so none can be lost or be about another state.
-- previous_id is no foreign key: it only leads people on, and each new alert would pay for its index.
alter table alert
    alter column project_id drop not null,
    alter column project_slug drop not null,
    alter column project_name drop not null,
    add column urgency       text not null default 'high' check (urgency in ('high', 'low')),
    add column integration   text not null default 'assessments'
        check (integration in ('assessments', 'events', 'prometheus', 'alertmanager', 'grafana')),
    add column service       text not null default '' check (length(service) <= 255),
    add column source        text check (length(source) <= 1024),
    add column link          text check (length(link) <= 2048),
    add column details       text not null default '{}' check (octet_length(details) <= 40000),
    add column starts_at     timestamptz,
    add column ends_at       timestamptz,
    add column snoozed_until timestamptz,
    add column previous_id   uuid,
    drop constraint alert_kind_check,
    drop constraint alert_severity_check,
    drop constraint alert_state_check,
    add constraint alert_kind_check
        check (kind in ('gate-opened', 'regression', 'evidence-ageing', 'waiver-ending', 'external')),
    add constraint alert_severity_check check (severity in ('info', 'warning', 'error', 'critical')),
    add constraint alert_state_check check (state in ('open', 'acknowledged', 'snoozed', 'resolved')),
    add constraint alert_snoozed_check check ((state = 'snoozed') = (snoozed_until is not null)),
    add constraint alert_project_check
        check ((project_id is null) = (project_slug is null) and (project_id is null) = (project_name is null));

-- The owner is held by row-level security, too, and would see no row to change.
alter table alert no force row level security;
update alert set urgency = 'low' where severity in ('info', 'warning');
alter table alert force row level security;

alter table alert_timeline
    drop constraint alert_timeline_kind_check,
    add constraint alert_timeline_kind_check check (kind in
        ('raised', 'repeated', 'acknowledged', 'snoozed', 'woken', 'resolved', 'delivered', 'delivery-failed', 'note'));

drop index alert_once;
create unique index alert_once on alert (organisation_id, integration, service, dedup_key) where state <> 'resolved';
create index alert_by_key on alert (organisation_id, dedup_key, id desc);
create index alert_by_urgency on alert (organisation_id, state, urgency, id desc);
create index alert_due on alert (least(snoozed_until, ends_at))
    where state <> 'resolved' and (snoozed_until is not null or ends_at is not null);

-- Timers are looked for across organisations; what an alert says is not read there.
create policy timers on alert for select to ${systemRole} using (true);
grant select (id, organisation_id, state, snoozed_until, ends_at) on alert to ${systemRole};

-- An alert may be raised more than once: it wakes, or gets worse. Each time is told once.
alter table delivery add column alert_version bigint;
drop index delivery_once;
create unique index delivery_once on delivery (webhook_id, alert_id, event_type, alert_version)
    where alert_id is not null;
