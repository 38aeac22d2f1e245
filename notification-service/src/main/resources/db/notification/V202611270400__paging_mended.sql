-- What goes with another message, and the question whether that one still waits, are looked up often; those that were sent are
-- of no interest to it.
create index page_message_following on page_message (bundled_in) where state = 'waiting' and bundled_in is not null;
grant update (bundled_in) on page_message to ${systemRole};
