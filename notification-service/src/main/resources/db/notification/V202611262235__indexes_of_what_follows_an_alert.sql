-- Deleting an alert deletes what refers to it. Both tables were read whole for that: their indexes lead with another column.
create index alert_timeline_of_alert on alert_timeline (alert_id);
create index delivery_of_alert on delivery (alert_id) where alert_id is not null;
