package dev.cairn.notification.why;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.schedule.Interval;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why somebody was paged about an alert, or was not, over HTTP. */
@Path("/api/v1/alerts/{org}/{id}/why")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Why")
class WhyResource {

    static final int LONGEST_SUBJECT = 500;

    private final ReadWhy why;
    private final CurrentOrganisation organisation;
    private final Caller caller;

    WhyResource(ReadWhy why, CurrentOrganisation organisation, Caller caller) {
        this.why = why;
        this.organisation = organisation;
        this.caller = caller;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "explainAlertPages",
            summary = "Tells why somebody was paged about an alert, or was not, link by link",
            description =
                    "From how the alert came in, by the rule and what held it, the steps and who was on call then, to"
                            + " each try of each message and who took the alert on. It is told from what was kept when it happened;"
                            + " what is not known any more is said to be so. What a receiver answered is shown to the person who was"
                            + " paged, and to admins.")
    public Uni<WhyView> read(
            @PathParam("id") UUID id,
            @Parameter(description = "Subject of whom it is about; everybody when absent")
                    @QueryParam("person")
                    @Nullable
                    String person,
            @Parameter(description = "An instant, up to which it is told; all that happened when absent")
                    @QueryParam("at")
                    @Nullable
                    String at) {
        Role role = organisation.membership().role();
        boolean admin = role != null && role.includes(Role.ADMIN);
        String self = caller.id();
        return why.ask(
                organisation.id(),
                new ReadWhy.Question(
                        id,
                        person == null ? null : subject(person),
                        at == null ? null : Interval.instant("?at", at),
                        whose -> admin || whose.equals(self)));
    }

    /** @throws Problem when it is none */
    static String subject(String text) {
        if (text.isBlank() || text.length() > LONGEST_SUBJECT) {
            throw Problem.invalid("?person", "must have 1 to " + LONGEST_SUBJECT + " characters");
        }
        return text;
    }
}
