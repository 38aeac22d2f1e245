create table note (
    id              uuid   primary key,
    organisation_id uuid   not null,
    text            text   not null,
    version         bigint not null
);
alter table note enable row level security;
alter table note force row level security;
create policy tenant on note to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
grant select, insert, update, delete on note to ${appRole};
