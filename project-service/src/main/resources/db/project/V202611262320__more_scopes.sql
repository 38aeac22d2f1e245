-- There are six scopes by now; a token may have them all.
alter table api_token drop constraint api_token_scopes_check;
alter table api_token add constraint api_token_scopes_check check (cardinality(scopes) between 1 and 20);
