package dev.cairn.assessment.waiver;

import dev.cairn.assessment.common.DecisionNote;
import dev.cairn.assessment.waiver.ChangeWaiver.Which;
import dev.cairn.assessment.waiver.domain.WaiverCase;
import dev.cairn.assessment.waiver.domain.WaiverStatus;
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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Waivers over HTTP. Only people ask and decide: a token has no face, and whoever made it could be on both sides. */
@Path("/api/v1/waivers/{org}/{project}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Waivers",
        description =
                "Leave to pass a gate without a practice or a check, for a time. Asked for by one member, decided by"
                        + " another.")
class WaiverResource {

    private static final int LONGEST_ID = 200;

    private final Waivers waivers;
    private final AskForWaiver askForWaiver;
    private final ChangeWaiver changeWaiver;
    private final IdempotentRequests requests;
    private final Projects projects;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;
    private final Answers answers;

    WaiverResource(
            Waivers waivers,
            AskForWaiver askForWaiver,
            ChangeWaiver changeWaiver,
            IdempotentRequests requests,
            Projects projects,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors,
            Answers answers) {
        this.waivers = waivers;
        this.askForWaiver = askForWaiver;
        this.changeWaiver = changeWaiver;
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
            operationId = "listWaivers",
            summary = "Lists the waivers of a project, newest first",
            description = "Also those that were rejected, revoked or have expired.")
    public Uni<Page<WaiverView>> list(
            @PathParam("project") String slug,
            @Parameter(description = "Only waivers of the practice with this id, and of its checks")
                    @Schema(maxLength = LONGEST_ID)
                    @QueryParam("practice")
                    @Nullable
                    String practice,
            @Parameter(description = "Only waivers with this status")
                    @Schema(enumeration = {"requested", "approved", "rejected", "revoked", "expired"})
                    @QueryParam("status")
                    @Nullable
                    String status,
            @BeanParam PageRequest page) {
        if (practice != null && practice.length() > LONGEST_ID) {
            throw Problem.invalid("?practice", "must be the id of a practice");
        }
        WaiverStatus wanted = status == null ? null : status(status);
        UUID org = organisation.id();
        return projects.named(slug).chain(project -> {
            var position = page.of(cursors, "waivers %s %s %s".formatted(project.id(), practice, status));
            return tenancy.write(
                    org,
                    () -> waivers.list(project.id(), practice, wanted, position.after(), position.limit() + 1)
                            .map(found -> Page.of(found, position, WaiverCase::id, WaiverView::of)));
        });
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "askForWaiver",
            summary = "Asks for a waiver",
            description =
                    "With a reason, and an end at most 180 days from now. It counts once another member has approved"
                            + " it. One request at a time may wait for the same practice or check.")
    @APIResponseSchema(value = WaiverView.class, responseCode = "201", responseDescription = "The request")
    public Uni<Response> ask(
            @PathParam("project") String slug,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NewWaiver body) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        String place = "/api/v1/waivers/" + organisation.slug() + "/" + slug + "/";
        return projects.named(slug)
                .chain(project -> requests.run(
                        org,
                        "POST waivers " + project.id(),
                        key,
                        body,
                        () -> askForWaiver
                                .ask(project, body, by)
                                .map(waiver -> answers.reply(
                                        201, place + waiver.id(), waiver.version(), WaiverView.of(waiver)))));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readWaiver", summary = "Shows a waiver")
    @APIResponseSchema(value = WaiverView.class, responseDescription = "The waiver")
    public Uni<Response> read(
            @PathParam("project") String slug,
            @PathParam("id") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> tenancy.write(org, () -> waivers.find(project.id(), id)))
                .map(waiver -> Answers.read(ifNoneMatch, waiver.version(), WaiverView.of(waiver)));
    }

    @POST
    @Path("/{id}/approve")
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "approveWaiver",
            summary = "Approves a waiver",
            description =
                    "Never by who asked for it: that answers 403. The project is assessed again. Of several at once"
                            + " one wins; the others get 412, and read who it was.")
    @APIResponseSchema(value = WaiverView.class, responseCode = "200", responseDescription = "The waiver after it")
    public Uni<Response> approve(
            @PathParam("project") String slug,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable DecisionNote body) {
        Actor by = Actor.of(caller);
        DecisionNote said = body == null ? DecisionNote.NONE : body;
        return decide(
                slug,
                new Decision(id, ifMatch, key, "approve", said),
                which -> changeWaiver.approve(which, by, said.note()));
    }

    @POST
    @Path("/{id}/reject")
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "rejectWaiver",
            summary = "Rejects a waiver",
            description = "Never by who asked for it, who may revoke it instead.")
    @APIResponseSchema(value = WaiverView.class, responseCode = "200", responseDescription = "The waiver after it")
    public Uni<Response> reject(
            @PathParam("project") String slug,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable DecisionNote body) {
        Actor by = Actor.of(caller);
        DecisionNote said = body == null ? DecisionNote.NONE : body;
        return decide(
                slug,
                new Decision(id, ifMatch, key, "reject", said),
                which -> changeWaiver.reject(which, by, said.note()));
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "revokeWaiver",
            summary = "Revokes a waiver",
            description = "Approved or only asked for; by anyone who may ask. It counts no more, and stays in the list."
                    + " Revoking it again changes nothing.")
    @APIResponse(responseCode = "204", description = "It counts no more")
    public Uni<Response> revoke(
            @PathParam("project") String slug,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> tenancy.write(org, () -> changeWaiver.revoke(new Which(project, id, ifMatch), by)))
                .map(revoked -> Answers.gone());
    }

    private record Decision(
            UUID waiver, @Nullable String ifMatch, @Nullable String key, String word, DecisionNote said) {}

    private Uni<Response> decide(String slug, Decision decision, Function<Which, Uni<WaiverCase>> change) {
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> requests.run(
                        org,
                        "POST waivers " + decision.waiver() + "/" + decision.word(),
                        decision.key(),
                        decision.said(),
                        () -> change.apply(new Which(project, decision.waiver(), decision.ifMatch()))
                                .map(waiver -> answers.reply(200, null, waiver.version(), WaiverView.of(waiver)))));
    }

    private static WaiverStatus status(String word) {
        return WaiverStatus.ofWord(word)
                .orElseThrow(
                        () -> Problem.invalid("?status", "must be requested, approved, rejected, revoked or expired"));
    }
}
