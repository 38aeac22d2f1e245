package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.ApplicabilityOverride;
import dev.cairn.assessment.assess.domain.AssessmentInput;
import dev.cairn.assessment.assess.domain.Fact;
import dev.cairn.assessment.assess.domain.Previous;
import dev.cairn.assessment.assess.domain.Waiver;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment was made of, as it is kept with it. Evidence never changes, so its ids are enough; waivers do, and
 * the project does, so they are kept whole.
 */
record KeptInputs(JsonObject json) {

    /** @param before id of the assessment it was compared with; null for the first */
    static KeptInputs of(AssessmentInput input, @Nullable UUID before) {
        var evidence = input.facts().stream().map(Fact::evidenceId).collect(Collectors.toCollection(TreeSet::new));
        var waivers = new JsonArray();
        input.waivers().forEach(waiver -> waivers.add(waiver(waiver)));
        var overrides = new JsonArray();
        input.overrides().forEach(override -> overrides.add(override(override)));
        return new KeptInputs(new JsonObject()
                .put("evidence", new JsonArray(List.copyOf(evidence)))
                .put("waivers", waivers)
                .put("overrides", overrides)
                .put("declaredPhase", input.declaredPhase())
                .put("startDate", input.startDate().toString())
                .put("before", before == null ? null : before.toString())
                .put("at", input.now().toString()));
    }

    String encode() {
        return json.encode();
    }

    UUID[] evidence() {
        return json.getJsonArray("evidence").stream()
                .map(id -> UUID.fromString(String.valueOf(id)))
                .toArray(UUID[]::new);
    }

    /** The input as it was. */
    AssessmentInput input(List<Fact> facts, @Nullable Previous previous) {
        return new AssessmentInput(
                facts,
                json.getJsonArray("waivers").stream().map(KeptInputs::waiver).toList(),
                json.getJsonArray("overrides").stream()
                        .map(KeptInputs::override)
                        .toList(),
                json.getString("declaredPhase"),
                LocalDate.parse(json.getString("startDate")),
                previous,
                Instant.parse(json.getString("at")));
    }

    private static JsonObject waiver(Waiver waiver) {
        return new JsonObject()
                .put("id", waiver.id())
                .put("target", waiver.target())
                .put("reason", waiver.reason())
                .put("until", waiver.until().toString())
                .put("approvedBy", waiver.approvedBy());
    }

    private static Waiver waiver(Object kept) {
        var json = (JsonObject) kept;
        return new Waiver(
                json.getString("id"),
                json.getString("target"),
                json.getString("reason"),
                Instant.parse(json.getString("until")),
                json.getString("approvedBy"));
    }

    private static JsonObject override(ApplicabilityOverride override) {
        return new JsonObject()
                .put("practice", override.practice())
                .put("applies", override.applies())
                .put("reason", override.reason());
    }

    private static ApplicabilityOverride override(Object kept) {
        var json = (JsonObject) kept;
        return new ApplicabilityOverride(
                json.getString("practice"), json.getBoolean("applies"), json.getString("reason"));
    }
}
