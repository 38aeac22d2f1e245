package dev.cairn.notification.schedule;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Links to calendars, and what they open. A link ends when it is revoked, and when who made it leaves. */
@ApplicationScoped
class Calendars {

    private static final int MOST = 100;
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(120);
    private static final String LIST = """
            select id, person, created_by, created_at from schedule_calendar where schedule_id = $1 order by id desc""";

    private static final Logger LOG = Logger.getLogger(Calendars.class);

    private final Schedules schedules;
    private final Plans plans;
    private final Members members;
    private final Tenancy tenancy;
    private final SystemSql system;
    private final Ids ids;
    private final Times times;
    private final SecureRandom random = new SecureRandom();

    Calendars(
            Schedules schedules,
            Plans plans,
            Members members,
            Tenancy tenancy,
            SystemSql system,
            Ids ids,
            Times times) {
        this.schedules = schedules;
        this.plans = plans;
        this.members = members;
        this.tenancy = tenancy;
        this.system = system;
        this.ids = ids;
        this.times = times;
    }

    Uni<List<CalendarView>> list(UUID organisation, UUID schedule) {
        return tenancy.write(
                organisation,
                () -> schedules
                        .find(schedule)
                        .chain(row -> SessionSql.rows(LIST, schedule))
                        .map(rows -> rows.stream().map(Calendars::view).toList()));
    }

    private static CalendarView view(@Nullable Object[] row) {
        return new CalendarView(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                ((OffsetDateTime) Objects.requireNonNull(row[3])).toInstant(),
                null);
    }

    Uni<CalendarView> create(UUID organisation, UUID schedule, NewCalendar asked, String by) {
        String person = ScheduleInput.optional("/person", asked.person(), ScheduleInput.LONGEST_SUBJECT);
        var key = CalendarKey.make(random);
        var made = new CalendarView(ids.next(), person, by, times.now(), "/api/v1/calendars/" + key.text() + ".ics");
        return members.demand(organisation, person == null ? Map.of() : Map.of(person, "/person"))
                .chain(() -> tenancy.write(
                        organisation,
                        () -> schedules
                                .locked(schedule)
                                .call(row -> refuseTooMany(schedule))
                                .chain(row -> SessionSql.change(
                                        """
                                        insert into schedule_calendar
                                            (id, organisation_id, schedule_id, person, key_digest, created_by, created_at)
                                        values ($1, $2, $3, $4, $5, $6, $7)""",
                                        made.id(),
                                        organisation,
                                        schedule,
                                        person,
                                        Buffer.buffer(key.digest()),
                                        by,
                                        made.createdAt().atOffset(ZoneOffset.UTC)))
                                .invoke(() -> LOG.infof(
                                        "calendar link %s of schedule %s made by %s", made.id(), schedule, by))
                                .replaceWith(made)));
    }

    private Uni<Void> refuseTooMany(UUID schedule) {
        return SessionSql.rows("select count(*) from schedule_calendar where schedule_id = $1", schedule)
                .invoke(rows -> {
                    if (((Number) rows.get(0)[0]).intValue() >= MOST) {
                        throw new Problem(
                                ScheduleProblem.LIMIT_REACHED,
                                "A schedule has at most %d calendar links".formatted(MOST));
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> revoke(UUID organisation, UUID schedule, UUID id, String by) {
        return tenancy.write(
                organisation,
                () -> SessionSql.change(
                                "delete from schedule_calendar where id = $1 and schedule_id = $2", id, schedule)
                        .invoke(rows -> {
                            if (rows == 0) {
                                throw Problem.notFound();
                            }
                            LOG.infof("calendar link %s of schedule %s revoked by %s", id, schedule, by);
                        })
                        .replaceWithVoid());
    }

    /** The calendar that a key opens; null when it opens none, for whichever reason. */
    Uni<@Nullable String> open(CalendarKey key) {
        return system.query(
                        "select organisation_id, schedule_id, person, created_by from schedule_calendar where key_digest = $1",
                        Tuple.of(Buffer.buffer(key.digest())))
                .chain(rows -> {
                    var found = rows.iterator();
                    return found.hasNext()
                            ? write(found.next())
                            : Uni.createFrom().nullItem();
                });
    }

    private Uni<@Nullable String> write(Row row) {
        Instant now = times.now();
        UUID schedule = row.getUUID(1);
        String person = row.getString(2);
        String maker = row.getString(3);
        return plans.ask(
                row.getUUID(0),
                schedule,
                now.minus(BACK),
                now.plus(AHEAD),
                read -> read.names().containsKey(maker)
                        ? ShiftCalendar.write(schedule, read, person, now.minus(BACK), now.plus(AHEAD))
                        : null);
    }
}
