-- When an alert was taken on for the first time. acknowledged_at is that of now, and is gone when the alert is open again.
alter table alert add column first_acknowledged_at timestamptz;

-- The owner is held by row-level security, too, and would see no row to change.
alter table alert no force row level security;
alter table alert_timeline no force row level security;
update alert a set first_acknowledged_at = coalesce(
    (select min(t.at) from alert_timeline t
        where t.organisation_id = a.organisation_id and t.alert_id = a.id and t.kind = 'acknowledged'),
    a.acknowledged_at);
alter table alert force row level security;
alter table alert_timeline force row level security;
