package dev.cairn.assessment.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The form of an assessment, for the OpenAPI document: what is served are the bytes that were kept. A test reads them into
 * these records, strictly.
 */
@Schema(name = "Assessment", description = "Where a project stands. It never changes.", examples = """
                {"id": "0198c0de-0000-7000-8000-000000000009", "sequence": 2,
                 "project": {"id": "0198c0de-0000-7000-8000-000000000004", "slug": "shop", "name": "Shop"},
                 "organisation": "acme",
                 "roadmap": {"id": "mvp-to-production", "version": 1, "title": "From MVP to production"},
                 "assessedAt": "2026-11-22T09:00:02Z",
                 "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 "phase": "mvp", "declaredPhase": "mvp",
                 "pace": {"week": 12, "expectedPhase": "foundation", "verdict": "behind"},
                 "phases": [{"id": "mvp", "title": "The MVP", "weeks": "weeks 1-6", "readiness": 61.5,
                   "gate": {"state": "closed", "missing": [{"practice": "mvp.hypothesis",
                     "check": "mvp.hypothesis.reached", "outcome": "unmet",
                     "title": "The observed value reaches the target", "advice": "Put it in front of real users."}]},
                   "practices": []}],
                 "nextAction": {"practice": "mvp.hypothesis", "check": "mvp.hypothesis.reached",
                   "title": "The observed value reaches the target", "advice": "Put it in front of real users.",
                   "effort": "L", "reason": "It is the last thing that keeps the gate closed.",
                   "plan": ["mvp.hypothesis.reached"], "unlocks": ["mvp"]},
                 "premature": [], "changes": [], "gateChanges": [], "ageing": [],
                 "verdict3am": {"yes": false, "reasons": ["the gate of Production grade is closed: 20 checks are missing"]}}""")
