package dev.cairn.notification.routing;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.matching.FactRows;
import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.routing.domain.Group;
import dev.cairn.notification.routing.domain.Rule;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which alerts belong together, in the Hibernate transaction that the caller is in. */
final class Groups {

    /** Of each group, severity and urgency the first that joined; if all of them are muted, people are paged for the next one. */
    private static final int MOST = 20;

    private static final int MOST_TOGETHER = 500;

    private static final String LOCK = """
            select 1 from (select pg_advisory_xact_lock(hashtextextended(key, 0))
                from (select key from unnest($1::text[]) as key order by key) as ordered) as locked""";
    private static final String JOIN = """
            insert into alert_group (alert_id, organisation_id, group_key)
            select e.alert_id, $1, e.group_key from unnest($2::uuid[], $3::text[]) with ordinality as e (alert_id, group_key, n)
            order by e.n
            on conflict (alert_id) do update set group_key = excluded.group_key, place = default
                where alert_group.group_key <> excluded.group_key
            returning alert_id""";

    /** One that was put off, or whose escalation ended having reached nobody, leads no others: nobody hears of them by it. */
    private static final String MEMBERS = "select group_key, alert_id, place, " + FactRows.COLUMNS + " " + """
             from (select g.group_key, g.alert_id, g.place, a.*,
                    row_number() over (partition by g.group_key, a.severity, a.urgency order by g.place) as n
                from alert_group g join alert a on a.id = g.alert_id left join escalation x on x.alert_id = g.alert_id
                where g.organisation_id = $1 and g.group_key = any($2::text[]) and a.state <> 'resolved'
                    and (g.alert_id = any($4::uuid[]) or (a.state <> 'snoozed'
                        and (x.alert_id is null or x.state <> 'ended' or x.paged > 0)))) as member
            where n <= $3 or alert_id = any($4::uuid[])""";

    private static final String LEAVE = "delete from alert_group where alert_id = any($1::uuid[])";
    private static final String DISSOLVE = "delete from alert_group where organisation_id = $1";
    private static final String TOGETHER = """
            select alert_id from alert_group where organisation_id = $1
                and group_key = (select group_key from alert_group where alert_id = $2) order by place limit $3""";

    /** A member with what is known of it. */
    record Member(Group.Member member, Facts facts) {}

    private Groups() {}

    /** Names the group of an alert that meets a rule: the digest of the rule, and of the names and values it groups by. */
    static String key(Rule rule, Facts facts) {
        var text = new StringBuilder(rule.id().toString());
        rule.group(facts)
                .forEach((name, value) ->
                        text.append('\0').append(name).append('\0').append(value));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Adds alerts to their groups, in their order. Others that would join one of them wait for the end of the transaction.
     *
     * @param keys of alerts by their ids, in their order
     * @return those that were not in that group before
     */
    static Uni<Set<UUID>> join(UUID organisation, Map<UUID, String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        String[] groups = keys.values().stream()
                .map(key -> "group " + organisation + " " + key)
                .distinct()
                .toArray(String[]::new);
        return SessionSql.rows(LOCK, (Object) groups)
                .chain(locked -> SessionSql.rows(
                        JOIN,
                        organisation,
                        keys.keySet().toArray(UUID[]::new),
                        keys.values().toArray(String[]::new)))
                .map(rows -> {
                    var joined = new HashSet<UUID>();
                    rows.forEach(row -> joined.add((UUID) row[0]));
                    return joined;
                });
    }

    /** The members of groups that are not resolved, by the group's key; of large groups only so many as decide. */
    static Uni<Map<String, List<Member>>> members(UUID organisation, Collection<String> keys, Collection<UUID> alerts) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return SessionSql.rows(
                        MEMBERS,
                        organisation,
                        keys.stream().distinct().toArray(String[]::new),
                        (long) MOST,
                        alerts.toArray(UUID[]::new))
                .map(rows -> {
                    var members = new HashMap<String, List<Member>>();
                    for (var row : rows) {
                        Facts facts = FactRows.of(row, 3);
                        var member = new Group.Member(
                                (UUID) row[1],
                                Severity.ofWord(facts.get("severity")).orElseThrow(),
                                Urgency.ofWord(facts.get("urgency")).orElseThrow(),
                                ((Number) row[2]).longValue());
                        members.computeIfAbsent((String) row[0], key -> new ArrayList<>())
                                .add(new Member(member, facts));
                    }
                    return members;
                });
    }

    /** Takes alerts out of their groups. */
    static Uni<Void> leave(Collection<UUID> alerts) {
        return alerts.isEmpty()
                ? Uni.createFrom().voidItem()
                : SessionSql.change(LEAVE, (Object) alerts.toArray(UUID[]::new)).replaceWithVoid();
    }

    /** Ends all groups. */
    static Uni<Void> dissolve(UUID organisation) {
        return SessionSql.change(DISSOLVE, organisation).replaceWithVoid();
    }

    /** The alerts that are in one group with an alert, itself among them; none when it is in no group. */
    static Uni<List<UUID>> together(UUID organisation, UUID alert) {
        return SessionSql.rows(TOGETHER, organisation, alert, (long) MOST_TOGETHER)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }
}
