-- What members say of what applies to a project, one row for the kind of the project (no practice) and one for each practice
-- that anybody spoke of: what is in effect, what waits for another member, what was refused last. What was taken back keeps
-- its row, so that its version goes on. That no practice is taken off by its
-- name without two people holds whatever the code does.
create table overruling (
    id                uuid        primary key,
    organisation_id   uuid        not null,
    project_id        uuid        not null,
    practice          text        check (length(practice) between 1 and 200),
    says              text,
    reason            text        check (length(reason) between 1 and 2000),
    said_by           text        check (length(said_by) between 1 and 255),
    said_by_name      text        check (length(said_by_name) <= 500),
    said_at           timestamptz,
    approved_by       text        check (length(approved_by) between 1 and 255),
    approved_by_name  text        check (length(approved_by_name) <= 500),
    approved_at       timestamptz,
    approval_note     text        check (length(approval_note) between 1 and 2000),
    asked_reason      text        check (length(asked_reason) between 1 and 2000),
    asked_by          text        check (length(asked_by) between 1 and 255),
    asked_by_name     text        check (length(asked_by_name) <= 500),
    asked_at          timestamptz,
    rejected_by       text        check (length(rejected_by) between 1 and 255),
    rejected_by_name  text        check (length(rejected_by_name) <= 500),
    rejected_at       timestamptz,
    rejection_note    text        check (length(rejection_note) between 1 and 2000),
    version           bigint      not null check (version >= 1),
    constraint overruling_says check (
        practice is null and says in ('service', 'web-application', 'library', 'command-line', 'infrastructure')
        or practice is not null and says in ('applies', 'does-not-apply')
        or says is null),
    constraint overruling_said_whole check (num_nulls(says, reason, said_by, said_by_name, said_at) in (0, 5)),
    constraint overruling_approved_whole check (num_nulls(approved_by, approved_by_name, approved_at) in (0, 3)),
    constraint overruling_approved_by_another check (approved_by <> said_by),
    constraint overruling_off_by_two check ((says is not distinct from 'does-not-apply') = (approved_by is not null)),
    constraint overruling_asked_whole check (num_nulls(asked_reason, asked_by, asked_by_name, asked_at) in (0, 4)),
    constraint overruling_asked_of_practices check (practice is not null or asked_at is null),
    constraint overruling_rejected_whole check (num_nulls(rejected_by, rejected_by_name, rejected_at) in (0, 3))
);
create unique index overruling_of_kind on overruling (project_id) where practice is null;
create unique index overruling_of_practice on overruling (project_id, practice) where practice is not null;

alter table overruling enable row level security;
alter table overruling force row level security;
create policy tenant on overruling to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));

grant select, insert, delete on overruling to ${appRole};
grant update (says, reason, said_by, said_by_name, said_at, approved_by, approved_by_name, approved_at,
    approval_note, asked_reason, asked_by, asked_by_name, asked_at, rejected_by, rejected_by_name, rejected_at, rejection_note, version) on overruling to ${appRole};
