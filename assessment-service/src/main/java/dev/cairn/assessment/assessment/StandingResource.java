package dev.cairn.assessment.assessment;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where all projects of an organisation stand, over HTTP. */
@Path("/api/v1/assessments/{org}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
class StandingResource {

    private static final int MOST_CHECKS = 20;
    private static final Pattern CHECK = Pattern.compile("[a-z0-9._-]{1,200}");

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
    public Uni<Page<Map<String, Object>>> list(
            @BeanParam PageRequest page,
            @QueryParam("check")
                    @Parameter(
                            description = "Id of a check whose outcome is told of each project, as many as wanted up to"
                                    + " 20. What a project's roadmap does not have is left out.")
                    @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = MOST_CHECKS)
                    List<String> check) {
        if (check.size() > MOST_CHECKS) {
            throw Problem.invalid("?check", "at most " + MOST_CHECKS + " of them");
        }
        if (!check.stream().allMatch(id -> CHECK.matcher(id).matches())) {
            throw Problem.invalid("?check", "must be the id of a check");
        }
        var position = page.of(cursors, "standings " + organisation.id());
        return standings
                .list(organisation.id(), position, check)
                .map(found -> Page.of(found, position, StandingResource::project, JsonObject::getMap));
    }

    private static UUID project(JsonObject standing) {
        return UUID.fromString(standing.getJsonObject("project").getString("id"));
    }
}
