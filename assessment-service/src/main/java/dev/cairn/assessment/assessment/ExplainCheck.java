package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Explanation;
import dev.cairn.assessment.assess.domain.FactRead;
import dev.cairn.assessment.assess.domain.Outcome;
import dev.cairn.assessment.history.SnapshotReader;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.kit.cache.Entry;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Explains one check of an assessment: what was asked, what was read, by which rules, for how long it counts. */
@ApplicationScoped
class ExplainCheck {

    private final ReadAssessments assessments;

    ExplainCheck(ReadAssessments assessments) {
        this.assessments = assessments;
    }

    /** The explanation; a not-found problem when the assessment has no such check. */
    Uni<JsonObject> explain(UUID organisation, UUID project, Entry assessment, String checkId) {
        var document = new JsonObject(assessment.body());
        for (Object phase : document.getJsonArray("phases")) {
            for (Object practice : ((JsonObject) phase).getJsonArray("practices")) {
                for (Object check : ((JsonObject) practice).getJsonArray("checks")) {
                    if (((JsonObject) check).getString("id").equals(checkId)) {
                        return explain(organisation, project, document, (JsonObject) practice, (JsonObject) check);
                    }
                }
            }
        }
        return Uni.createFrom().failure(Problem.notFound());
    }

    private Uni<JsonObject> explain(
            UUID organisation, UUID project, JsonObject document, JsonObject practice, JsonObject check) {
        List<FactRead> facts = SnapshotReader.facts(check);
        return assessments.sources(organisation, project, facts).map(sources -> {
            Explanation explanation = explanation(check, facts, sources);
            return new JsonObject()
                    .put(
                            "assessment",
                            new JsonObject()
                                    .put("id", document.getString("id"))
                                    .put("assessedAt", document.getString("assessedAt"))
                                    .put("digest", document.getString("digest")))
                    .put("roadmap", document.getJsonObject("roadmap"))
                    .put(
                            "practice",
                            new JsonObject()
                                    .put("id", practice.getString("id"))
                                    .put("title", practice.getString("title"))
                                    .put("why", practice.getString("why"))
                                    .put("outcome", practice.getString("outcome"))
                                    .put("required", practice.getBoolean("required")))
                    .put("check", check)
                    .put("limits", limits(check, explanation))
                    .put("evidence", sources.evidence())
                    .put("looked", sources.looked())
                    .put("sentences", new JsonArray(explanation.sentences()));
        });
    }

    private static Explanation explanation(JsonObject check, List<FactRead> facts, EvidenceSources sources) {
        String freshness = check.getString("freshness");
        return new Explanation(
                check.getString("title"),
                Outcome.ofWord(check.getString("outcome")),
                check.getString("expression"),
                Strength.ofWord(check.getString("strengthAsked")),
                freshness == null ? null : Duration.parse(freshness),
                facts,
                sources.told(),
                sources.lookedSentences(),
                SnapshotReader.waiver(check),
                SnapshotReader.overruled(check),
                check.getString("proof"),
                check.getString("advice"));
    }

    private static JsonObject limits(JsonObject check, Explanation explanation) {
        var facts = new JsonArray();
        explanation.facts().stream()
                .filter(fact -> fact.observedAt() != null)
                .map(fact -> new JsonObject()
                        .put("name", fact.name())
                        .put("observedAt", text(Objects.requireNonNull(fact.observedAt())))
                        .put("ageingFrom", text(fact.ageingFrom()))
                        .put("staleAt", text(fact.staleAt())))
                .forEach(facts::add);
        return new JsonObject()
                .put("freshness", check.getString("freshness"))
                .put("ageingFrom", text(explanation.ageingFrom()))
                .put("staleAt", text(explanation.staleAt()))
                .put("facts", facts);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
