-- The phases of a published version in their order, each with id and title, as its events tell them. Null for what was
-- published before: its events go on without them.
alter table roadmap_version add column phases jsonb;
