package dev.cairn.notification.why;

/** What is read of an alert; of what there is very much, the newest. */
final class WhySql {

    /** Most rows of one kind; where there are more, the answer says so. */
    static final int MOST = 500;

    static final String ALERT = """
            select integration, service, dedup_key, severity, urgency, count, last_at, previous_id, title, state
            from alert where organisation_id = $1 and id = $2""";

    static final String LINES = """
            select id, at, kind, actor_name, text from alert_timeline
            where organisation_id = $1 and alert_id = $2 and kind in ('raised', 'woken', 'acknowledged',
                'acknowledgement-ended', 'snoozed', 'resolved', 'held', 'escalated', 'nobody-on-call', 'escalation-ended')
            order by id desc limit $3""";

    static final String DECISIONS = """
            select id, at, routing_version, body from alert_decision
            where organisation_id = $1 and alert_id = $2 order by id desc limit $3""";

    static final String STEPS = """
            select id, at, generation, round, step, fallback, policy_id, policy_name, policy_version, urgency, due_at,
                by_kind, by_name, word, told
            from escalation_step where organisation_id = $1 and alert_id = $2 order by id desc limit $3""";

    static final String PRESENT = """
            select state, held_by, due_at, policy from escalation where organisation_id = $1 and alert_id = $2""";

    static final String PAGES = """
            select id, created_at, generation, round, step, person, person_name, why, urgency, unreached, rules_version,
                usual, unverified
            from page where organisation_id = $1 and alert_id = $2 and ($4::text is null or person = $4)
            order by id desc limit $3""";

    static final String MESSAGES = """
            select m.id, p.created_at, m.page_id, m.person, m.kind, m.hint, m.method_id,
                case when c.id is null then null else c.verified_at is not null end, m.delay_minutes, m.held, m.bundled_in,
                m.state, m.due_at, m.ended_at, m.reason
            from page_message m join page p on p.id = m.page_id left join contact_method c on c.id = m.method_id
            where m.page_id = any($1::uuid[]) order by m.id desc limit $2""";

    static final String TRIES = """
            select t.id, t.at, t.message_id, m.person, t.number, t.status, t.error, t.answer, t.duration_ms
            from page_attempt t join page_message m on m.id = t.message_id
            where t.message_id = any($1::uuid[]) order by t.id desc limit $2""";

    static final String ABSENCES = "select subject, from_at, until_at from member_absence where organisation_id = $1";

    static final String POLICIES = "select id, name from escalation_policy where id = any($1::uuid[])";

    static final String REASONS =
            "select id, reason from schedule_override where id = any($1::uuid[]) and reason is not null";

    private WhySql() {}
}
