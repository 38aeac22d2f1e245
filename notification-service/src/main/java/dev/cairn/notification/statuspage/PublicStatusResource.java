package dev.cairn.notification.statuspage;

import dev.cairn.kit.cache.Entry;
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
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Status pages, for everybody. One that is off, and one of an organisation that does not exist, are one and the same: not found,
 * as a page to who asks for one, as a problem document to everybody else.
 */
@Path("/api/v1/status/{slug}")
@Tag(name = "Status pages")
class PublicStatusResource {

    private static final String PROBLEM = "application/problem+json";
    private static final String ATOM = "application/atom+xml";
    private static final String RSS = "application/rss+xml";
    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(?:0[1-9]|1[0-2])");

    private final OpenPage pages;
    private final StatusPageMeters meters;

    PublicStatusResource(OpenPage pages, StatusPageMeters meters) {
        this.pages = pages;
        this.meters = meters;
    }

    @GET
    @PermitAll
    @SecurityRequirements
    @Produces({MediaType.APPLICATION_JSON, PROBLEM})
    @Operation(
            operationId = "readPublicStatus",
            summary = "Gives a status page as JSON",
            description = "Without signing in, from any site. May be 30 seconds old.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StatusView.class)))
    public Uni<Response> json(
            @PathParam("slug") String slug,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context HttpHeaders headers) {
        return read(slug, StatusForm.JSON, MediaType.APPLICATION_JSON, ifNoneMatch, headers);
    }

    @GET
    @Path("/page")
    @PermitAll
    @SecurityRequirements
    @Produces({MediaType.TEXT_HTML, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "readStatusPageAsPage",
            summary = "Gives a status page to people",
            description = "What the portal shows at /status/{slug}.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Uni<Response> page(
            @PathParam("slug") String slug,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context HttpHeaders headers) {
        return read(slug, StatusForm.HTML, MediaType.TEXT_HTML, ifNoneMatch, headers);
    }

    @GET
    @Path("/history/{month}")
    @PermitAll
    @SecurityRequirements
    @Produces({MediaType.TEXT_HTML, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "readStatusHistory",
            summary = "Gives the incidents that began in a month to people",
            description = "What the portal shows at /status/{slug}/history/{month}, of the last two years.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Uni<Response> month(
            @PathParam("slug") String slug,
            @PathParam("month") String month,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context HttpHeaders headers) {
        if (!MONTH.matcher(month).matches()) {
            return Uni.createFrom().item(absent(headers));
        }
        return pages.month(slug, YearMonth.parse(month))
                .map(entry -> answer(entry, StatusForm.HTML, MediaType.TEXT_HTML, ifNoneMatch, headers));
    }

    @GET
    @Path("/feed.atom")
    @PermitAll
    @SecurityRequirements
    @Produces({ATOM, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "readStatusAtom",
            summary = "Gives a status page as an Atom feed",
            description = "What the portal gives at /status/{slug}/feed.atom: the last 50 things that were said.")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(mediaType = ATOM, schema = @Schema(implementation = String.class)))
    public Uni<Response> atom(
            @PathParam("slug") String slug,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context HttpHeaders headers) {
        return read(slug, StatusForm.ATOM, ATOM, ifNoneMatch, headers);
    }

    @GET
    @Path("/feed.rss")
    @PermitAll
    @SecurityRequirements
    @Produces({RSS, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "readStatusRss",
            summary = "Gives a status page as an RSS feed",
            description = "What the portal gives at /status/{slug}/feed.rss: the last 50 things that were said.")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(mediaType = RSS, schema = @Schema(implementation = String.class)))
    public Uni<Response> rss(
            @PathParam("slug") String slug,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context HttpHeaders headers) {
        return read(slug, StatusForm.RSS, RSS, ifNoneMatch, headers);
    }

    private Uni<Response> read(
            String slug, StatusForm form, String type, @Nullable String ifNoneMatch, HttpHeaders headers) {
        return pages.read(slug, form).map(entry -> answer(entry, form, type, ifNoneMatch, headers));
    }

    private Response answer(
            Entry entry, StatusForm form, String type, @Nullable String ifNoneMatch, HttpHeaders headers) {
        if (entry.body().length() == 0) {
            meters.viewed(form, "absent");
            return absent(headers);
        }
        boolean known = ETags.matches(ifNoneMatch, entry.etag());
        meters.viewed(form, known ? "not-modified" : "shown");
        var answer = known ? Response.notModified() : Response.ok(entry.body(), type + ";charset=UTF-8");
        answer.header(HttpHeaders.ETAG, entry.etag())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Referrer-Policy", "no-referrer");
        if (form == StatusForm.HTML) {
            return answer.header(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .header("Content-Security-Policy", StatusTemplates.STYLE.policy())
                    .build();
        }
        return answer.header(HttpHeaders.CACHE_CONTROL, "public, max-age=30")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    /** The one answer to what is not there, whichever page is missing. */
    static Response absent(HttpHeaders headers) {
        if (!isForPeople(headers)) {
            throw new Problem(CommonProblem.NOT_FOUND, "There is no status page at this address");
        }
        return page(404, StatusTemplates.message(MessageModel.ABSENT));
    }

    static boolean isForPeople(HttpHeaders headers) {
        return String.valueOf(headers.getHeaderString(HttpHeaders.ACCEPT)).contains("text/html");
    }

    /** A page that no cache keeps. */
    static Response page(int status, String html) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(html.getBytes(StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", StatusTemplates.STYLE.policy())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
