package dev.cairn.assessment.attestation;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Attestations over HTTP. Only people attest: an attestation is somebody's word. */
@Path("/api/v1/attestations/{org}/{project}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attestations", description = "What a member says of a check, by name, for a time.")
class AttestationResource {

    private static final int LONGEST_ID = 200;

    private final Attestations attestations;
    private final GiveAttestation giveAttestation;
    private final WithdrawAttestation withdrawAttestation;
    private final IdempotentRequests requests;
    private final Projects projects;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;
    private final Answers answers;

    AttestationResource(
            Attestations attestations,
            GiveAttestation giveAttestation,
            WithdrawAttestation withdrawAttestation,
            IdempotentRequests requests,
            Projects projects,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors,
            Answers answers) {
        this.attestations = attestations;
        this.giveAttestation = giveAttestation;
        this.withdrawAttestation = withdrawAttestation;
        this.requests = requests;
        this.projects = projects;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
        this.answers = answers;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listAttestations",
            summary = "Lists the attestations of a project, newest first",
            description = "Also those that were replaced, withdrawn or have expired.")
    public Uni<Page<AttestationView>> list(
            @PathParam("project") String slug,
            @Parameter(description = "Only attestations of checks of the practice with this id")
                    @Schema(maxLength = LONGEST_ID)
                    @QueryParam("practice")
                    @Nullable
                    String practice,
            @BeanParam PageRequest page) {
        if (practice != null && practice.length() > LONGEST_ID) {
            throw Problem.invalid("?practice", "must be the id of a practice");
        }
        UUID org = organisation.id();
        return projects.named(slug).chain(project -> {
            var position = page.of(cursors, "attestations %s %s".formatted(project.id(), practice));
            return tenancy.write(
                    org,
                    () -> attestations
                            .list(project.id(), practice, position.after(), position.limit() + 1)
                            .map(found -> Page.of(found, position, Attestation::id, AttestationView::of)));
        });
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "giveAttestation",
            summary = "Attests something of a check",
            description = "In your own name, with an end at most 180 days from now. It becomes evidence of the strength"
                    + " claimed, and takes the place of the one before for the same check.")
    @APIResponseSchema(value = AttestationView.class, responseCode = "201", responseDescription = "The attestation")
    public Uni<Response> give(
            @PathParam("project") String slug,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NewAttestation body) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        String place = "/api/v1/attestations/" + organisation.slug() + "/" + slug + "/";
        return projects.named(slug)
                .chain(project -> requests.run(
                        org,
                        "POST attestations " + project.id(),
                        key,
                        body,
                        () -> giveAttestation
                                .give(project, body, by)
                                .map(given -> answers.reply(
                                        201, place + given.id(), given.version(), AttestationView.of(given)))));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readAttestation", summary = "Shows an attestation")
    @APIResponseSchema(value = AttestationView.class, responseDescription = "The attestation")
    public Uni<Response> read(
            @PathParam("project") String slug,
            @PathParam("id") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> tenancy.write(org, () -> attestations.find(project.id(), id)))
                .map(found -> Answers.read(ifNoneMatch, found.version(), AttestationView.of(found)));
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "withdrawAttestation",
            summary = "Withdraws an attestation",
            description = "It counts no more, and stays in the list. Withdrawing it again changes nothing.")
    @APIResponse(responseCode = "204", description = "It counts no more")
    public Uni<Response> withdraw(
            @PathParam("project") String slug,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> tenancy.write(org, () -> withdrawAttestation.withdraw(project, id, ifMatch, by)))
                .map(done -> Answers.gone());
    }
}
