package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Calendars, for everybody who has the key. Whatever is wrong with a key, the answer is one and the same. */
@Path("/api/v1/calendars")
@Tag(name = "Schedules")
class CalendarFeedResource {

    private final Calendars calendars;

    CalendarFeedResource(Calendars calendars) {
        this.calendars = calendars;
    }

    @GET
    @Path("/{key}.ics")
    @PermitAll
    @SecurityRequirements
    @Produces("text/calendar")
    @Operation(
            operationId = "readCalendar",
            summary = "Gives the shifts as an iCal calendar",
            description = "From 30 days ago to 120 days ahead. A shift keeps its UID from one look to the next.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(mediaType = "text/calendar", schema = @Schema(implementation = String.class)))
    public Uni<Response> read(@PathParam("key") String key) {
        return calendars
                .open(new CalendarKey(key))
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(CommonProblem.NOT_FOUND, "There is no calendar at this address"))
                .map(text -> Response.ok(text, "text/calendar;charset=UTF-8")
                        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .header("Referrer-Policy", "no-referrer")
                        .header("X-Robots-Tag", "noindex, nofollow")
                        .build());
    }
}
