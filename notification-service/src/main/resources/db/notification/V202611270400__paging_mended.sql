-- What goes with another message, and the question whether that one still waits, are looked up often; those that were sent are
-- of no interest to it.
create index page_message_following on page_message (bundled_in) where state = 'waiting' and bundled_in is not null;
grant update (bundled_in) on page_message to ${systemRole};

-- Whether somebody was told of an alert before is asked for each message that is queued.
create index page_message_of_alert_and_person on page_message (alert_id, person);

-- An address that never gave a code back is not sent codes for ever.
alter table contact_method add column codes_sent int not null default 0;
