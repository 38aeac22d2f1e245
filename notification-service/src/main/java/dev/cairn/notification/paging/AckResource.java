package dev.cairn.notification.paging;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemKind;
import dev.cairn.notification.paging.AnswerByLink.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The page of the link in a message, for whoever has the link. What cannot be done is a page to people, and a problem document to programs. */
@Path("/api/v1/acknowledgements")
@Tag(name = "Pages", description = "Messages to people about alerts, and what became of them.")
class AckResource {

    private static final String PROBLEM = "application/problem+json";
    private static final ProblemKind EXPIRED = new ProblemKind("link-expired", "The link has expired", 410);
    private static final ProblemKind MOVED_ON =
            new ProblemKind("moved-on", "The alert is not as it was when the message was sent", 409);
    private static final Map<Integer, ProblemKind> KINDS =
            Map.of(404, CommonProblem.NOT_FOUND, 409, MOVED_ON, 410, EXPIRED);

    private final AnswerByLink answerByLink;

    AckResource(AnswerByLink answerByLink) {
        this.answerByLink = answerByLink;
    }

    @GET
    @Path("/{key}")
    @PermitAll
    @SecurityRequirements
    @Produces({MediaType.TEXT_HTML, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "readAcknowledgement",
            summary = "Shows what the link in a message would acknowledge",
            description = "What the portal shows at /ack/{key}. Changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Uni<Response> read(@PathParam("key") String key, @Context HttpHeaders headers) {
        return answerByLink.look(key).map(answer -> page(answer, headers));
    }

    @POST
    @Path("/{key}")
    @PermitAll
    @SecurityRequirements
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.TEXT_HTML, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "acknowledgeByLink",
            summary = "Acknowledges by the link in a message",
            description = "Once, for as long as the alert is as it was when the message was sent; then 409.")
    @APIResponse(
            responseCode = "200",
            description = "The page that says so",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Uni<Response> act(@PathParam("key") String key, @Context HttpHeaders headers) {
        return answerByLink.act(key).map(answer -> page(answer, headers));
    }

    private static Response page(Answer answer, HttpHeaders headers) {
        boolean forPeople =
                String.valueOf(headers.getHeaderString(HttpHeaders.ACCEPT)).contains("text/html");
        ProblemKind kind = KINDS.get(answer.status());
        if (kind != null && !forPeople) {
            throw new Problem(kind, answer.page().title() + ". " + answer.page().lead());
        }
        return Response.status(answer.status())
                .type("text/html;charset=UTF-8")
                .entity(AckTemplates.write(answer.page()).getBytes(StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", AckTemplates.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
