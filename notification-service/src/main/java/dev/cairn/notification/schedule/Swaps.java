package dev.cairn.notification.schedule;

import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Swaps: one person asks another, who alone can accept. What is accepted becomes overrides, in the same transaction. */
@ApplicationScoped
class Swaps {

    private static final Duration LONGEST = Duration.ofDays(62);
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_OPEN = 100;
    private static final String LIST =
            "select " + SwapView.COLUMNS + " from schedule_swap where schedule_id = $1 order by id desc limit 100";
    private static final String ONE =
            "select " + SwapView.COLUMNS + " from schedule_swap where schedule_id = $1 and id = $2";

    private static final Logger LOG = Logger.getLogger(Swaps.class);

    private final Schedules schedules;
    private final Overrides overrides;
    private final Plans plans;
    private final ScheduleJson json;
    private final Members members;
    private final Tenancy tenancy;
    private final IdempotentRequests requests;
    private final Ids ids;
    private final Times times;

    Swaps(
            Schedules schedules,
            Overrides overrides,
            Plans plans,
            ScheduleJson json,
            Members members,
            Tenancy tenancy,
            IdempotentRequests requests,
            Ids ids,
            Times times) {
        this.schedules = schedules;
        this.overrides = overrides;
        this.plans = plans;
        this.json = json;
        this.members = members;
        this.tenancy = tenancy;
        this.requests = requests;
        this.ids = ids;
        this.times = times;
    }

    /** The newest hundred. */
    Uni<List<SwapView>> list(UUID organisation, UUID schedule) {
        return tenancy.write(
                organisation,
                () -> schedules
                        .find(schedule)
                        .chain(row -> SessionSql.rows(LIST, schedule))
                        .map(rows -> rows.stream().map(SwapView::of).toList()));
    }

    /** Asks somebody to take a time over. */
    Uni<Response> ask(UUID organisation, UUID schedule, @Nullable String key, NewSwap asked, String person) {
        String with = ScheduleInput.text("/with", asked.with(), ScheduleInput.LONGEST_SUBJECT);
        if (with.equals(person)) {
            throw ScheduleInput.refused("/with", "must be somebody else");
        }
        Interval given = Interval.written("", asked.start(), asked.end(), LONGEST);
        Interval back = asked.returnStart() == null && asked.returnEnd() == null
                ? null
                : Interval.written("/returnStart", "/returnEnd", asked.returnStart(), asked.returnEnd(), LONGEST);
        var swap = new SwapView(
                ids.next(),
                person,
                with,
                given.from(),
                given.to(),
                back == null ? null : back.from(),
                back == null ? null : back.to(),
                "open",
                ScheduleInput.optional("/note", asked.note(), LONGEST_NOTE),
                times.now(),
                null);
        refusePast(swap);
        return members.demand(organisation, Map.of(with, "/with"))
                .chain(() -> demandShift(organisation, schedule, person, given, "/start"))
                .chain(() -> back == null
                        ? Uni.createFrom().voidItem()
                        : demandShift(organisation, schedule, with, back, "/returnStart"))
                .chain(() -> requests.run(
                        organisation,
                        "POST schedules/" + schedule + "/swaps",
                        key,
                        asked,
                        () -> schedules.locked(schedule).chain(row -> keep(row, swap))));
    }

    private Uni<Void> demandShift(UUID organisation, UUID schedule, String person, Interval time, String pointer) {
        return plans.ask(organisation, schedule, time.from(), time.to(), read -> isOnCall(read, person, time))
                .invoke(onCall -> {
                    if (!onCall) {
                        throw ScheduleInput.refused(pointer, "is no time at which " + person + " is on call");
                    }
                })
                .replaceWithVoid();
    }

    private static boolean isOnCall(Plans.Read read, String person, Interval time) {
        return read.plan().segments(time.from(), time.to()).stream()
                .flatMap(segment -> segment.duties().stream())
                .anyMatch(duty -> duty.person().equals(person));
    }

    /** The schedule may have been changed since it was asked. */
    private Uni<Void> demandStillOnCall(UUID schedule, SwapView swap) {
        Interval given = new Interval(swap.start(), swap.end());
        Interval back = swap.back();
        return demandStillOnCall(schedule, swap.person(), given)
                .chain(() ->
                        back == null ? Uni.createFrom().voidItem() : demandStillOnCall(schedule, swap.with(), back));
    }

