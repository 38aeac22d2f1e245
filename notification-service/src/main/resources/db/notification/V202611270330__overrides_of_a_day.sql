-- What is past does not count against a limit, so there may be many rows: who makes one asks how many were made within a day.
create index schedule_override_by_creation on schedule_override (schedule_id, created_at);
create index schedule_temporary_by_creation on schedule_temporary (schedule_id, created_at);
