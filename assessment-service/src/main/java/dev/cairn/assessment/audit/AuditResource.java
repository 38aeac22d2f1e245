package dev.cairn.assessment.audit;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.audit.AuditEntry;
import dev.cairn.kit.audit.AuditLog;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what. The prefix {@code audit} belongs to project-service, whose log tells of everything else. */
@Path("/api/v1/assessment-audit/{org}")
@Produces("application/json")
@Tag(
        name = "Audit log",
        description = "Who did what with waivers, applicability, attestations and connected repositories, and when.")
class AuditResource {

    private final AuditLog log;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    AuditResource(AuditLog log, CurrentOrganisation organisation, Cursors cursors) {
        this.log = log;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "listAssessmentAuditEntries",
            summary = "Lists acts, newest first",
            description =
                    "Every act on waivers, applicability, attestations and connected repositories, also the system's own. Entries are never altered."
                            + " Organisations, members, tokens and projects have theirs under audit.")
    public Uni<Page<AuditEntry>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "assessment-audit " + organisation.id());
        return log.before(organisation.id(), position.after(), position.limit() + 1)
                .map(entries -> Page.of(entries, position, AuditEntry::id, entry -> entry));
    }
}
