-- What the product exists for, by a path in its repository or a route: a scan looks for it there.
alter table project add column core_flow text check (length(core_flow) between 1 and 300);
