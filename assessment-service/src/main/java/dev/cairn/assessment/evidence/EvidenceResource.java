package dev.cairn.assessment.evidence;

import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.assessment.follow.RoadmapInUse;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Evidence over HTTP. */
@Path("/api/v1/evidence/{org}/{project}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence", description = "What was observed about a project, by whom, and when.")
class EvidenceResource {

    private static final String LIST = "select " + EvidenceView.COLUMNS + """
             from evidence where organisation_id = $1 and project_id = $2 and ($3::uuid is null or id < $3)
            order by id desc limit $4""";
    private static final String ONE = "select " + EvidenceView.COLUMNS + """
            , detail from evidence where organisation_id = $1 and project_id = $2 and id = $3""";
    private static final String FINDINGS = """
            select ordinal, fact, path, line, rule, confidence, excerpt, package_path from finding
            where evidence_id = $1 and ordinal > $2 order by ordinal limit $3""";

    private final Tenancy tenancy;
    private final Projects projects;
    private final ProjectRoadmaps roadmaps;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    EvidenceResource(
            Tenancy tenancy,
            Projects projects,
            ProjectRoadmaps roadmaps,
            CurrentOrganisation organisation,
            Cursors cursors) {
        this.tenancy = tenancy;
        this.projects = projects;
        this.roadmaps = roadmaps;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listEvidence", summary = "Lists the evidence of a project, newest first")
    public Uni<Page<EvidenceView>> list(@PathParam("project") String slug, @BeanParam PageRequest page) {
        UUID org = organisation.id();
        return projects.named(slug).chain(project -> {
            var position = page.of(cursors, "evidence " + project.id());
            return rows(org, LIST, Tuple.of(org, project.id(), position.after(), position.limit() + 1))
                    .chain(rows -> followed(project)
                            .map(inUse -> Page.of(
                                    rows,
                                    position,
                                    row -> row.getUUID("id"),
                                    row -> EvidenceView.brief(row, inUse.roadmap()))));
        });
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readEvidence",
            summary = "Shows a piece of evidence",
            description = "Of a scan also the packages with their own facts, and where it looked.")
    @APIResponseSchema(value = EvidenceView.class, responseDescription = "The evidence")
    public Uni<Response> read(
            @PathParam("project") String slug,
            @PathParam("id") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return projects.named(slug)
                .chain(project -> find(project, id)
                        .chain(row -> followed(project).map(inUse -> answer(row, inUse, ifNoneMatch))));
    }

    private static Response answer(Row row, RoadmapInUse followed, @Nullable String ifNoneMatch) {
        int state = row.getOffsetDateTime("superseded_at") == null ? 1 : 2;
        String tag = "\"" + state + "-" + followed.digest() + "\"";
        return (ETags.matches(ifNoneMatch, tag)
                        ? Response.notModified()
                        : Response.ok(EvidenceView.whole(row, followed.roadmap())))
                .header(HttpHeaders.ETAG, tag)
                .build();
    }

    @GET
    @Path("/{id}/findings")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listFindings",
            summary = "Lists what a scan found",
            description = "In order of fact, path and line; at most 5,000 are kept.")
    public Uni<Page<FindingView>> findings(
            @PathParam("project") String slug, @PathParam("id") UUID id, @BeanParam PageRequest page) {
        UUID org = organisation.id();
        var position = page.of(cursors, "findings " + id);
        int after = position.after() == null ? -1 : (int) position.after().getLeastSignificantBits();
        return projects.named(slug)
                .chain(project -> find(project, id))
                .chain(found -> rows(org, FINDINGS, Tuple.of(id, after, position.limit() + 1)))
                .map(rows -> Page.of(rows, position, row -> new UUID(0, row.getInteger("ordinal")), FindingView::of));
    }

    private Uni<Row> find(KnownProject project, UUID id) {
        UUID org = project.organisationId();
        return rows(org, ONE, Tuple.of(org, project.id(), id)).map(rows -> {
            if (rows.isEmpty()) {
                throw Problem.notFound();
            }
            return rows.get(0);
        });
    }

    private Uni<RoadmapInUse> followed(KnownProject project) {
        return tenancy.write(project.organisationId(), () -> roadmaps.of(project));
    }

    private Uni<List<Row>> rows(UUID org, String sql, Tuple parameters) {
        return tenancy.sql(
                org,
                connection -> connection.preparedQuery(sql).execute(parameters).map(rows -> {
                    List<Row> all = new ArrayList<>();
                    rows.forEach(all::add);
                    return all;
                }));
    }
}
