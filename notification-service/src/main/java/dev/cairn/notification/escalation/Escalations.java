package dev.cairn.notification.escalation;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.policy.FrozenPolicy;
import dev.cairn.notification.policy.PolicyRef;
import dev.cairn.notification.policy.domain.Progress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the escalations of many alerts by one statement each, in the Hibernate transaction that the caller is in.
 * Whoever writes one has locked its alert before.
 */
@ApplicationScoped
class Escalations {

    /** The policies' texts are sent once, however many alerts go to one. */
    private static final String BEGIN = """
            with begun as (
                insert into escalation as x (alert_id, organisation_id, generation, policy_id, policy_name, policy_version,
                    policy, urgency, state, round, step, held_by, due_at, started_at, paged)
                select e.alert_id, $1, 1, p.id, p.name, p.version, p.text, e.urgency, e.state, 1, 1, e.held_by,
                    now() + e.wait * interval '1 millisecond', now(), 0
                from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::uuid[])
                        as e (alert_id, urgency, state, held_by, wait, policy_id)
                    left join unnest($8::uuid[], $9::text[], $10::bigint[], $11::text[]) as p (id, name, version, text)
                        on p.id = e.policy_id
                on conflict (alert_id) do update set generation = x.generation + 1, policy_id = excluded.policy_id,
                    policy_name = excluded.policy_name, policy_version = excluded.policy_version,
                    policy = excluded.policy, urgency = excluded.urgency, state = excluded.state, round = 1, step = 1,
                    held_by = excluded.held_by, due_at = excluded.due_at, started_at = excluded.started_at, paged = 0
                returning due_at)
            select pg_notify('cairn_escalation', '') from (select 1 from begun where due_at <= now() limit 1) as due""";

    private static final String READ = """
            select alert_id, generation, state, round, step, due_at, paged, policy_id, policy_name, policy_version, policy,
                urgency, held_by, started_at, now()
            from escalation where alert_id = any($1::uuid[])""";

    private static final String WRITE = """
            update escalation x set state = e.state, round = e.round, step = e.step, held_by = e.held_by,
                due_at = e.due_at, paged = e.paged, policy_id = e.policy_id, policy_name = e.policy_name,
                policy_version = e.policy_version, policy = e.policy, urgency = e.urgency
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::int[], $5::int[], $6::text[], $7::timestamptz[],
                    $8::int[], $9::uuid[], $10::text[], $11::bigint[], $12::text[], $13::text[])
                as e (alert_id, generation, state, round, step, held_by, due_at, paged, policy_id, policy_name,
                    policy_version, policy, urgency)
            where x.alert_id = e.alert_id and x.generation = e.generation""";

    private static final String PUT_OFF =
            "update escalation set due_at = now() + interval '1 minute' where alert_id = $1 and due_at <= now()";

    /** Lets one that is due wait for a minute. */
    static Uni<Void> putOff(UUID alert) {
        return SessionSql.change(PUT_OFF, alert).replaceWithVoid();
    }

    /** Begins escalations; one that there is begins anew, and what it waited for is not done any more. */
    Uni<Void> begin(UUID organisation, List<Start> starts) {
        if (starts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // In one order, so that two that raise the same alerts never wait for each other.
        var sorted = starts.stream().sorted(Comparator.comparing(Start::alert)).toList();
        var policies = new LinkedHashMap<UUID, FrozenPolicy>();
        sorted.stream()
                .map(Start::policy)
                .filter(Objects::nonNull)
                .forEach(policy -> policies.put(policy.ref().id(), policy));
        var texts = List.copyOf(policies.values());
        return SessionSql.rows(
                        BEGIN,
                        organisation,
                        of(sorted, UUID[]::new, Start::alert),
                        of(sorted, String[]::new, start -> start.urgency().word()),
                        of(sorted, String[]::new, Start::state),
                        of(sorted, String[]::new, Start::heldBy),
                        of(sorted, Long[]::new, start -> start.delay().toMillis()),
                        of(
                                sorted,
                                UUID[]::new,
                                start -> start.policy() == null
                                        ? null
                                        : start.policy().ref().id()),
                        of(texts, UUID[]::new, policy -> policy.ref().id()),
                        of(texts, String[]::new, policy -> policy.ref().name()),
                        of(texts, Long[]::new, policy -> policy.ref().version()),
                        of(texts, String[]::new, FrozenPolicy::text))
                .replaceWithVoid();
    }

    /** The escalations of these alerts. */
    Uni<List<Escalating>> of(Collection<UUID> alerts) {
        return read(READ, alerts);
    }

    /** The same, to be written. */
    Uni<List<Escalating>> locked(Collection<UUID> alerts) {
        return read(READ + " order by alert_id for update", alerts);
    }

    /** Those of them for which it is time. */
    Uni<List<Escalating>> due(Collection<UUID> alerts) {
        return read(READ + " and due_at <= now() order by alert_id for update", alerts);
    }

    private static Uni<List<Escalating>> read(String sql, Collection<UUID> alerts) {
        return SessionSql.rows(sql, (Object) alerts.toArray(UUID[]::new))
                .map(rows -> rows.stream().map(Escalations::escalating).toList());
    }

    private static Escalating escalating(@Nullable Object[] row) {
        var progress = new Progress(
                number(row[1]),
                Progress.State.ofWord(text(row[2])),
                (int) number(row[3]),
                (int) number(row[4]),
                row[5] == null ? null : instant(row[5]),
                (int) number(row[6]));
        var policy = row[7] == null ? null : new PolicyRef((UUID) row[7], text(row[8]), number(row[9]));
        return new Escalating(
                (UUID) Objects.requireNonNull(row[0]),
                progress,
                policy,
                (String) row[10],
                Urgency.ofWord(text(row[11])).orElseThrow(),
                (String) row[12],
                instant(row[13]),
                instant(row[14]));
    }

    /** Writes locked escalations; one that began anew meanwhile is left as it is. */
    Uni<Void> write(List<Escalating> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return SessionSql.change(
                        WRITE,
                        of(changed, UUID[]::new, Escalating::alert),
                        of(changed, Long[]::new, one -> one.progress().generation()),
                        of(changed, String[]::new, one -> one.progress().state().word()),
                        of(changed, Integer[]::new, one -> one.progress().round()),
                        of(changed, Integer[]::new, one -> one.progress().step()),
                        of(changed, String[]::new, Escalating::heldBy),
                        of(changed, OffsetDateTime[]::new, Escalations::due),
                        of(changed, Integer[]::new, one -> one.progress().paged()),
                        of(
                                changed,
                                UUID[]::new,
                                one -> one.policy() == null
                                        ? null
                                        : one.policy().id()),
                        of(
                                changed,
                                String[]::new,
                                one -> one.policy() == null
                                        ? null
                                        : one.policy().name()),
                        of(
                                changed,
                                Long[]::new,
                                one -> one.policy() == null
                                        ? null
                                        : one.policy().version()),
                        of(changed, String[]::new, Escalating::policyText),
                        of(changed, String[]::new, one -> one.urgency().word()))
                .replaceWithVoid();
    }

    private static @Nullable OffsetDateTime due(Escalating one) {
        Instant due = one.progress().due();
        return due == null ? null : due.atOffset(ZoneOffset.UTC);
    }

    private static <S, T> @Nullable T[] of(
            List<S> all, IntFunction<@Nullable T[]> array, Function<S, @Nullable T> value) {
        return all.stream().map(value).toArray(array);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    private static Instant instant(@Nullable Object value) {
        return ((OffsetDateTime) Objects.requireNonNull(value)).toInstant();
    }
}