record AssessmentSchema(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Counts the assessments of the project")
        long sequence,

        @Schema(required = true) Project project,

        @Schema(required = true, description = "Slug of the organisation")
        String organisation,

        @Schema(required = true) Roadmap roadmap,
        @Schema(required = true) Instant assessedAt,

        @Schema(required = true, description = "The same inputs give the same digest")
        String digest,

        @Schema(required = true, description = "The phase it is really in")
        String phase,

        @Schema(required = true, description = "The phase that the team says")
        String declaredPhase,

        @Schema(required = true) Pace pace,
        @Schema(required = true) List<Phase> phases,

        @Schema(required = true, nullable = true, description = "Null when nothing is left") @Nullable
        NextAction nextAction,

        @Schema(required = true, description = "Work that is too early")
        List<Premature> premature,

        @Schema(required = true, description = "Practices with another outcome than before")
        List<Change> changes,

        @Schema(required = true) List<GateChange> gateChanges,

        @Schema(required = true, description = "Checks whose evidence goes stale soon")
        List<Ageing> ageing,

        @Schema(required = true) Verdict3am verdict3am) {

    private static final String OUTCOMES = "met, partial, unmet, stale, unknown, waived or not-applicable";

    @Schema(name = "AssessedProject")
    record Project(
            @Schema(required = true) UUID id,
            @Schema(required = true) String slug,
            @Schema(required = true) String name) {}

    @Schema(name = "AssessedRoadmap")
    record Roadmap(
            @Schema(required = true) String id,
            @Schema(required = true) int version,
            @Schema(required = true) String title) {}

    @Schema(name = "Pace")
    record Pace(
            @Schema(required = true, description = "Since the start date, from 1; 0 before it")
            long week,

            @Schema(required = true) String expectedPhase,

            @Schema(
                    required = true,
                    enumeration = {"ahead", "on-track", "behind"})
            String verdict) {}

    @Schema(name = "AssessedPhase")
    record Phase(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) String weeks,

            @Schema(required = true, minimum = "0", maximum = "100")
            double readiness,

            @Schema(required = true) Gate gate,
            @Schema(required = true) List<Practice> practices) {}

    @Schema(name = "Gate")
    record Gate(
            @Schema(
                    required = true,
                    enumeration = {"open", "closed"})
            String state,

            @Schema(required = true, description = "What keeps it closed")
            List<Missing> missing) {}

    @Schema(name = "Missing")
    record Missing(
            @Schema(required = true) String practice,
            @Schema(required = true) String check,
            @Schema(required = true, description = OUTCOMES) String outcome,
            @Schema(required = true) String title,
            @Schema(required = true) String advice) {}

    @Schema(name = "AssessedPractice")
    record Practice(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) String why,
            @Schema(required = true, description = OUTCOMES) String outcome,
            @Schema(required = true) boolean required,
            @Schema(required = true) List<Check> checks) {}

    @Schema(name = "AssessedCheck")
    record Check(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true, description = OUTCOMES) String outcome,

            @Schema(required = true, minimum = "0", maximum = "1")
            double score,

            @Schema(required = true) int weight,

            @Schema(required = true, description = "S, M or L")
            String effort,

            @Schema(required = true) boolean required,
            @Schema(required = true) String strengthAsked,
            @Schema(nullable = true) @Nullable String strengthFound,

            @Schema(required = true, description = "CEL over facts")
            String expression,

            @Schema(nullable = true, description = "How old evidence may be; null: any age") @Nullable
            String freshness,

            @Schema(required = true) boolean ageing,

            @Schema(nullable = true, description = "When its evidence stops to count") @Nullable
            Instant staleAt,

            @Schema(required = true) String advice,

            @Schema(required = true, description = "What would prove it")
            String proof,

            @Schema(required = true, description = "The outcome in one sentence")
            String reason,

            @Schema(nullable = true, description = "What stands in for it; null unless it is waived") @Nullable
            CheckWaiver waiver,

            @Schema(nullable = true, description = "Whose word decided whether it applies; null: the facts did")
            @Nullable
            CheckOverruling overruled,

            @Schema(required = true) List<Fact> facts,

            @Schema(required = true, description = "At most 20")
            List<Finding> findings) {}

    /** The waiver that an assessment used for a check. */
    @Schema(name = "CheckWaiver")
    record CheckWaiver(
            @Schema(required = true) UUID id,

            @Schema(required = true, description = "Id of the check, or of its practice")
            String target,

            @Schema(required = true) String reason,
            @Schema(required = true) Instant endsAt,

            @Schema(required = true, description = "Name of who approved it")
            String approvedBy) {}

    /** The word of a member that decided whether a check applies. */
    @Schema(name = "CheckOverruling")
    record CheckOverruling(
            @Schema(required = true, description = "applies, does-not-apply, or the kind of project that counts")
            String says,

            @Schema(required = true) String reason,

            @Schema(required = true, description = "Name of who overruled")
            String by,

            @Schema(required = true) Instant at,

            @Schema(nullable = true, description = "Name of who approved it; null: it needed nobody") @Nullable
            String approvedBy) {}

    @Schema(name = "FactRead")
    record Fact(
            @Schema(required = true) String name,

            @Schema(required = true, description = "counts, expired, too-weak, wrong-type or missing")
            String state,

            @Schema(nullable = true, description = "A truth value, number, text or list of texts") @Nullable
            Object value,

            @Schema(nullable = true) @Nullable String strength,
            @Schema(nullable = true) @Nullable UUID evidenceId,
            @Schema(nullable = true) @Nullable Instant observedAt,
            @Schema(nullable = true) @Nullable Instant staleAt) {}

    @Schema(name = "AssessedFinding")
    record Finding(
            @Schema(required = true) String path,

            @Schema(nullable = true, description = "Null: the file as a whole") @Nullable
            Integer line,

            @Schema(required = true) String rule,
            @Schema(required = true) String excerpt,

            @Schema(name = "package", required = true, description = "Folder of its package; empty: the root")
            @JsonProperty("package")
            String packagePath) {}

    @Schema(name = "NextAction")
    record NextAction(
            @Schema(required = true) String practice,
            @Schema(required = true) String check,
            @Schema(required = true) String title,
            @Schema(required = true) String advice,

            @Schema(required = true, description = "S, M or L")
            String effort,

            @Schema(required = true) String reason,

            @Schema(required = true, description = "Checks on the way, this one first")
            List<String> plan,

            @Schema(required = true, description = "Phases whose gates open when the plan is done")
            List<String> unlocks) {}

    @Schema(name = "Premature")
    record Premature(
            @Schema(description = "A practice of a later phase; else skip is there") @Nullable
            String practice,

            @Schema(description = "An item of the phase's skip list") @Nullable
            String skip,

            @Schema(required = true) String title,
            @Schema(nullable = true) @Nullable String path,
            @Schema(required = true) String advice,

            @Schema(required = true, description = "What going on costs")
            String cost) {}

    @Schema(name = "Change")
    record Change(
            @Schema(required = true) String practice,
            @Schema(required = true) String title,
            @Schema(required = true, description = OUTCOMES) String from,
            @Schema(required = true, description = OUTCOMES) String to,

            @Schema(
                    required = true,
                    description = "lost, expired, evidence, roadmap, waiver, applicability, or a word that is new")
            String cause,

            @Schema(required = true, description = "It was met and no longer is")
            boolean regression,

            @Schema(required = true) String detail) {}

    @Schema(name = "GateChange")
    record GateChange(
            @Schema(required = true) String phase,
            @Schema(required = true) String title,
            @Schema(required = true) String from,
            @Schema(required = true) String to) {}

    @Schema(name = "Ageing")
    record Ageing(
            @Schema(required = true) String practice,
            @Schema(required = true) String check,
            @Schema(required = true) Instant staleAt) {}

    @Schema(name = "Verdict3am", description = "Can it be trusted at 3 AM?")
    record Verdict3am(
            @Schema(required = true) boolean yes,

            @Schema(required = true, description = "For no; empty for yes")
            List<String> reasons) {}
}
