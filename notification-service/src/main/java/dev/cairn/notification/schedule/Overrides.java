package dev.cairn.notification.schedule;

import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes, lists and ends overrides.
 *
 * <p>They are made one after the other, under the schedule's lock, and where two contradict each other the later wins. But of two
 * that overlap and were asked for at the same time, so that neither could know of the other, only one is made.
 */
@ApplicationScoped
class Overrides {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_REASON = 500;
    private static final int OF_ALL_TIMES = 10;
    private static final String LIST = "select " + OverrideView.COLUMNS + " " + """
             from schedule_override where schedule_id = $1 and end_at > $2 order by start_at, id limit 1000""";
    private static final String ADD = """
            insert into schedule_override
                (id, organisation_id, schedule_id, kind, person, replaces, start_at, end_at, reason, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final Logger LOG = Logger.getLogger(Overrides.class);

    private final Schedules schedules;
    private final ScheduleConfig config;
    private final ScheduleJson json;
    private final Members members;
    private final Tenancy tenancy;
    private final IdempotentRequests requests;
    private final Ids ids;
    private final Times times;
    private final Clock clock;

    Overrides(
            Schedules schedules,
            ScheduleConfig config,
            ScheduleJson json,
            Members members,
            Tenancy tenancy,
            IdempotentRequests requests,
            Ids ids,
            Times times,
            Clock clock) {
        this.schedules = schedules;
        this.config = config;
        this.json = json;
        this.members = members;
        this.tenancy = tenancy;
        this.requests = requests;
        this.ids = ids;
        this.times = times;
        this.clock = clock;
    }

    /** The overrides that have not ended by an instant, by their start. */
    Uni<List<OverrideView>> list(UUID organisation, UUID schedule, Instant since) {
        return tenancy.write(
                organisation,
                () -> schedules
                        .find(schedule)
                        .chain(row -> SessionSql.rows(LIST, schedule, since.atOffset(ZoneOffset.UTC)))
                        .map(rows -> rows.stream().map(OverrideView::of).toList()));
    }

    /** Makes one. */
    Uni<Response> create(UUID organisation, UUID schedule, @Nullable String key, NewOverride asked, String by) {
        Instant arrived = exactly();
        Interval interval = Interval.written("", asked.start(), asked.end(), LONGEST);
        String kind = asked.kind() == null ? "replace" : asked.kind();
        if (!Set.of("replace", "add", "remove").contains(kind)) {
            throw ScheduleInput.refused("/kind", "must be replace, add or remove");
        }
        String person = ScheduleInput.text("/person", asked.person(), ScheduleInput.LONGEST_SUBJECT);
        String replaces = ScheduleInput.optional("/replaces", asked.replaces(), ScheduleInput.LONGEST_SUBJECT);
        if (replaces != null && (!kind.equals("replace") || replaces.equals(person))) {
            throw ScheduleInput.refused("/replaces", "is somebody else, and of kind replace only");
        }
        String reason = ScheduleInput.optional("/reason", asked.reason(), LONGEST_REASON);
        var people = new TreeMap<String, String>();
        if (!kind.equals("remove")) {
            people.put(person, "/person");
        }
        var made = new OverrideView(
                ids.next(), kind, person, replaces, interval.from(), interval.to(), reason, by, times.now());
        return members.demand(organisation, Map.copyOf(people))
                .chain(() -> requests.run(
                        organisation,
                        "POST schedules/" + schedule + "/overrides",
                        key,
                        asked,
                        () -> schedules
                                .locked(schedule)
                                .call(row -> refuseUnseen(schedule, made, arrived))
                                .chain(row -> keep(row, made, by))));
    }

    private Uni<Reply> keep(ScheduleRow row, OverrideView made, String by) {
        return add(row.organisationId, row.id, made)
                .invoke(() -> LOG.infof("override %s of schedule %s made by %s", made.id(), row.id, by))
                .map(done -> new Reply(201, null, null, json.tree(made)));
    }

    /** Adds one, if there may be another, in the transaction that the caller is in, which has the schedule's lock. */
    Uni<Void> add(UUID organisation, UUID schedule, OverrideView made) {
        return refuseTooMany(schedule)
                .chain(() -> SessionSql.change(
                        ADD,
                        made.id(),
                        organisation,
                        schedule,
                        made.kind(),
                        made.person(),
                        made.replaces(),
                        made.start().atOffset(ZoneOffset.UTC),
                        made.end().atOffset(ZoneOffset.UTC),
                        made.reason(),
                        made.createdBy(),
                        exactly().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Uni<Void> refuseUnseen(UUID schedule, OverrideView made, Instant arrived) {
        return SessionSql.rows(
                        """
                        select 1 from schedule_override
                        where schedule_id = $1 and created_at > $2 and start_at < $4 and end_at > $3 limit 1""",
                        schedule,
                        arrived.atOffset(ZoneOffset.UTC),
                        made.start().atOffset(ZoneOffset.UTC),
                        made.end().atOffset(ZoneOffset.UTC))
                .invoke(rows -> {
                    if (!rows.isEmpty()) {
                        throw new Problem(
                                ScheduleProblem.OVERRIDE_OVERLAPS,
                                "Another override of this time was made while yours was on its way; look at it first");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> refuseTooMany(UUID schedule) {
        return SessionSql.rows("""
                        select count(*) filter (where end_at > $2), count(*) from schedule_override
                        where schedule_id = $1""", schedule, times.now().atOffset(ZoneOffset.UTC))
                .invoke(rows -> {
                    if (((Number) rows.get(0)[0]).intValue() >= config.mostOverrides()) {
                        throw new Problem(
                                ScheduleProblem.LIMIT_REACHED,
                                "A schedule has at most %d overrides ahead".formatted(config.mostOverrides()));
                    }
                    int all = OF_ALL_TIMES * config.mostOverrides();
                    if (((Number) rows.get(0)[1]).intValue() >= all) {
                        throw new Problem(
                                ScheduleProblem.LIMIT_REACHED,
                                "A schedule has at most %d overrides, past ones too; make a new one".formatted(all));
                    }
                })
                .replaceWithVoid();
    }

    /** Takes one back: from now on when it has begun, for it is a part of the past then. */
    Uni<Void> end(UUID organisation, UUID schedule, UUID id, String by) {
        return tenancy.write(
                organisation,
                () -> schedules
                        .locked(schedule)
                        .chain(row -> SessionSql.first(
                                "select start_at, end_at from schedule_override where id = $1 and schedule_id = $2",
                                id,
                                schedule))
                        .onItem()
                        .ifNull()
                        .failWith(Problem::notFound)
                        .chain(row -> end(id, instant(row[0]), instant(row[1])))
                        .invoke(() -> LOG.infof("override %s of schedule %s ended by %s", id, schedule, by)));
    }

    private Uni<Void> end(UUID id, Instant start, Instant end) {
        Instant now = times.now();
        if (!end.isAfter(now)) {
            throw new Problem(ScheduleProblem.SCHEDULE_PAST, "The override is over");
        }
        return (start.isBefore(now)
                        ? SessionSql.change(
                                "update schedule_override set end_at = $2 where id = $1",
                                id,
                                now.atOffset(ZoneOffset.UTC))
                        : SessionSql.change("delete from schedule_override where id = $1", id))
                .replaceWithVoid();
    }

    private static Instant instant(@Nullable Object value) {
        return ((OffsetDateTime) Objects.requireNonNull(value)).toInstant();
    }

    /** As exact as the database keeps it: two requests within one millisecond are in an order, too. */
    private Instant exactly() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
