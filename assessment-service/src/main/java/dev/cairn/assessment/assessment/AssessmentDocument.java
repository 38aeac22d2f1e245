package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.Change;
import dev.cairn.assessment.assess.domain.CheckResult;
import dev.cairn.assessment.assess.domain.FactRead;
import dev.cairn.assessment.assess.domain.GateChange;
import dev.cairn.assessment.assess.domain.NextAction;
import dev.cairn.assessment.assess.domain.Overruling;
import dev.cairn.assessment.assess.domain.PhaseResult;
import dev.cairn.assessment.assess.domain.PracticeResult;
import dev.cairn.assessment.assess.domain.Premature;
import dev.cairn.assessment.assess.domain.Waiver;
import dev.cairn.kit.directory.KnownProject;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An assessment as the API shows it. Made once, when it is stored, so that it is served for ever as it was.
 *
 * <p>Findings are those of the scan that the facts rest on, at most {@value #MOST_FINDINGS} per check.
 */
final class AssessmentDocument {

    private static final int MOST_FINDINGS = 20;

    private final Assessment assessment;
    private final Map<String, List<JsonObject>> findings;

    /** @param findings by evidence id and fact, joined by a blank */
    AssessmentDocument(Assessment assessment, Map<String, List<JsonObject>> findings) {
        this.assessment = assessment;
        this.findings = findings;
    }

    JsonObject json(UUID id, long sequence, KnownProject project) {
        return new JsonObject()
                .put("id", id.toString())
                .put("sequence", sequence)
                .mergeIn(json(project));
    }

    /** The document of an assessment that is not kept. */
    JsonObject json(KnownProject project) {
        return new JsonObject()
                .put(
                        "project",
                        new JsonObject()
                                .put("id", project.id().toString())
                                .put("slug", project.slug())
                                .put("name", project.name()))
                .put("organisation", project.state().organisationSlug())
                .put(
                        "roadmap",
                        new JsonObject()
                                .put("id", assessment.roadmapId())
                                .put("version", assessment.roadmapVersion())
                                .put("title", assessment.roadmapTitle()))
                .put("assessedAt", assessment.assessedAt().toString())
                .put("digest", assessment.digest())
                .put("phase", assessment.phase())
                .put("declaredPhase", assessment.declaredPhase())
                .put(
                        "pace",
                        new JsonObject()
                                .put("week", assessment.pace().week())
                                .put("expectedPhase", assessment.pace().expectedPhase())
                                .put("verdict", assessment.pace().verdict().word()))
                .put("phases", array(assessment.phases().stream().map(this::phase)))
                .put("nextAction", next(assessment.nextAction()))
                .put("premature", array(assessment.premature().stream().map(this::premature)))
                .put("changes", array(assessment.changes().stream().map(AssessmentDocument::change)))
                .put("gateChanges", array(assessment.gateChanges().stream().map(AssessmentDocument::gateChange)))
                .put(
                        "ageing",
                        array(assessment.ageing().stream()
                                .map(ageing -> new JsonObject()
                                        .put("practice", ageing.practice())
                                        .put("check", ageing.check())
                                        .put("staleAt", ageing.staleAt().toString()))))
                .put(
                        "verdict3am",
                        new JsonObject()
                                .put("yes", assessment.trust().yes())
                                .put("reasons", new JsonArray(assessment.trust().reasons())));
    }

    /** The assessment as lists show it. */
    JsonObject summary(UUID id, long sequence) {
        return new JsonObject()
                .put("id", id.toString())
                .put("sequence", sequence)
                .put(
                        "roadmap",
                        new JsonObject()
                                .put("id", assessment.roadmapId())
                                .put("version", assessment.roadmapVersion())
                                .put("title", assessment.roadmapTitle()))
                .put("assessedAt", assessment.assessedAt().toString())
                .put("digest", assessment.digest())
                .put("phase", assessment.phase())
                .put("declaredPhase", assessment.declaredPhase())
                .put(
                        "phases",
                        array(assessment.phases().stream()
                                .map(result -> new JsonObject()
                                        .put("id", result.phase().id())
                                        .put("title", result.phase().title())
                                        .put("readiness", result.readiness())
                                        .put(
                                                "gate",
                                                new JsonObject()
                                                        .put(
                                                                "state",
                                                                result.gate().state())))))
                .put("changes", array(assessment.changes().stream().map(AssessmentDocument::change)))
                .put("gateChanges", array(assessment.gateChanges().stream().map(AssessmentDocument::gateChange)));
    }

    private static JsonObject gateChange(GateChange change) {
        return new JsonObject()
                .put("phase", change.phase())
                .put("title", change.title())
                .put("from", change.from())
                .put("to", change.to());
    }

    private JsonObject phase(PhaseResult result) {
        return new JsonObject()
                .put("id", result.phase().id())
                .put("title", result.phase().title())
                .put("weeks", result.phase().window())
                .put("readiness", result.readiness())
                .put(
                        "gate",
                        new JsonObject()
                                .put("state", result.gate().state())
                                .put(
                                        "missing",
                                        array(result.gate().missing().stream()
                                                .map(missing -> new JsonObject()
                                                        .put("practice", missing.practice())
                                                        .put("check", missing.check())
                                                        .put(
                                                                "outcome",
                                                                missing.outcome()
                                                                        .word())
                                                        .put("title", missing.title())
                                                        .put("advice", missing.advice())))))
                .put("practices", array(result.practices().stream().map(this::practice)));
    }

    private JsonObject practice(PracticeResult result) {
        return new JsonObject()
                .put("id", result.practice().id())
                .put("title", result.practice().title())
                .put("why", result.practice().why())
                .put("outcome", result.outcome().word())
                .put("required", result.practice().required())
                .put("checks", array(result.checks().stream().map(this::check)));
    }

    private JsonObject check(CheckResult result) {
        var check = result.check();
        return new JsonObject()
                .put("id", check.id())
                .put("title", check.title())
                .put("outcome", result.outcome().word())
                .put("score", result.score())
                .put("weight", check.weight())
                .put("effort", check.effort().name())
                .put("required", check.required())
                .put("strengthAsked", check.strength().word())
                .put(
                        "strengthFound",
                        result.strengthFound() == null
                                ? null
                                : result.strengthFound().word())
                .put("expression", check.expression())
                .put(
                        "freshness",
                        check.freshness() == null ? null : check.freshness().toString())
                .put("ageing", result.ageing())
                .put(
                        "staleAt",
                        result.staleAt() == null ? null : result.staleAt().toString())
                .put("advice", check.advice())
                .put("proof", check.proof())
                .put("reason", result.reason())
                .put("waiver", waiver(result.waiver()))
                .put("overruled", overruled(result.overruled()))
                .put("facts", array(result.facts().stream().map(AssessmentDocument::fact)))
                .put("findings", array(findingsOf(result.facts())));
    }

    private static @Nullable JsonObject waiver(@Nullable Waiver waiver) {
        return waiver == null
                ? null
                : new JsonObject()
                        .put("id", waiver.id())
                        .put("target", waiver.target())
                        .put("reason", waiver.reason())
                        .put("endsAt", waiver.until().toString())
                        .put("approvedBy", waiver.approvedBy());
    }

    private static @Nullable JsonObject overruled(@Nullable Overruling overruled) {
        return overruled == null
                ? null
                : new JsonObject()
                        .put("says", overruled.says())
                        .put("reason", overruled.reason())
                        .put("by", overruled.overruler().by())
                        .put("at", overruled.overruler().at().toString())
                        .put("approvedBy", overruled.overruler().approvedBy());
    }

    private Stream<JsonObject> findingsOf(List<FactRead> facts) {
        return facts.stream()
                .filter(fact -> fact.evidenceId() != null)
                .flatMap(fact -> findings.getOrDefault(fact.evidenceId() + " " + fact.name(), List.of()).stream())
                .limit(MOST_FINDINGS);
    }

    private static JsonObject fact(FactRead fact) {
        return new JsonObject()
                .put("name", fact.name())
                .put(
                        "state",
                        fact.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .put("value", fact.value() == null ? null : raw(fact.value().raw()))
                .put(
                        "strength",
                        fact.strength() == null ? null : fact.strength().word())
                .put("evidenceId", fact.evidenceId())
                .put(
                        "observedAt",
                        fact.observedAt() == null ? null : fact.observedAt().toString())
                .put("staleAt", fact.staleAt() == null ? null : fact.staleAt().toString());
    }

    private static Object raw(Object value) {
        return value instanceof List<?> list ? new JsonArray(new ArrayList<>(list)) : value;
    }

    private static @Nullable JsonObject next(@Nullable NextAction action) {
        return action == null
                ? null
                : new JsonObject()
                        .put("practice", action.practice())
                        .put("check", action.check())
                        .put("title", action.title())
                        .put("advice", action.advice())
                        .put("effort", action.effort().name())
                        .put("reason", action.reason())
                        .put("plan", new JsonArray(action.plan()))
                        .put("unlocks", new JsonArray(action.unlocks()));
    }

    private JsonObject premature(Premature early) {
        String path = findingsOf(early.facts())
                .findFirst()
                .map(finding -> finding.getString("path"))
                .orElse(null);
        return new JsonObject()
                .put(early.practice() ? "practice" : "skip", early.id())
                .put("title", early.title())
                .put("path", path)
                .put("advice", early.advice())
                .put("cost", early.cost());
    }

    private static JsonObject change(Change change) {
        return new JsonObject()
                .put("practice", change.practice())
                .put("title", change.title())
                .put("from", change.from().word())
                .put("to", change.to().word())
                .put("cause", change.cause().word())
                .put("regression", change.regression())
                .put("detail", change.detail());
    }

    private static JsonArray array(Stream<JsonObject> items) {
        var array = new JsonArray();
        items.forEach(array::add);
        return array;
    }
}
