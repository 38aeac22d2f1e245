-- Until when a contact method has room for no more messages, of first ones about an alert and of others. A storm leaves thousands
-- that wait for one method: they are held by one row, and not each by itself.
create table contact_pause (
    organisation_id uuid        not null,
    method_id       uuid        not null,
    first           boolean     not null,
    until           timestamptz not null,
    primary key (method_id, first)
);
alter table contact_pause enable row level security;
alter table contact_pause force row level security;
create policy tenant on contact_pause to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy sender on contact_pause to ${systemRole} using (true);
grant select, insert, update on contact_pause to ${appRole};
grant select, delete on contact_pause to ${systemRole};
grant select (tries) on page_message to ${systemRole};

-- The next message of each method that waits, and the methods that have one under way, however many wait.
create index page_message_next on page_message (method_id, first, due_at, id) where state = 'waiting' and bundled_in is null;
create index page_message_again on page_message (method_id, due_at, id)
    where state = 'waiting' and bundled_in is null and tries > 0;
create index page_message_under_way on page_message (method_id) where state = 'waiting' and leased_until is not null;
create index page_message_sent on page_message (method_id, ended_at) where state = 'sent';
drop index page_message_of_method;
drop index page_message_due;

-- The same is found by page_message_of_alert_and_person, page_once and alert_timeline_newest once they begin with the alert.
drop index page_message_waiting;
drop index page_newest;
drop index alert_timeline_of_alert;
drop index alert_timeline_newest;
create index alert_timeline_newest on alert_timeline (alert_id, id desc);

-- Open alerts by state and urgency are found by one index, which holds those only.
drop index alert_by_state;
drop index alert_by_urgency;
create index alert_open on alert (organisation_id, id desc, state, urgency) where state <> 'resolved';

-- Each alert is written again soon after it was raised, when it escalates: with room beside it that leaves the indexes alone.
alter table alert set (fillfactor = 60);
