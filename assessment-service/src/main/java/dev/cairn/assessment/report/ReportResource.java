package dev.cairn.assessment.report;

import dev.cairn.assessment.common.ContentTags;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.http.ETags;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reports over HTTP. */
@Path("/api/v1/assessments/{org}/{project}")
@Produces({"application/json", "text/html", "text/markdown", "text/csv", "application/jose"})
@Tag(name = "Reports", description = "Assessments as documents to hand on.")
class ReportResource {

    private static final String FORMS =
            "By Accept, or by format: HTML made for print, Markdown, CSV with one row for each"
                    + " check, JSON, or JSON within a signature (JWS) that anybody can verify with the published keys.";
    private static final String FORMAT = "The form; goes before Accept";

    private final ReadReport readReport;
    private final RenderReport renderReport;
    private final Rendering rendering;
    private final Projects projects;

    ReportResource(ReadReport readReport, RenderReport renderReport, Rendering rendering, Projects projects) {
        this.readReport = readReport;
        this.renderReport = renderReport;
        this.rendering = rendering;
        this.projects = projects;
    }

    @GET
    @Path("/latest/report")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readLatestReport",
            summary = "Gives the latest assessment as a report",
            description = FORMS)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Report.class)),
                @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/jose", schema = @Schema(implementation = String.class))
            })
    public Uni<Response> latest(
            @PathParam("project") String slug,
            @Parameter(description = FORMAT)
                    @Schema(enumeration = {"json", "html", "markdown", "csv", "jws"})
                    @QueryParam("format")
                    @Nullable
                    String format,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context Request request) {
        return answer(slug, null, ReportFormat.asked(format, request), ifNoneMatch);
    }

    @GET
    @Path("/{id}/report")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readReport", summary = "Gives an assessment as a report", description = FORMS)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Report.class)),
                @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/jose", schema = @Schema(implementation = String.class))
            })
    public Uni<Response> read(
            @PathParam("project") String slug,
            @PathParam("id") UUID id,
            @Parameter(description = FORMAT)
                    @Schema(enumeration = {"json", "html", "markdown", "csv", "jws"})
                    @QueryParam("format")
                    @Nullable
                    String format,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context Request request) {
        return answer(slug, id, ReportFormat.asked(format, request), ifNoneMatch);
    }

    private Uni<Response> answer(String slug, @Nullable UUID id, ReportFormat format, @Nullable String ifNoneMatch) {
        return projects.named(slug)
                .chain(project -> readReport.of(project, id))
                .chain(report -> rendering
                        .run(() -> renderReport.render(report, format))
                        .map(bytes -> answer(report, format, bytes, ifNoneMatch)));
    }

    private static Response answer(Report report, ReportFormat format, byte[] bytes, @Nullable String ifNoneMatch) {
        String tag = ContentTags.of(bytes);
        boolean known = ETags.matches(ifNoneMatch, tag);
        var answer = known
                ? Response.notModified()
                : Response.ok(bytes, format.contentType())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                format.disposition(report.project().slug(), report.sequence()));
        if (format == ReportFormat.HTML) {
            answer.header("Content-Security-Policy", HtmlReport.STYLE.policy());
        }
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
