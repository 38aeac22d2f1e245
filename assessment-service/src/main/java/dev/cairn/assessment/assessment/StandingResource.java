package dev.cairn.assessment.assessment;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where all projects of an organisation stand, over HTTP. */
@Path("/api/v1/assessments/{org}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
class StandingResource {

    private final ReadStandings standings;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    StandingResource(ReadStandings standings, CurrentOrganisation organisation, Cursors cursors) {
        this.standings = standings;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listStandings",
            summary = "Lists where each project stands",
            description = "The latest assessment of each project in short, oldest project first. A project that was not"
                    + " assessed yet is left out.")
    @APIResponseSchema(value = StandingPageSchema.class, responseDescription = "A page")
    public Uni<Page<Map<String, Object>>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "standings " + organisation.id());
        return standings
                .list(organisation.id(), position)
                .map(found -> Page.of(found, position, StandingResource::project, JsonObject::getMap));
    }

    private static UUID project(JsonObject standing) {
        return UUID.fromString(standing.getJsonObject("project").getString("id"));
    }
}
