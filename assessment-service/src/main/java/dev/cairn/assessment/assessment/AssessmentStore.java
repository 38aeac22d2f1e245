package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.Outcome;
import dev.cairn.assessment.assess.domain.Previous;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.tenancy.SessionSql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of assessments, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class AssessmentStore {

    private static final int FINDINGS_PER_FACT = 20;
    private static final String LATEST = """
            select cast(id as text), sequence, digest, standing, document, roadmap_id, roadmap_version, cast(outcomes as text),
                cast(open_gates as text)
            from assessment where project_id = $1 order by sequence desc limit 1""";
    private static final String FINDINGS = """
            select evidence, fact, path, line, rule, excerpt, package_path from (
                select cast(f.evidence_id as text) as evidence, f.fact, f.path, f.line, f.rule, f.excerpt, f.package_path,
                    f.confidence, f.ordinal, row_number() over (
                        partition by f.evidence_id, f.fact order by f.confidence desc, f.ordinal) as n
                from finding f join evidence e on e.id = f.evidence_id
                where e.project_id = $1 and e.superseded_at is null) best
            where n <= $2 order by evidence, fact, n""";
    private static final String INSERT = """
            insert into assessment (id, organisation_id, project_id, sequence, digest, roadmap_id, roadmap_version,
                assessed_at, phase, outcomes, open_gates, document, summary, standing, inputs)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, cast(cast(?10 as text) as jsonb),
                cast(cast(?11 as text) as jsonb), ?12, cast(cast(?13 as text) as jsonb), ?14,
                cast(cast(?15 as text) as jsonb))""";

    private static final String KEPT = """
            select a.sequence, a.digest, a.roadmap_id, a.roadmap_version, cast(a.inputs as text),
                b.roadmap_id, b.roadmap_version, cast(b.outcomes as text), cast(b.open_gates as text)
            from assessment a left join assessment b
                on b.project_id = a.project_id and b.id = cast(a.inputs->>'before' as uuid)
            where a.project_id = $1 and a.id = $2""";

    AssessmentStore() {}

    Uni<@Nullable StoredAssessment> latest(UUID project) {
        return SessionSql.first(LATEST, project).map(row -> row == null ? null : read(row));
    }

    /** The best findings of the present evidence, by evidence id and fact, joined by a blank. */
    Uni<Map<String, List<JsonObject>>> findings(UUID project) {
        return SessionSql.rows(FINDINGS, project, FINDINGS_PER_FACT).map(rows -> {
            var findings = new HashMap<String, List<JsonObject>>();
            for (Object[] row : rows) {
                findings.computeIfAbsent(row[0] + " " + row[1], key -> new ArrayList<>())
                        .add(new JsonObject()
                                .put("path", row[2])
                                .put("line", Integer.valueOf(0).equals(row[3]) ? null : row[3])
                                .put("rule", row[4])
                                .put("excerpt", row[5])
                                .put("package", row[6]));
            }
            return findings;
        });
    }

    /** One assessment with what it was made of; null when the project has none with the id. */
    Uni<@Nullable KeptAssessment> kept(UUID project, UUID id) {
        return SessionSql.first(KEPT, project, id)
                .map(row -> row == null
                        ? null
                        : new KeptAssessment(
                                ((Number) row[0]).longValue(),
                                (String) row[1],
                                (String) row[2],
                                ((Number) row[3]).intValue(),
                                row[4] == null ? null : new KeptInputs(new JsonObject((String) row[4])),
                                row[5] == null ? null : previous(row, 5)));
    }

    /** Keeps an assessment as the next of its project. */
    Uni<StoredAssessment> keep(
            KnownProject project,
            Assessment made,
            String standing,
            KeptInputs inputs,
            UUID id,
            long sequence,
            AssessmentDocument document) {
        String text = document.json(id, sequence, project).encode();
        Previous previous = Previous.of(made);
        var outcomes = new JsonObject();
        previous.practices().forEach((practice, outcome) -> outcomes.put(practice, outcome.word()));
        return Panache.getSession()
                .call(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, id)
                        .setParameter(2, project.organisationId())
                        .setParameter(3, project.id())
                        .setParameter(4, sequence)
                        .setParameter(5, made.digest())
                        .setParameter(6, made.roadmapId())
                        .setParameter(7, made.roadmapVersion())
                        .setParameter(8, made.assessedAt().atOffset(ZoneOffset.UTC))
                        .setParameter(9, made.phase())
                        .setParameter(10, outcomes.encode())
                        .setParameter(11, new JsonObject(new HashMap<>(previous.openGates())).encode())
                        .setParameter(12, text)
                        .setParameter(13, document.summary(id, sequence).encode())
                        .setParameter(14, standing)
                        .setParameter(15, inputs.encode())
                        .executeUpdate())
                .call(session -> session.createNativeQuery(
                                "update project_state set sequence = ?2 where project_id = ?1")
                        .setParameter(1, project.id())
                        .setParameter(2, sequence)
                        .executeUpdate())
                .replaceWith(new StoredAssessment(id, sequence, made.digest(), standing, text, previous));
    }

    /** Notes which text of a roadmap a project was last judged by. */
    Uni<Void> judgedBy(UUID project, String roadmapDigest) {
        return SessionSql.change(
                        "update project_state set roadmap_digest = $2"
                                + " where project_id = $1 and roadmap_digest is distinct from $2",
                        project,
                        roadmapDigest)
                .replaceWithVoid();
    }

    private static StoredAssessment read(Object[] row) {
        return new StoredAssessment(
                UUID.fromString((String) row[0]),
                ((Number) row[1]).longValue(),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                previous(row, 5));
    }

    /** Reads roadmap, version, outcomes and open gates, which begin at this column. */
    private static Previous previous(Object[] row, int first) {
        Map<String, Outcome> outcomes = new JsonObject((String) row[first + 2])
                .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> Outcome.ofWord((String) entry.getValue())));
        Map<String, Boolean> gates = new JsonObject((String) row[first + 3])
                .stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> (Boolean) entry.getValue()));
        return new Previous((String) row[first], ((Number) row[first + 1]).intValue(), outcomes, gates);
    }
}
