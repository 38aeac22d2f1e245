package dev.cairn.assessment.history;

import dev.cairn.assessment.assess.domain.OutcomeChange.Kind;
import dev.cairn.assessment.common.TaggedAnswers;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The history of a project over HTTP. */
@Path("/api/v1/assessments/{org}/{project}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
class HistoryResource {

    private static final int LONGEST_ID = 200;

    private final ReadHistory history;
    private final CompareAssessments compareAssessments;
    private final TaggedAnswers answers;
    private final Projects projects;
    private final Cursors cursors;
    private final Clock clock;

    HistoryResource(
            ReadHistory history,
            CompareAssessments compareAssessments,
            TaggedAnswers answers,
            Projects projects,
            Cursors cursors,
            Clock clock) {
        this.history = history;
        this.compareAssessments = compareAssessments;
        this.answers = answers;
        this.projects = projects;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Path("/compare")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "compareAssessments",
            summary = "Compares two assessments of a project",
            description = "What changed from the one to the other, why, and by which evidence.")
    @APIResponseSchema(value = ComparisonView.class, responseDescription = "The comparison")
    public Uni<Response> compare(
            @PathParam("project") String slug,
            @Parameter(description = "Id of the first; else the one before the second")
                    @Schema(format = "uuid")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Id of the second; else the latest")
                    @Schema(format = "uuid")
                    @QueryParam("to")
                    @Nullable
                    String to,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID first = id("?from", from);
        UUID second = id("?to", to);
        return projects.named(slug)
                .chain(project -> compareAssessments.compare(project, first, second))
                .map(found -> answers.read(ifNoneMatch, found));
    }

    @GET
    @Path("/trend")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readTrend",
            summary = "Shows where a project stood at the end of each day",
            description = "At most 400 days. A day without an assessment shows the standing that it began with.")
    @APIResponseSchema(value = TrendView.class, responseDescription = "The days")
    public Uni<Response> trend(
            @PathParam("project") String slug,
            @Parameter(description = "The first day; else 90 days are shown")
                    @Schema(format = "date")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "The last day; else today") @Schema(format = "date") @QueryParam("to") @Nullable
                    String to,
            @Parameter(description = "The time zone in which days begin and end, by its name")
                    @Schema(maxLength = 60, defaultValue = "UTC")
                    @QueryParam("zone")
                    @Nullable
                    String zone,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Instant now = clock.instant();
        TrendDays asked = TrendDays.of(zone, from, to, now);
        var days = asked.withEve(now);
        return projects.named(slug)
                .chain(project -> days.size() < 2
                        ? Uni.createFrom().item(List.<TrendView.Day>of())
                        : history.trend(project, days))
                .map(found -> answers.read(
                        ifNoneMatch, new TrendView(asked.zone().getId(), asked.from(), asked.to(), found)));
    }

    @GET
    @Path("/milestones")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readMilestones",
            summary = "Shows when practices and phases were first achieved, lost and regained")
    @APIResponseSchema(value = MilestonesView.class, responseDescription = "The milestones")
    public Uni<Response> milestones(
            @PathParam("project") String slug, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return projects.named(slug).chain(history::milestones).map(found -> answers.read(ifNoneMatch, found));
    }

    @GET
    @Path("/history")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listOutcomeChanges",
            summary = "Lists the outcomes that a practice or a phase's gate has had, newest first",
            description = "What stayed the same from one assessment to the next is not repeated.")
    @APIResponseSchema(value = OutcomeChangePageSchema.class, responseDescription = "A page")
    public Uni<Response> changes(
            @PathParam("project") String slug,
            @Parameter(description = "Id of the practice; this or a phase is needed")
                    @Schema(maxLength = LONGEST_ID)
                    @QueryParam("practice")
                    @Nullable
                    String practice,
            @Parameter(description = "Id of the phase whose gate is meant")
                    @Schema(maxLength = LONGEST_ID)
                    @QueryParam("phase")
                    @Nullable
                    String phase,
            @BeanParam PageRequest page,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        if ((practice == null) == (phase == null)) {
            throw Problem.invalid("?practice", "must be the id of a practice, or ?phase the id of a phase, not both");
        }
        Kind kind = practice == null ? Kind.PHASE : Kind.PRACTICE;
        String subject = practice == null ? String.valueOf(phase) : practice;
        if (subject.isBlank() || subject.length() > LONGEST_ID) {
            throw Problem.invalid("?" + kind.word(), "must be the id of a " + kind.word());
        }
        return projects.named(slug).chain(project -> {
            var position = page.of(cursors, "history %s %s %s".formatted(project.id(), kind, subject));
            return history.changes(project, kind, subject, position)
                    .map(found -> Page.of(found, position, OutcomeChangeView::assessment, one -> one))
                    .map(found -> answers.read(ifNoneMatch, found));
        });
    }

    private static @Nullable UUID id(String pointer, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(pointer, "must be the id of an assessment");
        }
    }
}
