package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.schedule.domain.Plan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads all that decides who is on call, in six statements, of however many schedules. */
@ApplicationScoped
class Plans {

    private static final String ONE = "select id, name, time_zone, body from schedule where id = $1";
    private static final String SOME =
            "select id, name, time_zone, body from schedule where id < $1 order by id desc limit $2";
    private static final String VERSIONS = """
            select schedule_id, from_at, layers from schedule_version v
            where schedule_id = any ($1) and (from_at is null or from_at < $3) and not exists (
                select 1 from schedule_version n
                where n.schedule_id = v.schedule_id and n.number = v.number + 1 and n.from_at <= $2)
            order by schedule_id, number""";
    private static final String OVERRIDES = """
            select schedule_id, id, sequence, kind, person, replaces, start_at, end_at from schedule_override
            where schedule_id = any ($1) and end_at > $2 and start_at < $3 order by sequence""";
    private static final String TEMPORARY = """
            select schedule_id, id, sequence, start_at, end_at, shifts from schedule_temporary
            where schedule_id = any ($1) and end_at > $2 and start_at < $3 order by sequence""";
    private static final String ABSENCES =
            "select subject, from_at, until_at from member_absence where until_at is null or until_at > $1";
    private static final String MEMBERS = "select subject, name from known_member";
    private static final UUID NEWEST = new UUID(-1, -1);

    /**
     * A schedule, and who is who.
     *
     * @param names of members, by subject
     */
    record Read(UUID id, String name, ZoneId zone, ScheduleBody body, Plan plan, Map<String, String> names) {

        /** Where somebody lives, as far as the schedule says it. */
        ZoneId zoneOf(String person) {
            String own = body.personZones() == null ? null : body.personZones().get(person);
            return own == null ? zone : ZoneId.of(own);
        }

        /** What somebody is called; the subject of who is no member any more. */
        String nameOf(String person) {
            return names.getOrDefault(person, person);
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
        return tenancy.sql(organisation, connection -> {
                    Select select = (query, parameters) -> rows(connection, query, parameters);
                    return one(select, id).chain(found -> read(select, found, from, to));
                })
                .chain(rows -> answer(rows, question));
    }

    /** The same in the Hibernate transaction that the caller is in, and so as its locks keep it. */
    <T> Uni<T> askInTransaction(UUID id, Instant from, Instant to, Function<Read, T> question) {
        return one(SessionSql::rows, id)
                .chain(found -> read(SessionSql::rows, found, from, to))
                .chain(rows -> answer(rows, question));
    }

    private <T> Uni<T> answer(PlanRows rows, Function<Read, T> question) {
        return contexts.aside(() -> question.apply(rows.plans(json).get(0)));
    }

    /**
     * Asks several plans, newest first.
     *
     * @param before id of the schedule before the first; null for the newest
     */
    <T> Uni<List<T>> askSome(
            UUID organisation, @Nullable UUID before, int most, Instant from, Instant to, Function<Read, T> question) {
        return tenancy.sql(organisation, connection -> {
                    Select select = (query, parameters) -> rows(connection, query, parameters);
                    return select.rows(SOME, before == null ? NEWEST : before, most)
                            .chain(found -> read(select, found, from, to));
                })
                .chain(rows -> contexts.aside(
                        () -> rows.plans(json).stream().map(question).toList()));
    }

    /** The same of the newest ones, in the Hibernate transaction that the caller is in. */
    <T> Uni<List<T>> askSomeInTransaction(int most, Instant from, Instant to, Function<Read, T> question) {
        return SessionSql.rows(SOME, NEWEST, most)
                .chain(found -> read(SessionSql::rows, found, from, to))
                .chain(rows -> contexts.aside(
                        () -> rows.plans(json).stream().map(question).toList()));
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

    private static Uni<List<@Nullable Object[]>> one(Select select, UUID id) {
        return select.rows(ONE, id).invoke(found -> {
            if (found.isEmpty()) {
                throw Problem.notFound();
            }
        });
    }

    private static Uni<PlanRows> read(Select select, List<@Nullable Object[]> schedules, Instant from, Instant to) {
        var start = from.atOffset(ZoneOffset.UTC);
        var end = to.atOffset(ZoneOffset.UTC);
        UUID[] ids = schedules.stream()
                .map(row -> (UUID) Objects.requireNonNull(row[0]))
                .toArray(UUID[]::new);
        return select.rows(VERSIONS, ids, start, end)
                .chain(versions -> select.rows(OVERRIDES, ids, start, end)
                        .chain(overrides -> select.rows(TEMPORARY, ids, start, end)
                                .chain(temporary -> select.rows(ABSENCES, start)
                                        .chain(absences -> select.rows(MEMBERS)
                                                .map(members -> new PlanRows(
                                                        schedules, versions, overrides, temporary, absences,
                                                        members))))));
    }
}