    private Uni<Void> demandStillOnCall(UUID schedule, String person, Interval time) {
        return plans.askInTransaction(schedule, time.from(), time.to(), read -> isOnCall(read, person, time))
                .invoke(onCall -> {
                    if (!onCall) {
                        throw new Problem(
                                ScheduleProblem.SWAP_OUTDATED,
                                "%s is not on call any more from %s to %s".formatted(person, time.from(), time.to()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> refuseTooMany(UUID schedule) {
        return SessionSql.rows(
                        "select count(*) from schedule_swap where schedule_id = $1 and state = 'open' and end_at > $2",
                        schedule,
                        times.now().atOffset(ZoneOffset.UTC))
                .invoke(rows -> {
                    if (((Number) rows.get(0)[0]).intValue() >= MOST_OPEN) {
                        throw new Problem(
                                ScheduleProblem.LIMIT_REACHED,
                                "A schedule has at most %d open swaps".formatted(MOST_OPEN));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Reply> keep(ScheduleRow row, SwapView swap) {
        return refuseTooMany(row.id)
                .chain(() -> SessionSql.change(
                        """
                        insert into schedule_swap (id, organisation_id, schedule_id, person, other, start_at, end_at,
                            return_start_at, return_end_at, state, note, created_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10, $11)""",
                        swap.id(),
                        row.organisationId,
                        row.id,
                        swap.person(),
                        swap.with(),
                        swap.start().atOffset(ZoneOffset.UTC),
                        swap.end().atOffset(ZoneOffset.UTC),
                        swap.returnStart() == null ? null : swap.returnStart().atOffset(ZoneOffset.UTC),
                        swap.returnEnd() == null ? null : swap.returnEnd().atOffset(ZoneOffset.UTC),
                        swap.note(),
                        swap.createdAt().atOffset(ZoneOffset.UTC)))
                .invoke(() -> LOG.infof("swap %s of schedule %s asked by %s", swap.id(), row.id, swap.person()))
                .map(done -> new Reply(201, null, null, json.tree(swap)));
    }

    /**
     * Decides a swap.
     *
     * @param state accepted or declined by who is asked; withdrawn by who asked
     */
    Uni<SwapView> decide(UUID organisation, UUID schedule, UUID id, String state, String by) {
        return tenancy.write(
                organisation,
                () -> schedules
                        .locked(schedule)
                        .chain(row -> SessionSql.first(ONE, schedule, id))
                        .onItem()
                        .ifNull()
                        .failWith(Problem::notFound)
                        .map(SwapView::of)
                        .invoke(swap -> demandOpen(swap, state, by))
                        .call(swap -> state.equals("accepted")
                                ? carryOut(organisation, schedule, swap)
                                : Uni.createFrom().voidItem())
                        .map(swap -> swap.decided(state, times.now()))
                        .call(swap -> SessionSql.change(
                                "update schedule_swap set state = $2, decided_at = $3 where id = $1",
                                id,
                                state,
                                times.now().atOffset(ZoneOffset.UTC)))
                        .invoke(swap -> LOG.infof("swap %s of schedule %s %s by %s", id, schedule, state, by)));
    }

    private void demandOpen(SwapView swap, String state, String by) {
        boolean withdraws = state.equals("withdrawn");
        if (!by.equals(withdraws ? swap.person() : swap.with())) {
            throw new Problem(
                    CommonProblem.FORBIDDEN,
                    withdraws
                            ? "Only the person who asks withdraws a swap"
                            : "Only the person who is asked accepts or declines a swap");
        }
        if (!swap.state().equals("open")) {
            throw new Problem(ScheduleProblem.SWAP_DECIDED, "The swap is " + swap.state());
        }
        if (state.equals("accepted")) {
            refusePast(swap);
        }
    }

    private void refusePast(SwapView swap) {
        Instant now = times.now();
        boolean isOver = !swap.end().isAfter(now)
                || swap.returnEnd() != null && !swap.returnEnd().isAfter(now);
        if (isOver) {
            throw new Problem(ScheduleProblem.SCHEDULE_PAST, "The time of the swap is over");
        }
    }

    private Uni<Void> carryOut(UUID organisation, UUID schedule, SwapView swap) {
        Interval back = swap.back();
        return demandStillOnCall(schedule, swap)
                .chain(() -> overrides.add(
                        organisation, schedule, override(swap, swap.with(), swap.person(), swap.start(), swap.end())))
                .chain(() -> back == null
                        ? Uni.createFrom().voidItem()
                        : overrides.add(
                                organisation,
                                schedule,
                                override(swap, swap.person(), swap.with(), back.from(), back.to())));
    }

    private OverrideView override(SwapView swap, String person, String replaces, Instant start, Instant end) {
        return new OverrideView(
                ids.next(),
                "replace",
                person,
                replaces,
                start,
                end,
                "Swap of " + swap.person() + " and " + swap.with(),
                swap.with(),
                times.now());
    }
}
