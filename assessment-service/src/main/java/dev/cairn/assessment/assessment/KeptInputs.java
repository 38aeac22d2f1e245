package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.ApplicabilityOverride;
import dev.cairn.assessment.assess.domain.AssessmentInput;
import dev.cairn.assessment.assess.domain.Fact;
import dev.cairn.assessment.assess.domain.KindOverride;
import dev.cairn.assessment.assess.domain.Overruler;
import dev.cairn.assessment.assess.domain.Previous;
import dev.cairn.assessment.assess.domain.Waiver;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment was made of, as it is kept with it. Evidence never changes, so its ids are enough; waivers and
 * what members overruled do, and the project does, so they are kept whole.
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
                .put("kind", input.kind() == null ? null : kind(input.kind()))
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
                kind(json.getJsonObject("kind")),
                json.getString("declaredPhase"),
                LocalDate.parse(json.getString("startDate")),
                previous,
                Instant.parse(json.getString("at")),
                Set.of());
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
                .put("reason", override.reason())
                .put("overruler", override.overruler() == null ? null : overruler(override.overruler()));
    }

    private static ApplicabilityOverride override(Object kept) {
        var json = (JsonObject) kept;
        JsonObject overruler = json.getJsonObject("overruler");
        return new ApplicabilityOverride(
                json.getString("practice"),
                json.getBoolean("applies"),
                json.getString("reason"),
                overruler == null ? null : overruler(overruler));
    }

    private static JsonObject kind(KindOverride kind) {
        return new JsonObject()
                .put("kind", kind.kind())
                .put("reason", kind.reason())
                .put("overruler", overruler(kind.overruler()));
    }

    private static @Nullable KindOverride kind(@Nullable JsonObject kept) {
        return kept == null
                ? null
                : new KindOverride(
                        kept.getString("kind"), kept.getString("reason"), overruler(kept.getJsonObject("overruler")));
    }

    private static JsonObject overruler(Overruler overruler) {
        return new JsonObject()
                .put("by", overruler.by())
                .put("at", overruler.at().toString())
                .put("approvedBy", overruler.approvedBy());
    }

    private static Overruler overruler(JsonObject kept) {
        return new Overruler(kept.getString("by"), Instant.parse(kept.getString("at")), kept.getString("approvedBy"));
    }
}
