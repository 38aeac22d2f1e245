-- The repository that a project is read from, one at most. The credential and the webhook's secret are sealed by the
-- application; the id of the key that they were sealed with is kept, so that the key can be changed. Who last set them
-- stays readable, the values do not.
create table source (
    project_id             uuid        primary key,
    organisation_id        uuid        not null,
    url                    text        not null check (length(url) between 1 and 2048
                                           and url ~ '^https?://[^/@]+/'),
    branch                 text        check (length(branch) between 1 and 250),
    every_hours            int         not null check (every_hours between 1 and 720),
    connected_by           text        not null check (length(connected_by) between 1 and 255),
    connected_by_name      text        not null check (length(connected_by_name) <= 500),
    connected_at           timestamptz not null,
    credential             bytea,
    credential_key         text        check (length(credential_key) <= 64),
    credential_set_by      text        check (length(credential_set_by) between 1 and 255),
    credential_set_by_name text        check (length(credential_set_by_name) <= 500),
    credential_set_at      timestamptz,
    webhook_secret         bytea,
    webhook_key            text        check (length(webhook_key) <= 64),
    webhook_set_by         text        check (length(webhook_set_by) between 1 and 255),
    webhook_set_by_name    text        check (length(webhook_set_by_name) <= 500),
    webhook_set_at         timestamptz,
    wanted                 boolean     not null default false,
    checked_at             timestamptz,
    scanned_at             timestamptz,
    commit_id              text        check (length(commit_id) <= 64),
    commit_branch          text        check (length(commit_branch) <= 255),
    evidence_id            uuid,
    failures               int         not null default 0 check (failures >= 0),
    failing_since          timestamptz,
    problem_code           text        check (length(problem_code) <= 100),
    problem_detail         text        check (length(problem_detail) <= 1000),
    version                bigint      not null check (version >= 1),
    constraint source_credential_whole check (num_nulls(credential, credential_key, credential_set_by, credential_set_by_name,
        credential_set_at) in (0, 5)),
    constraint source_webhook_whole check (num_nulls(webhook_secret, webhook_key, webhook_set_by, webhook_set_by_name,
        webhook_set_at) in (0, 5)),
    constraint source_failing check ((failures = 0) = (failing_since is null) and (failures = 0) = (problem_code is null))
);

-- Deliveries of webhooks that were acted on, so that one sent again does nothing. Kept for a week.
create table source_delivery (
    project_id      uuid        not null references source on delete cascade,
    delivery        text        not null check (length(delivery) between 1 and 100),
    organisation_id uuid        not null,
    received_at     timestamptz not null,
    primary key (project_id, delivery)
);

alter table source enable row level security;
alter table source force row level security;
alter table source_delivery enable row level security;
alter table source_delivery force row level security;
create policy tenant on source to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on source_delivery to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- How many fail is counted over all organisations, for the operators.
create policy meters on source for select to ${systemRole} using (true);

grant select, insert, update, delete on source to ${appRole};
grant select, insert, delete on source_delivery to ${appRole};
grant select (failures) on source to ${systemRole};
