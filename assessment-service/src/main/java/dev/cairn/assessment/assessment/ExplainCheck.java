package dev.cairn.assessment.assessment;

import dev.cairn.kit.cache.Entry;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Explains one check of an assessment: what was asked, what was read, and where was looked. */
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
        JsonArray facts = check.getJsonArray("facts");
        return assessments.looked(organisation, project, facts).map(looked -> {
            var where = new JsonArray();
            for (Object one : facts) {
                var fact = (JsonObject) one;
                JsonObject found = looked.get(fact.getString("evidenceId") + " " + fact.getString("name"));
                if (found != null) {
                    where.add(found);
                }
            }
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
                    .put("looked", where);
        });
    }
}
