package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.schedule.domain.Absence;
import dev.cairn.notification.schedule.domain.Plan;
import dev.cairn.notification.schedule.domain.Replacement;
import dev.cairn.notification.schedule.domain.TimedOverride;
import dev.cairn.notification.schedule.domain.Version;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads all that decides who is on call. */
@ApplicationScoped
class Plans {

    private static final String SCHEDULE = "select name, time_zone, body from schedule where id = $1";
    private static final String VERSIONS = """
            select from_at, layers from schedule_version v
            where schedule_id = $1 and (from_at is null or from_at < $3) and not exists (
                select 1 from schedule_version n
                where n.schedule_id = v.schedule_id and n.number = v.number + 1 and n.from_at <= $2)
            order by number""";
    private static final String OVERRIDES = """
            select id, sequence, kind, person, replaces, start_at, end_at from schedule_override
            where schedule_id = $1 and end_at > $2 and start_at < $3 order by sequence""";
    private static final String TEMPORARY = """
            select id, sequence, start_at, end_at, shifts from schedule_temporary
            where schedule_id = $1 and end_at > $2 and start_at < $3 order by sequence""";
    private static final String ABSENCES =
            "select subject, from_at, until_at from member_absence where until_at is null or until_at > $1";
    private static final String MEMBERS = "select subject, name from known_member";

    /**
     * A schedule, and who is who.
     *
     * @param names of members, by subject
     */
    record Read(String name, ZoneId zone, ScheduleBody body, Plan plan, Map<String, String> names) {

        /** Where somebody lives, as far as the schedule says it. */
        ZoneId zoneOf(String person) {
            String own = body.personZones() == null ? null : body.personZones().get(person);
            return own == null ? zone : ZoneId.of(own);
        }
    }

    private final Tenancy tenancy;
    private final ScheduleJson json;
    private final Contexts contexts;

    Plans(Tenancy tenancy, ScheduleJson json, Contexts contexts) {
        this.tenancy = tenancy;
        this.json = json;
        this.contexts = contexts;
    }

    /**
     * Asks the plan, with what stands above its layers in an interval.
     *
     * @param question is answered on a worker thread, for it may take a while
     */
    <T> Uni<T> ask(UUID organisation, UUID id, Instant from, Instant to, Function<Read, T> question) {
        return tenancy.sql(
                        organisation,
                        connection -> read((query, parameters) -> rows(connection, query, parameters), id, from, to))
                .chain(parts -> contexts.aside(() -> question.apply(plan(parts))));
    }

    /** The same in the Hibernate transaction that the caller is in, and so as its locks keep it. */
    <T> Uni<T> askInTransaction(UUID id, Instant from, Instant to, Function<Read, T> question) {
        return read(SessionSql::rows, id, from, to).chain(parts -> contexts.aside(() -> question.apply(plan(parts))));
    }

    /** Runs a select. */
    private interface Select {
        Uni<List<@Nullable Object[]>> rows(String query, @Nullable Object... parameters);
    }

    private static Uni<List<@Nullable Object[]>> rows(SqlConnection sql, String query, @Nullable Object... parameters) {
        return sql.preparedQuery(query).execute(Tuple.from(parameters)).map(found -> {
            var rows = new ArrayList<@Nullable Object[]>(found.size());
            for (Row row : found) {
                var values = new @Nullable Object[row.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.getValue(i);
                }
                rows.add(values);
            }
            return rows;
        });
    }

    private static Uni<Parts> read(Select select, UUID id, Instant from, Instant to) {
        var start = from.atOffset(ZoneOffset.UTC);
        var end = to.atOffset(ZoneOffset.UTC);
        var parts = new Parts();
        return select.rows(SCHEDULE, id)
                .invoke(found -> parts.schedule = found)
                .invoke(Plans::refuseMissing)
                .chain(() -> select.rows(VERSIONS, id, start, end))
                .invoke(found -> parts.versions = found)
                .chain(() -> select.rows(OVERRIDES, id, start, end))
                .invoke(found -> parts.overrides = found)
                .chain(() -> select.rows(TEMPORARY, id, start, end))
                .invoke(found -> parts.replacements = found)
                .chain(() -> select.rows(ABSENCES, start))
                .invoke(found -> parts.absences = found)
                .chain(() -> select.rows(MEMBERS))
                .invoke(found -> parts.members = found)
                .replaceWith(parts);
    }

    private static void refuseMissing(List<@Nullable Object[]> found) {
        if (found.isEmpty()) {
            throw Problem.notFound();
        }
    }

    private Read plan(Parts parts) {
        var names = new TreeMap<String, String>();
        parts.members.forEach(row -> names.put(text(row[0]), text(row[1])));
        @Nullable Object[] schedule = parts.schedule.get(0);
        return new Read(
                text(schedule[0]),
                ZoneId.of(text(schedule[1])),
                json.body(text(schedule[2])),
                new Plan(
                        parts.versions.stream().map(this::version).toList(),
                        parts.overrides.stream().map(Plans::override).toList(),
                        parts.replacements.stream().map(this::replacement).toList(),
                        parts.absences.stream().map(Plans::absence).toList()),
                names);
    }

    /** Rows as they were read. */
    private static final class Parts {
        private List<@Nullable Object[]> schedule = List.of();
        private List<@Nullable Object[]> versions = List.of();
        private List<@Nullable Object[]> overrides = List.of();
        private List<@Nullable Object[]> replacements = List.of();
        private List<@Nullable Object[]> absences = List.of();
        private List<@Nullable Object[]> members = List.of();
    }

    private Version version(@Nullable Object[] row) {
        return new Version(instant(row[0], Instant.MIN), json.layers(text(row[1])));
    }

    private static TimedOverride override(@Nullable Object[] row) {
        return new TimedOverride(
                String.valueOf(row[0]),
                number(row[1]),
                TimedOverride.Kind.valueOf(text(row[2]).toUpperCase(Locale.ROOT)),
                text(row[3]),
                (String) row[4],
                instant(row[5], Instant.MIN),
                instant(row[6], Instant.MAX));
    }

    private Replacement replacement(@Nullable Object[] row) {
        return new Replacement(
                String.valueOf(row[0]),
                number(row[1]),
                instant(row[2], Instant.MIN),
                instant(row[3], Instant.MAX),
                json.shifts(text(row[4])));
    }

    private static Absence absence(@Nullable Object[] row) {
        return new Absence(text(row[0]), instant(row[1], Instant.MIN), instant(row[2], Instant.MAX));
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    private static Instant instant(@Nullable Object time, Instant otherwise) {
        return time == null ? otherwise : ((OffsetDateTime) time).toInstant();
    }
}
