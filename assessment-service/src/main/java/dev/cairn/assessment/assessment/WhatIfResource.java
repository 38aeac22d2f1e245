package dev.cairn.assessment.assessment;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.directory.Projects;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Assessments that are made to be looked at: as it would be, and as it was. They change nothing, so who may read may ask. */
@Path("/api/v1/assessments/{org}/{project}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
class WhatIfResource {

    private final AskWhatIf askWhatIf;
    private final RerunAssessment rerunAssessment;
    private final Projects projects;

    WhatIfResource(AskWhatIf askWhatIf, RerunAssessment rerunAssessment, Projects projects) {
        this.askWhatIf = askWhatIf;
        this.rerunAssessment = rerunAssessment;
        this.projects = projects;
    }

    @POST
    @Path("/what-if")
    @Consumes(MediaType.APPLICATION_JSON)
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "askWhatIf",
            summary = "Shows how a project would stand",
            description = "From all that is known at present but for what is said here. Nothing is kept.")
    public Uni<WhatIfView> whatIf(@PathParam("project") String slug, @Valid @NotNull WhatIf body) {
        return projects.named(slug).chain(project -> askWhatIf.ask(project, body));
    }

    @POST
    @Path("/{id}/rerun")
    @Consumes(MediaType.WILDCARD)
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "rerunAssessment",
            summary = "Makes an assessment again",
            description =
                    "From the evidence, the waivers and the instant that it was made of. The digest must come out the"
                            + " same. Nothing is kept.")
    public Uni<RerunView> rerun(@PathParam("project") String slug, @PathParam("id") UUID id) {
        return projects.named(slug).chain(project -> rerunAssessment.rerun(project, id));
    }
}
