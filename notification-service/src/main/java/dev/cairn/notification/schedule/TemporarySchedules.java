package dev.cairn.notification.schedule;

import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.schedule.domain.Replacement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes, lists and ends temporary schedules, which stand above layers and overrides. */
@ApplicationScoped
class TemporarySchedules {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_REASON = 500;
    private static final int A_DAY_TIMES = 2;
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_SHIFTS = 200;
    private static final String LIST = """
            select id, start_at, end_at, shifts, reason, created_by, created_at
            from schedule_temporary where schedule_id = $1 and end_at > $2 order by start_at, id limit 1000""";

    private static final Logger LOG = Logger.getLogger(TemporarySchedules.class);

    private final Schedules schedules;
    private final ScheduleConfig config;
    private final ScheduleJson json;
    private final Members members;
    private final Tenancy tenancy;
    private final IdempotentRequests requests;
    private final Ids ids;
    private final Times times;

    TemporarySchedules(
            Schedules schedules,
            ScheduleConfig config,
            ScheduleJson json,
            Members members,
            Tenancy tenancy,
            IdempotentRequests requests,
            Ids ids,
            Times times) {
        this.schedules = schedules;
        this.config = config;
        this.json = json;
        this.members = members;
        this.tenancy = tenancy;
        this.requests = requests;
        this.ids = ids;
        this.times = times;
    }

    Uni<List<TemporaryView>> list(UUID organisation, UUID schedule, Instant since) {
        return tenancy.write(
                organisation,
                () -> schedules
                        .find(schedule)
                        .chain(row -> SessionSql.rows(LIST, schedule, since.atOffset(ZoneOffset.UTC)))
                        .map(rows -> rows.stream().map(this::view).toList()));
    }

    private TemporaryView view(@Nullable Object[] row) {
        return new TemporaryView(
                (UUID) row[0],
                instant(row[1]),
                instant(row[2]),
                json.shifts((String) row[3]),
                (String) row[4],
                (String) row[5],
                instant(row[6]));
    }

    Uni<Response> create(UUID organisation, UUID schedule, @Nullable String key, NewTemporary asked, String by) {
        Interval interval = Interval.written("", asked.start(), asked.end(), LONGEST);
        var people = new TreeMap<String, String>();
        var shifts = shifts(asked.shifts(), interval, people);
        String reason = ScheduleInput.optional("/reason", asked.reason(), LONGEST_REASON);
        var made = new TemporaryView(ids.next(), interval.from(), interval.to(), shifts, reason, by, times.now());
        return members.demand(organisation, people)
                .chain(() -> requests.run(
                        organisation,
                        "POST schedules/" + schedule + "/temporary",
                        key,
                        asked,
                        () -> schedules
                                .locked(schedule)
                                .call(row -> refuseTooMany(schedule))
                                .chain(row -> keep(row, made))));
    }

    private static List<Replacement.Shift> shifts(
            @Nullable List<NewTemporary.@Nullable Shift> asked, Interval within, Map<String, String> people) {
        if (asked == null || asked.isEmpty() || asked.size() > MOST_SHIFTS) {
            throw ScheduleInput.refused("/shifts", "must hold 1 to " + MOST_SHIFTS);
        }
        var shifts = new ArrayList<Replacement.Shift>();
        for (int i = 0; i < asked.size(); i++) {
            NewTemporary.Shift one = asked.get(i);
            String at = "/shifts/" + i;
            if (one == null) {
                throw ScheduleInput.refused(at, "must be an object");
            }
            String person = ScheduleInput.text(at + "/person", one.person(), ScheduleInput.LONGEST_SUBJECT);
            people.putIfAbsent(person, at + "/person");
            Interval interval = Interval.written(at, one.start(), one.end(), LONGEST);
            if (interval.from().isBefore(within.from()) || interval.to().isAfter(within.to())) {
                throw ScheduleInput.refused(at, "must lie between start and end");
            }
            shifts.add(new Replacement.Shift(person, interval.from(), interval.to()));
        }
        return shifts;
    }

    private Uni<Reply> keep(ScheduleRow row, TemporaryView made) {
        return SessionSql.change(
                        """
                        insert into schedule_temporary
                            (id, organisation_id, schedule_id, start_at, end_at, shifts, reason, created_by, created_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
                        made.id(),
                        row.organisationId,
                        row.id,
                        made.start().atOffset(ZoneOffset.UTC),
                        made.end().atOffset(ZoneOffset.UTC),
                        json.write(made.shifts()),
                        made.reason(),
                        made.createdBy(),
                        made.createdAt().atOffset(ZoneOffset.UTC))
                .invoke(() -> LOG.infof("temporary schedule %s of %s made by %s", made.id(), row.id, made.createdBy()))
                .map(done -> new Reply(201, null, null, json.tree(made)));
    }

    private Uni<Void> refuseTooMany(UUID schedule) {
        Instant now = times.now();
        return SessionSql.rows(
                        """
                        select (select count(*) from schedule_temporary where schedule_id = $1 and end_at > $2),
                            (select count(*) from schedule_temporary where schedule_id = $1 and created_at > $3)""",
                        schedule,
                        now.atOffset(ZoneOffset.UTC),
                        now.minus(DAY).atOffset(ZoneOffset.UTC))
                .invoke(rows -> {
                    if (((Number) rows.get(0)[0]).intValue() >= config.mostOverrides()) {
                        throw new Problem(
                                ScheduleProblem.LIMIT_REACHED,
                                "A schedule has at most %d temporary ones ahead".formatted(config.mostOverrides()));
                    }
                    int most = A_DAY_TIMES * config.mostOverrides();
                    if (((Number) rows.get(0)[1]).intValue() >= most) {
                        throw new Problem(
                                ScheduleProblem.LIMIT_REACHED,
                                "A schedule gets at most %d temporary ones within 24 hours".formatted(most));
                    }
                })
                .replaceWithVoid();
    }

    /** Takes one back: from now on when it has begun. */
    Uni<Void> end(UUID organisation, UUID schedule, UUID id, String by) {
        return tenancy.write(
                organisation,
                () -> schedules
                        .locked(schedule)
                        .chain(row -> SessionSql.first(
                                "select start_at, end_at from schedule_temporary where id = $1 and schedule_id = $2",
                                id,
                                schedule))
                        .onItem()
                        .ifNull()
                        .failWith(Problem::notFound)
                        .chain(row -> end(id, instant(row[0]), instant(row[1])))
                        .invoke(() -> LOG.infof("temporary schedule %s of %s ended by %s", id, schedule, by)));
    }

    private Uni<Void> end(UUID id, Instant start, Instant end) {
        Instant now = times.now();
        if (!end.isAfter(now)) {
            throw new Problem(ScheduleProblem.SCHEDULE_PAST, "The temporary schedule is over");
        }
        return (start.isBefore(now)
                        ? SessionSql.change(
                                "update schedule_temporary set end_at = $2 where id = $1",
                                id,
                                now.atOffset(ZoneOffset.UTC))
                        : SessionSql.change("delete from schedule_temporary where id = $1", id))
                .replaceWithVoid();
    }

    private static Instant instant(@Nullable Object value) {
        return ((OffsetDateTime) Objects.requireNonNull(value)).toInstant();
    }
}
