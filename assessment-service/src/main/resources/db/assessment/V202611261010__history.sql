-- What an assessment was made of, so that it can be made again: ids of evidence, which never changes, and whatever else
-- may. Null for assessments that were made before this was kept.
alter table assessment add column inputs jsonb;
-- The standing at the end of a day, and at the end of the day before the first.
create index assessment_by_time on assessment (project_id, assessed_at, sequence);

-- Each outcome of a practice and each state of a gate, from the assessment that brought it. What stays the same leaves
-- no row, so that history is read in the time of its changes, however many assessments there are.
create table outcome_change (
    project_id      uuid        not null,
    kind            text        not null check (kind in ('practice', 'phase')),
    subject         text        not null check (length(subject) between 1 and 200),
    assessment_id   uuid        not null references assessment on delete cascade,
    organisation_id uuid        not null,
    sequence        bigint      not null,
    at              timestamptz not null,
    outcome_before  text,
    outcome         text        not null,
    cause           text,
    milestone       text        check (milestone in ('achieved', 'lost', 'regained')),
    primary key (project_id, kind, subject, assessment_id)
);
create index outcome_change_lost on outcome_change (project_id, at) where milestone = 'lost';
create index outcome_change_of_assessment on outcome_change (assessment_id);

-- One row per practice that was ever met and phase whose gate was ever open: the first time, and the last of each other.
create table milestone (
    project_id      uuid        not null,
    kind            text        not null check (kind in ('practice', 'phase')),
    subject         text        not null check (length(subject) between 1 and 200),
    organisation_id uuid        not null,
    achieved_at     timestamptz not null,
    achieved_in     uuid        not null,
    lost_at         timestamptz,
    lost_in         uuid,
    regained_at     timestamptz,
    regained_in     uuid,
    losses          int         not null default 0 check (losses >= 0),
    primary key (project_id, kind, subject),
    constraint milestone_lost_whole check (num_nulls(lost_at, lost_in) in (0, 2) and (lost_at is null) = (losses = 0)),
    constraint milestone_regained_after_loss check (
        num_nulls(regained_at, regained_in) in (0, 2) and (regained_at is null or lost_at is not null))
);

-- The history of the assessments that are there. Row-level security holds the owner, too, so it is lifted meanwhile.
alter table assessment no force row level security;
insert into outcome_change (project_id, kind, subject, assessment_id, organisation_id, sequence, at, outcome_before, outcome,
    cause, milestone)
select project_id, kind, subject, id, organisation_id, sequence, assessed_at, before, outcome, cause,
    case when reached and losses_before = 0 and not reached_before then 'achieved' when reached then 'regained'
        when lost then 'lost' end
from (
    select *, coalesce(count(*) filter (where lost) over earlier, 0) as losses_before,
        coalesce(bool_or(reached) over earlier, false) as reached_before
    from (
        select *, outcome in ('met', 'open') and coalesce(before not in ('met', 'open'), true) as reached,
            coalesce(before in ('met', 'open'), false) and outcome not in ('met', 'open') as lost
        from (
            select a.project_id, s.kind, s.subject, a.id, a.organisation_id, a.sequence, a.assessed_at, s.outcome, s.cause,
                lag(s.outcome) over (partition by a.project_id, s.kind, s.subject order by a.sequence) as before
            from assessment a, lateral (
                select 'practice' as kind, o.key as subject, o.value as outcome,
                    (select c->>'cause' from jsonb_array_elements(a.summary->'changes') c where c->>'practice' = o.key) as cause
                from jsonb_each_text(a.outcomes) o
                union all
                select 'phase', g.key, case g.value when 'true' then 'open' else 'closed' end, null
                from jsonb_each_text(a.open_gates) g) s) states
        where before is distinct from outcome) changes
    window earlier as (partition by project_id, kind, subject order by sequence rows between unbounded preceding and 1 preceding)
) history;
insert into milestone (project_id, kind, subject, organisation_id, achieved_at, achieved_in, lost_at, lost_in, regained_at,
    regained_in, losses)
select project_id, kind, subject, organisation_id,
    (array_agg(at order by sequence) filter (where milestone = 'achieved'))[1],
    (array_agg(assessment_id order by sequence) filter (where milestone = 'achieved'))[1],
    (array_agg(at order by sequence desc) filter (where milestone = 'lost'))[1],
    (array_agg(assessment_id order by sequence desc) filter (where milestone = 'lost'))[1],
    (array_agg(at order by sequence desc) filter (where milestone = 'regained'))[1],
    (array_agg(assessment_id order by sequence desc) filter (where milestone = 'regained'))[1],
    count(*) filter (where milestone = 'lost')
from outcome_change where milestone is not null group by project_id, kind, subject, organisation_id;
alter table assessment force row level security;

alter table outcome_change enable row level security;
alter table outcome_change force row level security;
alter table milestone enable row level security;
alter table milestone force row level security;
create policy tenant on outcome_change to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));
create policy tenant on milestone to ${appRole}
    using (organisation_id = (select cairn_organisation())) with check (organisation_id = (select cairn_organisation()));

-- Changes are never changed; a project's rows go with it.
grant select, insert, delete on outcome_change to ${appRole};
grant select, insert, delete on milestone to ${appRole};
grant update (lost_at, lost_in, regained_at, regained_in, losses) on milestone to ${appRole};
