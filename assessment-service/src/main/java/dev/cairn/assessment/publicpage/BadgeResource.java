package dev.cairn.assessment.publicpage;

import dev.cairn.assessment.common.AcceptHeader;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.common.ContentTags;
import dev.cairn.assessment.publicpage.domain.Badge;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The public page and its badge, for everybody who has the key. Whatever is wrong with a key, the answer is one and the same:
 * not found, as a page or an image to who asks for one, as a problem document to everybody else.
 */
@Path("/api/v1/badges")
@Tag(name = "Public pages")
class BadgeResource {

    private static final String SVG = "image/svg+xml";
    private static final String PROBLEM = "application/problem+json";
    private static final String UTF_8 = ";charset=UTF-8";
    private static final String BADGE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final OpenPublicPage openPublicPage;
    private final AssessmentMeters meters;

    BadgeResource(OpenPublicPage openPublicPage, AssessmentMeters meters) {
        this.openPublicPage = openPublicPage;
        this.meters = meters;
    }

    @GET
    @Path("/{key}.svg")
    @PermitAll
    @SecurityRequirements
    @Produces({SVG, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "readBadge",
            summary = "Gives the badge of a project whose summary is public",
            description = "Its phase and readiness as a small image. To be asked again each time, with the ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The badge",
            content = @Content(mediaType = "image/svg+xml", schema = @Schema(implementation = String.class)))
    public Uni<Response> badge(
            @PathParam("key") String key,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context HttpHeaders headers) {
        return open(key, "badge").map(summary -> {
            if (summary == null) {
                return absent(headers, SVG, () -> PublicPageTemplates.badge(Badge.notPublic()), BADGE_POLICY);
            }
            return answer(PublicPageTemplates.badge(summary.badge()), SVG, BADGE_POLICY, ifNoneMatch);
        });
    }

    @GET
    @Path("/{key}.html")
    @PermitAll
    @SecurityRequirements
    @Produces({MediaType.TEXT_HTML, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "readPublicSummary",
            summary = "Gives the public page of a project",
            description = "What the portal shows at /public/{key}. To be asked again each time, with the ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Uni<Response> page(
            @PathParam("key") String key,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context HttpHeaders headers) {
        String policy = PublicPageTemplates.STYLE.policy();
        return open(key, "page").map(summary -> {
            if (summary == null) {
                return absent(headers, MediaType.TEXT_HTML, PublicPageTemplates::absent, policy);
            }
            return answer(PublicPageTemplates.page(summary), MediaType.TEXT_HTML, policy, ifNoneMatch);
        });
    }

    private Uni<@Nullable PublicSummary> open(String key, String what) {
        return openPublicPage.with(new PageKey(key)).invoke(found -> {
            if (found != null) {
                meters.viewed(what);
            }
        });
    }

    private static Response absent(HttpHeaders headers, String type, Supplier<String> body, String policy) {
        if (!AcceptHeader.prefers(headers, MediaType.valueOf(type))) {
            throw new Problem(CommonProblem.NOT_FOUND, "There is no public page at this address");
        }
        byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
        return guarded(Response.status(Response.Status.NOT_FOUND), policy)
                .type(type + UTF_8)
                .entity(bytes)
                .build();
    }

    /** No cache may answer without asking: a key that was taken back must open nothing, anywhere. */
    private static Response answer(String body, String type, String policy, @Nullable String ifNoneMatch) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String tag = ContentTags.of(bytes);
        var answer = ETags.matches(ifNoneMatch, tag) ? Response.notModified() : Response.ok(bytes, type + UTF_8);
        return guarded(answer, policy).header(HttpHeaders.ETAG, tag).build();
    }

    private static Response.ResponseBuilder guarded(Response.ResponseBuilder answer, String policy) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", policy)
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow");
    }
}
