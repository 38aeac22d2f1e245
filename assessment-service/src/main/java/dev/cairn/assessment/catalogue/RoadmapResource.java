package dev.cairn.assessment.catalogue;

import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.kit.access.SignedIn;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The roadmaps of the product over HTTP; an organisation's own are below its slug. */
@Path("/api/v1/roadmaps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roadmaps", description = "What projects are assessed against.")
class RoadmapResource {

    private final Assessor assessor;
    private final Cursors cursors;

    RoadmapResource(Assessor assessor, Cursors cursors) {
        this.assessor = assessor;
        this.cursors = cursors;
    }

    @GET
    @SignedIn(tokens = true)
    @Operation(operationId = "listRoadmaps", summary = "Lists the roadmaps that come with the product")
    public Page<RoadmapSummary> list(@BeanParam PageRequest page) {
        page.of(cursors, "roadmaps");
        return new Page<>(List.of(RoadmapSummary.of(assessor.roadmap())), null);
    }
}
