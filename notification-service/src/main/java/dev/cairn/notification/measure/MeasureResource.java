package dev.cairn.notification.measure;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.schedule.Interval;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What alerts cost, over HTTP. */
@Path("/api/v1/measures/{org}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Measures")
class MeasureResource {

    private static final Duration FOUR_WEEKS = Duration.ofDays(28);

    private final ReadMeasures measures;
    private final MeasurePeople people;
    private final MeasureConfig config;
    private final Times times;
    private final CurrentOrganisation organisation;

    MeasureResource(
            ReadMeasures measures,
            MeasurePeople people,
            MeasureConfig config,
            Times times,
            CurrentOrganisation organisation) {
        this.measures = measures;
        this.people = people;
        this.config = config;
        this.times = times;
        this.organisation = organisation;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readMeasures",
            summary = "Measures how many alerts there were and how soon they were taken on and over",
            description =
                    "An alert counts in the time in which it was first raised, whatever came of it later. Means, medians"
                            + " and ninetieth percentiles are seconds; alerts that nobody acknowledged, or that are not over, are in"
                            + " none of them. At most cairn.measure.longest-days days at once.")
    public Uni<MeasuresView> read(
            @Parameter(description = "An instant; four weeks before to when absent") @QueryParam("from") @Nullable
                    String from,
            @Parameter(description = "An instant after from; now when absent") @QueryParam("to") @Nullable String to,
            @Parameter(description = "service, integration, project, severity or day; service when absent")
                    @QueryParam("by")
                    @Nullable
                    String by,
            @Parameter(description = "Where days begin, such as Europe/Berlin; UTC when absent")
                    @QueryParam("timeZone")
                    @Nullable
                    String timeZone) {
        Instant end = to == null ? times.now() : Interval.instant("?to", to);
        Interval interval = Interval.asked(from, to, end.minus(FOUR_WEEKS), FOUR_WEEKS, config.longestDays());
        return measures.read(organisation.id(), interval.from(), interval.to(), Grouping.read(by), zone(timeZone));
    }

    @GET
    @Path("/people")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readPeopleMeasures",
            summary = "Measures how often people were paged in a month, and in how many of their nights",
            description =
                    "A page counts when its first message arrived, by the clock of the person: the time zone of their"
                            + " notification rules, or else where the schedule says that they live by which they were on call, or else"
                            + " UTC. Pages are kept for cairn.paging.kept; months before that are empty.")
    public Uni<PeopleMeasuresView> people(
            @Parameter(description = "Such as 2026-11; this month in UTC when absent") @QueryParam("month") @Nullable
                    String month) {
        return people.read(organisation.id(), month(month));
    }

    private YearMonth month(@Nullable String text) {
        if (text == null) {
            return YearMonth.from(times.now().atOffset(ZoneOffset.UTC));
        }
        // only the form itself: YearMonth reads a sign and more digits, too
        if (text.matches("2[01][0-9]{2}-(0[1-9]|1[0-2])")) {
            return YearMonth.parse(text);
        }
        throw Problem.invalid("?month", "must be a month such as 2026-11");
    }

    private static ZoneId zone(@Nullable String name) {
        if (name == null) {
            return ZoneId.of("UTC");
        }
        // regions only: PostgreSQL reads the sign of an offset the other way round
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Problem.invalid("?timeZone", "must be a time zone such as Europe/Berlin");
        }
        return ZoneId.of(name);
    }
}
