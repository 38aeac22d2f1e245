#!/usr/bin/env bash
# Run once, by the PostgreSQL image, when its data folder is empty: one database per service, and for each the three
# roles of docs/decisions/003. Tables, policies and grants on them come with the services' own migrations.
set -euo pipefail

for service in project assessment notification; do
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres \
    -v db="cairn_$service" \
    -v owner="${service}_owner" -v owner_password="${CAIRN_DB_OWNER_PASSWORD:?}" \
    -v app="${service}_app" -v app_password="${CAIRN_DB_APP_PASSWORD:?}" \
    -v system="${service}_system" -v system_password="${CAIRN_DB_SYSTEM_PASSWORD:?}" <<'SQL'
create role :"owner" login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';
create role :"app" login nosuperuser nocreatedb nocreaterole nobypassrls password :'app_password';
create role :"system" login nosuperuser nocreatedb nocreaterole nobypassrls password :'system_password';
create database :"db" owner :"owner" encoding 'UTF8';
revoke all on database :"db" from public;
grant connect on database :"db" to :"app", :"system";
SQL
done
