package dev.cairn.assessment.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.assessment.assessment.LatestAssessments;
import dev.cairn.assessment.assessment.ReadAssessments;
import dev.cairn.assessment.evidence.EvidenceOrigins;
import dev.cairn.assessment.evidence.EvidenceOrigins.Origin;
import dev.cairn.kit.cache.Entry;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a report together: the assessment as it was kept, and where its evidence came from. */
@ApplicationScoped
class ReadReport {

    private final LatestAssessments latest;
    private final ReadAssessments assessments;
    private final EvidenceOrigins origins;
    private final Rendering rendering;
    private final ReportConfig config;
    private final ObjectMapper json;

    ReadReport(
            LatestAssessments latest,
            ReadAssessments assessments,
            EvidenceOrigins origins,
            Rendering rendering,
            ReportConfig config,
            ObjectMapper json) {
        this.latest = latest;
        this.assessments = assessments;
        this.origins = origins;
        this.rendering = rendering;
        this.config = config;
        // an assessment has more than a report tells of it
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The report of an assessment. @param id null for the latest */
    Uni<Report> of(KnownProject project, @Nullable UUID id) {
        return assessment(project, id)
                .chain(document -> rendering.run(() -> read(document)))
                .chain(draft -> origins.of(project.organisationId(), project.id(), evidenceOf(draft))
                        .map(found -> withEvidence(draft, found)));
    }

    private Uni<Entry> assessment(KnownProject project, @Nullable UUID id) {
        var found = id == null
                ? latest.of(project).onItem().ifNull().failWith(ReadReport::notAssessed)
                : assessments
                        .find(project.organisationId(), project.id(), id)
                        .onItem()
                        .ifNull()
                        .failWith(Problem::notFound);
        return found.invoke(document -> {
            if (document.body().length() > config.largest().asLongValue()) {
                throw new Problem(
                        ReportProblem.TOO_LARGE,
                        "The assessment has %d bytes, and a report is made of at most %d"
                                .formatted(
                                        document.body().length(),
                                        config.largest().asLongValue()));
            }
        });
    }

    private static Problem notAssessed() {
        return new Problem(CommonProblem.NOT_FOUND, "The project was not assessed yet; upload an archive of it");
    }

    private Report read(Entry document) {
        try {
            return json.readValue(document.body().getBytes(), Report.class);
        } catch (IOException e) {
            throw new IllegalStateException("an assessment was kept in a form that cannot be read", e);
        }
    }

    private static Set<UUID> evidenceOf(Report draft) {
        return draft.phases().stream()
                .flatMap(phase -> phase.practices().stream())
                .flatMap(practice -> practice.checks().stream())
                .flatMap(check -> check.facts().stream())
                .flatMap(fact -> Stream.ofNullable(fact.evidenceId()))
                .collect(Collectors.toSet());
    }

    private static Report withEvidence(Report draft, List<Origin> origins) {
        return new Report(
                Report.FORM,
                draft.id(),
                draft.sequence(),
                draft.assessedAt(),
                draft.digest(),
                draft.organisation(),
                draft.project(),
                draft.roadmap(),
                draft.phase(),
                draft.declaredPhase(),
                draft.pace(),
                draft.verdict3am(),
                draft.phases(),
                draft.premature(),
                origins.stream().map(origin -> evidence(origin, draft)).toList());
    }

    private static Report.Evidence evidence(Origin origin, Report draft) {
        return new Report.Evidence(
                origin.id(),
                origin.source(),
                origin.strength(),
                origin.observedAt(),
                origin.recordedAt(),
                Duration.between(origin.observedAt(), draft.assessedAt()),
                origin.commit(),
                origin.branch(),
                origin.digest(),
                origin.summary());
    }
}
