package dev.cairn.assessment.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.assessment.source.HearPush.Delivery;
import dev.cairn.assessment.source.domain.Push;
import dev.cairn.kit.limits.RateLimit;
import dev.cairn.kit.limits.RateLimits;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes in push events of repositories' hosts. Open to everybody: the proof is the signature, or the token of GitLab. */
@Path("/api/v1/sources/{org}/{project}/webhook")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Repositories")
class PushResource {

    private final HearPush hearPush;
    private final ObjectMapper json;
    private final RoutingContext request;
    private final RateLimit deliveries;

    PushResource(HearPush hearPush, ObjectMapper json, RoutingContext request, RateLimits limits, SourceConfig config) {
        this.hearPush = hearPush;
        this.json = json;
        this.request = request;
        this.deliveries = limits.limit("deliveries", config.deliveries(), config.deliveriesWindow());
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirements
    @Operation(
            operationId = "hearPush",
            summary = "Takes in a push event of GitHub, GitLab or what speaks like them",
            description =
                    "Called by the repository's host, with X-Hub-Signature-256 or X-Gitlab-Token. Pushes to the followed"
                            + " branch have the repository asked at once; everything else is ignored, a delivery sent again"
                            + " too. Without the right proof the answer is 401, whatever is there; to too many from one address, 429.")
    @APIResponseSchema(value = PushAnswer.class, responseCode = "202", responseDescription = "What it led to")
    public Uni<Response> push(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @HeaderParam("X-Hub-Signature-256") @Nullable String signature,
            @HeaderParam("X-Gitlab-Token") @Nullable String token,
            @HeaderParam("X-GitHub-Event") @Nullable String githubEvent,
            @HeaderParam("X-Gitlab-Event") @Nullable String gitlabEvent,
            @HeaderParam("X-GitHub-Delivery") @Nullable String githubDelivery,
            @HeaderParam("X-Gitlab-Event-UUID") @Nullable String gitlabDelivery,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = SchemaType.OBJECT)))
                    byte[] body) {
        deliveries.count(org + "/" + project, request);
        boolean push = "push".equals(githubEvent) || "Push Hook".equals(gitlabEvent);
        String delivery = githubDelivery == null ? gitlabDelivery : githubDelivery;
        return hearPush.hear(
                        new Delivery(org, project, signature, token, delivery, body),
                        push ? () -> read(body) : () -> null)
                .map(answer -> Response.accepted(answer).build());
    }

    private Push read(byte[] body) {
        try {
            JsonNode root = json.readTree(body);
            JsonNode repository =
                    root.has("repository") && root.get("repository").has("default_branch")
                            ? root.get("repository")
                            : root.path("project");
            String ref = root.path("ref").textValue();
            boolean gone = root.path("deleted").asBoolean()
                    || nothing(root.path("after").textValue());
            return new Push(ref, gone, repository.path("default_branch").textValue());
        } catch (IOException e) {
            throw Problem.invalid("", "must be JSON");
        }
    }

    private static boolean nothing(@Nullable String commit) {
        return commit != null && !commit.isEmpty() && commit.chars().allMatch(c -> c == '0');
    }
}
