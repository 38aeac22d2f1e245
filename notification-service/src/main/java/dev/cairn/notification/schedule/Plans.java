package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.schedule.domain.Absence;
import dev.cairn.notification.schedule.domain.Plan;
import dev.cairn.notification.schedule.domain.Replacement;
import dev.cairn.notification.schedule.domain.TimedOverride;
import dev.cairn.notification.schedule.domain.Version;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads all that decides who is on call. */
@ApplicationScoped
class Plans {

    private static final String SCHEDULE = "select name, time_zone, body from schedule where id = $1";
    private static final String VERSIONS =
            "select from_at, layers from schedule_version where schedule_id = $1 order by number";
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

    Plans(Tenancy tenancy, ScheduleJson json) {
        this.tenancy = tenancy;
        this.json = json;
    }

    /** The plan, with what stands above its layers in an interval. */
    Uni<Read> read(UUID organisation, UUID id, Instant from, Instant to) {
        return tenancy.sql(organisation, connection -> read(connection, id, from, to));
    }

    private Uni<Read> read(SqlConnection sql, UUID id, Instant from, Instant to) {
        var interval = Tuple.of(id, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
        var since = Tuple.of(from.atOffset(ZoneOffset.UTC));
        var parts = new Parts();
        return rows(sql, SCHEDULE, Tuple.of(id), Function.identity())
                .invoke(found -> parts.schedule = found)
                .invoke(Plans::refuseMissing)
                .chain(() -> rows(sql, VERSIONS, Tuple.of(id), this::version))
                .invoke(found -> parts.versions = found)
                .chain(() -> rows(sql, OVERRIDES, interval, Plans::override))
                .invoke(found -> parts.overrides = found)
                .chain(() -> rows(sql, TEMPORARY, interval, this::replacement))
                .invoke(found -> parts.replacements = found)
                .chain(() -> rows(sql, ABSENCES, since, Plans::absence))
                .invoke(found -> parts.absences = found)
                .chain(() -> rows(sql, MEMBERS, Tuple.tuple(), Function.identity()))
                .map(members -> read(parts, members));
    }

    private static void refuseMissing(List<Row> found) {
        if (found.isEmpty()) {
            throw Problem.notFound();
        }
    }

    private Read read(Parts parts, List<Row> members) {
        var names = new TreeMap<String, String>();
        members.forEach(row -> names.put(row.getString(0), row.getString(1)));
        Row schedule = parts.schedule.get(0);
        return new Read(
                schedule.getString(0),
                ZoneId.of(schedule.getString(1)),
                json.body(schedule.getString(2)),
                new Plan(parts.versions, parts.overrides, parts.replacements, parts.absences),
                names);
    }

    /** What was read so far. */
    private static final class Parts {
        private List<Row> schedule = List.of();
        private List<Version> versions = List.of();
        private List<TimedOverride> overrides = List.of();
        private List<Replacement> replacements = List.of();
        private List<Absence> absences = List.of();
    }

    private static <T> Uni<List<T>> rows(SqlConnection sql, String query, Tuple parameters, Function<Row, T> reader) {
        return sql.preparedQuery(query).execute(parameters).map(rows -> list(rows, reader));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reader) {
        var list = new ArrayList<T>(rows.size());
        rows.forEach(row -> list.add(reader.apply(row)));
        return list;
    }

    private Version version(Row row) {
        return new Version(instant(row.getOffsetDateTime(0), Instant.MIN), json.layers(row.getString(1)));
    }

    private static TimedOverride override(Row row) {
        return new TimedOverride(
                row.getUUID(0).toString(),
                row.getLong(1),
                TimedOverride.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                row.getString(4),
                row.getOffsetDateTime(5).toInstant(),
                row.getOffsetDateTime(6).toInstant());
    }

    private Replacement replacement(Row row) {
        return new Replacement(
                row.getUUID(0).toString(),
                row.getLong(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getOffsetDateTime(3).toInstant(),
                json.shifts(row.getString(4)));
    }

    private static Absence absence(Row row) {
        return new Absence(
                row.getString(0), row.getOffsetDateTime(1).toInstant(), instant(row.getOffsetDateTime(2), Instant.MAX));
    }

    private static Instant instant(@Nullable OffsetDateTime time, Instant otherwise) {
        return time == null ? otherwise : time.toInstant();
    }
}
