package dev.cairn.notification.coverage;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Coverage over HTTP. */
@Path("/api/v1/coverage/{org}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Coverage", description = "For how long policies reach somebody, and who cannot be reached.")
class CoverageResource {

    private final ReadCoverage coverage;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;

    CoverageResource(ReadCoverage coverage, Tenancy tenancy, CurrentOrganisation organisation) {
        this.coverage = coverage;
        this.tenancy = tenancy;
        this.organisation = organisation;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readCoverage",
            summary = "Shows for how long each policy reaches somebody, and who on call cannot be reached",
            description =
                    "As of the last measurement, which is a few seconds after an edit of schedules, policies, routing, members or"
                            + " contact methods, and at least every 12 hours.")
    public Uni<CoverageView> read() {
        return tenancy.write(organisation.id(), () -> coverage.read(organisation.id()));
    }
}
