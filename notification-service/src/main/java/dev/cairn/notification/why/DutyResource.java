package dev.cairn.notification.why;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether somebody was on call at an instant, over HTTP. */
@Path("/api/v1/why/{org}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Why")
class DutyResource {

    private static final int USUAL_HOURS = 12;

    private final ReadDuty duty;
    private final WhyConfig config;
    private final Times times;
    private final CurrentOrganisation organisation;
    private final Caller caller;

    DutyResource(ReadDuty duty, WhyConfig config, Times times, CurrentOrganisation organisation, Caller caller) {
        this.duty = duty;
        this.config = config;
        this.times = times;
        this.organisation = organisation;
        this.caller = caller;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "explainDuty",
            summary = "Tells whether somebody was on call at an instant, and to whom the alerts around it went",
            description =
                    "In every schedule, with why, and why not. Alerts that were opened within the hours before and"
                            + " after, and those about which the person was paged then, with what came of each for them.")
    public Uni<DutyView> read(
            @Parameter(description = "Subject of a person; you when absent, unless you are a token")
                    @QueryParam("person")
                    @Nullable
                    String person,
            @Parameter(description = "An instant; now when absent") @QueryParam("at") @Nullable String at,
            @Parameter(
                            description =
                                    "Hours before and after the instant, at most cairn.why.longest-hours; 12 when absent")
                    @QueryParam("hours")
                    @Nullable
                    String hours) {
        Instant instant = at == null ? times.now() : Interval.instant("?at", at);
        Duration around = Duration.ofHours(hours(hours));
        return duty.ask(
                organisation.id(),
                person == null ? self() : WhyResource.subject(person),
                instant,
                new Interval(instant.minus(around), instant.plus(around)));
    }

    private String self() {
        if (caller.kind() == Caller.Kind.TOKEN) {
            throw Problem.invalid("?person", "is required of an API token, which is nobody");
        }
        return caller.id();
    }

    private int hours(@Nullable String text) {
        if (text == null) {
            return Math.min(USUAL_HOURS, config.longestHours());
        }
        if (text.matches("[0-9]{1,4}")) {
            int hours = Integer.parseInt(text);
            if (hours >= 1 && hours <= config.longestHours()) {
                return hours;
            }
        }
        throw Problem.invalid("?hours", "must be a number from 1 to " + config.longestHours());
    }
}
