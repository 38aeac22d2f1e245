package dev.cairn.assessment.catalogue;

import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.kit.access.SignedIn;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Roadmaps over HTTP. They belong to the product, not to an organisation. */
@Path("/api/v1/roadmaps")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roadmaps", description = "What projects are assessed against.")
class RoadmapResource {

    /** Counts the forms in which a roadmap was shown: who has the same version in an older form has not this one. */
    private static final int FORM = 2;

    private final Assessor assessor;
    private final Roadmap roadmap;
    private final Cursors cursors;

    RoadmapResource(Assessor assessor, Cursors cursors) {
        this.assessor = assessor;
        this.roadmap = assessor.roadmap();
        this.cursors = cursors;
    }

    @GET
    @SignedIn(tokens = true)
    @Operation(operationId = "listRoadmaps", summary = "Lists the roadmaps")
    public Page<RoadmapSummary> list(@BeanParam PageRequest page) {
        page.of(cursors, "roadmaps");
        return new Page<>(List.of(RoadmapSummary.of(roadmap)), null);
    }

    @GET
    @Path("/{roadmap}")
    @SignedIn(tokens = true)
    @Operation(
            operationId = "readRoadmap",
            summary = "Shows a roadmap",
            description =
                    "Its phases, practices and checks, with the expression, strength, weight and freshness of each.")
    @APIResponseSchema(value = RoadmapView.class, responseDescription = "The roadmap")
    public Response read(@PathParam("roadmap") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        if (!roadmap.id().equals(id)) {
            throw new Problem(CommonProblem.NOT_FOUND, "There is no roadmap with this id");
        }
        String tag = "\"%d-%d\"".formatted(roadmap.version(), FORM);
        return (ETags.matches(ifNoneMatch, tag) ? Response.notModified() : Response.ok(RoadmapView.of(assessor)))
                .header(HttpHeaders.ETAG, tag)
                .build();
    }
}
