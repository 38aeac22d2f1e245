package dev.cairn.notification.escalation;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.policy.domain.After;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Keeps which steps were carried out, and whom their targets stood for, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class StepBook {

    private static final String KEEP = """
            insert into escalation_step (id, organisation_id, alert_id, generation, round, step, fallback, policy_id,
                policy_name, policy_version, urgency, due_at, at, by_kind, by_name, word, told)
            select e.id, $2, e.alert_id, e.generation, e.round, e.step, e.fallback, e.policy_id, e.policy_name,
                e.policy_version, e.urgency, e.due_at, now(), $14, $15, e.word, e.told
            from unnest($1::uuid[], $3::uuid[], $4::bigint[], $5::int[], $6::int[], $7::boolean[], $8::uuid[], $9::text[],
                    $10::bigint[], $11::text[], $12::timestamptz[], $13::text[], $16::text[])
                as e (id, alert_id, generation, round, step, fallback, policy_id, policy_name, policy_version, urgency, due_at,
                    word, told)""";

    /** A step with what follows it. */
    record Line(Carried step, After after) {}

    private final Ids ids;
    private final Json json;

    StepBook(Ids ids, Json json) {
        this.ids = ids;
        this.json = json;
    }

    /** For a step that begins. */
    UUID nextId() {
        return ids.next();
    }

    Uni<Void> keep(UUID organisation, List<Line> lines, Actor by) {
        return SessionSql.change(
                        KEEP,
                        of(lines, UUID[]::new, line -> line.step().id()),
                        organisation,
                        of(lines, UUID[]::new, line -> line.step().before().alert()),
                        of(
                                lines,
                                Long[]::new,
                                line -> line.step().before().progress().generation()),
                        of(lines, Integer[]::new, line -> line.step().step().round()),
                        of(lines, Integer[]::new, line -> line.step().step().step()),
                        of(lines, Boolean[]::new, line -> line.step().step().fallback()),
                        of(lines, UUID[]::new, line -> line.step().ref().id()),
                        of(lines, String[]::new, line -> line.step().ref().name()),
                        of(lines, Long[]::new, line -> line.step().ref().version()),
                        of(
                                lines,
                                String[]::new,
                                line -> line.step().before().urgency().word()),
                        of(lines, OffsetDateTime[]::new, line -> due(line.step())),
                        of(lines, String[]::new, line -> word(line.after())),
                        by.kind(),
                        by.name(),
                        of(
                                lines,
                                String[]::new,
                                line -> json.write(line.step().told().meant())))
                .replaceWithVoid();
    }

    private static @Nullable OffsetDateTime due(Carried step) {
        Instant due = step.before().progress().due();
        return due == null ? null : due.atOffset(ZoneOffset.UTC);
    }

    private static String word(After after) {
        return after.word().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> @Nullable T[] of(
            List<Line> lines, IntFunction<@Nullable T[]> array, Function<Line, @Nullable T> value) {
        return lines.stream().map(value).toArray(array);
    }
}
