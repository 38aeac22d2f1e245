-- One row per change, written in its transaction, never touched again. before and after are JSON as it was shown then;
-- nothing looks inside, so they are kept as text.
create table audit_entry (
    id              uuid        primary key,
    organisation_id uuid        not null references organisation on delete cascade,
    at              timestamptz not null,
    actor_kind      text        not null check (actor_kind in ('person', 'token', 'system')),
    actor_id        text        not null check (length(actor_id) between 1 and 255),
    actor_name      text        not null check (length(actor_name) <= 500),
    action          text        not null check (length(action) between 1 and 60),
    target_kind     text        not null check (length(target_kind) between 1 and 30),
    target_id       uuid        not null,
    target_name     text        not null check (length(target_name) <= 255),
    before          text,
    after           text,
    request_id      text        not null check (length(request_id) between 1 and 64)
);
create index audit_entry_listed on audit_entry (organisation_id, id desc);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
grant select, insert on audit_entry to ${appRole};

-- Holds for every role, the owner of the table too. The one way out is the organisation itself: what goes with it goes
-- by the foreign key, whose own trigger stands above this one.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
        return old;
    end if;
    raise exception 'audit_entry is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_is_append_only before update or delete on audit_entry
    for each row execute function audit_is_append_only();
create trigger audit_is_not_emptied before truncate on audit_entry
    for each statement execute function audit_is_append_only();
