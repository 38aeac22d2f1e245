package dev.cairn.assessment.applicability;

import dev.cairn.assessment.applicability.ChangeOverruling.Which;
import dev.cairn.assessment.applicability.domain.OverrulingCase;
import dev.cairn.assessment.common.DecisionNote;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether single practices apply over HTTP: said, asked for, decided and taken back. */
@Path("/api/v1/applicability/{org}/{project}/practices/{practice}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Applicability")
class PracticeResource {

    private final ChangeOverruling changeOverruling;
    private final IdempotentRequests requests;
    private final Projects projects;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Answers answers;

    PracticeResource(
            ChangeOverruling changeOverruling,
            IdempotentRequests requests,
            Projects projects,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Answers answers) {
        this.changeOverruling = changeOverruling;
        this.requests = requests;
        this.projects = projects;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.answers = answers;
    }

    @PUT
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "overrulePractice",
            summary = "Says that a practice applies, or asks that it does not",
            description = "That it applies counts at once. That it does not counts once another member has approved it."
                    + " A practice that validates a phase always applies: 422.")
    @APIResponseSchema(value = OverrulingView.class, responseCode = "200", responseDescription = "What is said of it")
    public Uni<Response> overrule(
            @PathParam("project") String slug,
            @PathParam("practice") String practice,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewApplicability body) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> tenancy.write(
                        org, () -> changeOverruling.practice(new Which(project, practice, ifMatch), by, body)))
                .map(after -> Answers.changed(after.version(), OverrulingView.of(after)));
    }

    @DELETE
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "withdrawPractice",
            summary = "Takes back what was said of a practice",
            description = "Also what was only asked for. What is detected counts again. Where nothing is said it"
                    + " changes nothing.")
    @APIResponse(responseCode = "204", description = "What is detected counts")
    public Uni<Response> withdraw(
            @PathParam("project") String slug,
            @PathParam("practice") String practice,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project ->
                        tenancy.write(org, () -> changeOverruling.withdraw(new Which(project, practice, ifMatch), by)))
                .map(after -> Answers.gone());
    }

    @POST
    @Path("/approve")
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "approveInapplicability",
            summary = "Approves that a practice does not apply",
            description =
                    "Never by who asked for it: that answers 403. The project is assessed again. Of several at once"
                            + " one wins; the others get 412, and read who it was.")
    @APIResponseSchema(value = OverrulingView.class, responseCode = "200", responseDescription = "What counts now")
    public Uni<Response> approve(
            @PathParam("project") String slug,
            @PathParam("practice") String practice,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable DecisionNote body) {
        Actor by = Actor.of(caller);
        DecisionNote said = body == null ? DecisionNote.NONE : body;
        return decide(
                slug,
                new Decision(practice, ifMatch, key, "approve", said),
                which -> changeOverruling.approve(which, by, said.note()));
    }

    @POST
    @Path("/reject")
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "rejectInapplicability",
            summary = "Rejects that a practice does not apply",
            description = "Never by who asked for it, who may take it back instead.")
    @APIResponseSchema(value = OverrulingView.class, responseCode = "200", responseDescription = "What counts now")
    public Uni<Response> reject(
            @PathParam("project") String slug,
            @PathParam("practice") String practice,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable DecisionNote body) {
        Actor by = Actor.of(caller);
        DecisionNote said = body == null ? DecisionNote.NONE : body;
        return decide(
                slug,
                new Decision(practice, ifMatch, key, "reject", said),
                which -> changeOverruling.reject(which, by, said.note()));
    }

    private record Decision(
            String practice,
            @Nullable String ifMatch,
            @Nullable String key,
            String word,
            DecisionNote said) {}

    /** What two requests with the same key must share. */
    private record Asked(String practice, @Nullable String note) {}

    private Uni<Response> decide(String slug, Decision decision, Function<Which, Uni<OverrulingCase>> change) {
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> requests.run(
                        org,
                        "POST applicability " + project.id() + "/" + decision.word(),
                        decision.key(),
                        new Asked(decision.practice(), decision.said().note()),
                        () -> change.apply(new Which(project, decision.practice(), decision.ifMatch()))
                                .map(after -> answers.reply(200, null, after.version(), OverrulingView.of(after)))));
    }
}
