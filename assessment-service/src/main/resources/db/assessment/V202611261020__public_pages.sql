-- One row per project whose summary was ever public. While it is, key_digest finds it and key_sealed shows its admins the
-- link again; neither is the key, so who only reads the database cannot open the page. Off: no key, and the old one is gone.
create table public_page (
    project_id      uuid        primary key,
    organisation_id uuid        not null,
    key_digest      bytea       check (octet_length(key_digest) = 32),
    key_sealed      bytea       check (octet_length(key_sealed) <= 200),
    since           timestamptz,
    version         bigint      not null check (version >= 1),
    constraint public_page_on_or_off check (num_nulls(key_digest, key_sealed, since) in (0, 3))
);
create unique index public_page_by_key on public_page (key_digest);

alter table public_page enable row level security;
alter table public_page force row level security;
create policy tenant on public_page to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
-- Who opens a link names no organisation: the key finds it.
create policy by_key on public_page for select to ${systemRole} using (true);

grant select, insert on public_page to ${appRole};
grant update (key_digest, key_sealed, since, version) on public_page to ${appRole};
grant select (project_id, organisation_id, key_digest) on public_page to ${systemRole};
