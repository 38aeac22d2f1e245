package dev.cairn.notification.schedule;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.schedule.domain.Explanation;
import dev.cairn.notification.schedule.domain.Fairness;
import dev.cairn.notification.schedule.domain.PersonShifts;
import dev.cairn.notification.schedule.domain.Plan;
import dev.cairn.notification.schedule.domain.Preflight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is on call, asked over HTTP. */
@Path("/api/v1/schedules/{org}/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
class OnCallResource {

    private static final String INSTANT = "An instant such as 2026-03-29T01:00:00Z";
    private static final Duration AHEAD = Duration.ofDays(63);
    private static final Duration FOUR_WEEKS = Duration.ofDays(28);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration AROUND_CHANGE = Duration.ofDays(8);
    private static final int MOST_SHIFTS = 10_000;
    private static final int MOST_SEGMENTS = 2 * MOST_SHIFTS;

    private final Plans plans;
    private final ScheduleConfig config;
    private final Nights nights;
    private final Times times;
    private final CurrentOrganisation organisation;

    OnCallResource(Plans plans, ScheduleConfig config, Nights nights, Times times, CurrentOrganisation organisation) {
        this.plans = plans;
        this.config = config;
        this.nights = nights;
        this.times = times;
        this.organisation = organisation;
    }

    @GET
    @Path("/on-call")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readOnCall",
            summary = "Tells who is on call at an instant, and why",
            description = "Nobody is an empty list. Each layer tells whose turn it is and whether it counts.")
    public Uni<OnCallView> onCall(
            @PathParam("id") UUID id,
            @Parameter(description = INSTANT + "; now when absent") @QueryParam("at") @Nullable String at) {
        Instant instant = at == null ? times.now() : Interval.instant("?at", at);
        return plans.ask(
                organisation.id(),
                id,
                instant,
                instant.plus(AHEAD),
                read -> OnCallView.of(id, read, Explanation.of(read.plan(), instant)));
    }

    @GET
    @Path("/on-call.txt")
    @Produces(MediaType.TEXT_PLAIN)
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readOnCallText", summary = "Tells who is on call now in one line, or nobody")
    public Uni<String> text(@PathParam("id") UUID id) {
        Instant now = times.now();
        return plans.ask(
                        organisation.id(),
                        id,
                        now,
                        now.plus(AHEAD),
                        read -> read.plan().onCallAt(now).stream()
                                .map(duty -> read.names().getOrDefault(duty.person(), duty.person()))
                                .collect(Collectors.joining(", ")))
                .map(line -> line.isEmpty() ? "nobody\n" : line + "\n");
    }

    @GET
    @Path("/shifts")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listShifts",
            summary = "Gives the final schedule of an interval",
            description =
                    "Layers, overrides and temporary schedules laid over each other; at most 400 days and 10,000 shifts.")
    public Uni<ShiftsView> shifts(
            @PathParam("id") UUID id,
            @Parameter(description = INSTANT + "; now when absent") @QueryParam("from") @Nullable String from,
            @Parameter(description = INSTANT + "; four weeks after from when absent") @QueryParam("to") @Nullable
                    String to) {
        Interval interval = Interval.asked(from, to, times.now(), FOUR_WEEKS, config.longestInterval());
        return plans.ask(organisation.id(), id, interval.from(), interval.to(), read -> shifts(interval, read));
    }

    private static ShiftsView shifts(Interval interval, Plans.Read read) {
        var segments = read.plan().segments(interval.from(), interval.to());
        refuseOver(MOST_SEGMENTS, segments.size());
        var shifts = PersonShifts.of(segments);
        refuseOver(MOST_SHIFTS, shifts.size());
        return ShiftsView.of(interval, read, shifts, Plan.gaps(segments));
    }

    private static void refuseOver(int most, int found) {
        if (found > most) {
            throw Problem.invalid("?to", "the interval holds more than %d shifts and gaps".formatted(most));
        }
    }

    @GET
    @Path("/gaps")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listGaps", summary = "Lists when nobody is on call")
    public Uni<List<ShiftsView.Gap>> gaps(
            @PathParam("id") UUID id,
            @Parameter(description = INSTANT + "; now when absent") @QueryParam("from") @Nullable String from,
            @Parameter(description = INSTANT + "; four weeks after from when absent") @QueryParam("to") @Nullable
                    String to) {
        Interval interval = Interval.asked(from, to, times.now(), FOUR_WEEKS, config.longestInterval());
        return plans.ask(
                organisation.id(),
                id,
                interval.from(),
                interval.to(),
                read -> read.plan().gaps(interval.from(), interval.to()).stream()
                        .map(ShiftsView.Gap::of)
                        .toList());
    }

    @GET
    @Path("/preflight")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readPreflight",
            summary = "Lists what changes of the clock do within twelve months",
            description = "Short, long and vanished shifts, moved hand-overs, and holes and overlaps between zones.")
    public Uni<List<FindingView>> preflight(
            @PathParam("id") UUID id,
            @Parameter(description = INSTANT + "; now when absent") @QueryParam("from") @Nullable String from) {
        Instant start = from == null ? times.now() : Interval.instant("?from", from);
        Instant end = start.plus(YEAR);
        return plans.ask(
                organisation.id(),
                id,
                start.minus(AROUND_CHANGE),
                end.plus(AROUND_CHANGE),
                read -> Preflight.of(read.plan(), read.zone(), start, end).stream()
                        .map(FindingView::of)
                        .toList());
    }

    @GET
    @Path("/fairness")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readFairness",
            summary = "Counts the hours, nights and weekends of each person",
            description =
                    "Nights are from cairn.night.dusk to cairn.night.dawn (22:00 to 06:00), and weekends Saturday and"
                            + " Sunday, where the person lives.")
    public Uni<List<LoadView>> fairness(
            @PathParam("id") UUID id,
            @Parameter(description = INSTANT + "; now when absent") @QueryParam("from") @Nullable String from,
            @Parameter(description = INSTANT + "; four weeks after from when absent") @QueryParam("to") @Nullable
                    String to) {
        Interval interval = Interval.asked(from, to, times.now(), FOUR_WEEKS, config.longestInterval());
        return plans.ask(
                organisation.id(),
                id,
                interval.from(),
                interval.to(),
                read -> Fairness.of(
                                PersonShifts.of(read.plan().segments(interval.from(), interval.to())),
                                nights.night(),
                                read::zoneOf)
                        .stream()
                        .map(load -> LoadView.of(load, read))
                        .toList());
    }
}
