package dev.cairn.notification.schedule;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
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

/** Who is on call in all schedules of an organisation, over HTTP. */
@Path("/api/v1/schedules/{org}/on-call")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
class OnCallNowResource {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final Plans plans;
    private final Times times;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    OnCallNowResource(Plans plans, Times times, CurrentOrganisation organisation, Cursors cursors) {
        this.plans = plans;
        this.times = times;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listOnCall",
            summary = "Tells who is on call in every schedule, newest schedule first",
            description = "With who is next, and the first time within two weeks in which nobody is.")
    public Uni<Page<OnCallNowView>> list(
            @BeanParam PageRequest page,
            @Parameter(description = "An instant such as 2026-03-29T01:00:00Z; now when absent")
                    @QueryParam("at")
                    @Nullable
                    String at) {
        Instant instant = at == null ? times.now() : Interval.instant("?at", at);
        Instant end = instant.plus(AHEAD);
        var position = page.of(cursors, "on call " + organisation.id());
        return plans.askSome(
                        organisation.id(),
                        position.after(),
                        position.limit() + 1,
                        instant,
                        end,
                        read -> OnCallNowView.of(read, instant, end))
                .map(all -> Page.of(all, position, OnCallNowView::schedule, one -> one));
    }
}
