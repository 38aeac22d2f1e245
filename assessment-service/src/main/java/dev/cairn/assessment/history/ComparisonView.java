package dev.cairn.assessment.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.assess.domain.Comparison;
import dev.cairn.assessment.assess.domain.Comparison.CheckStep;
import dev.cairn.assessment.assess.domain.Comparison.FactStep;
import dev.cairn.assessment.assess.domain.Comparison.PhaseStep;
import dev.cairn.assessment.assess.domain.Comparison.PracticeStep;
import dev.cairn.assessment.assess.domain.Comparison.Step;
import dev.cairn.assessment.assess.domain.FactRead;
import dev.cairn.assessment.assess.domain.Outcome;
import dev.cairn.assessment.assess.domain.Overruling;
import dev.cairn.assessment.assess.domain.Snapshot;
import dev.cairn.assessment.assess.domain.Snapshot.Next;
import dev.cairn.assessment.assess.domain.Waiver;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What differs between two assessments. Of each pair a side is absent where there is nothing on it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Comparison", examples = """
                {"from": {"id": "0198c0de-0000-7000-8000-000000000009", "sequence": 2, "assessedAt": "2026-11-22T09:00:02Z",
                   "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
                 "to": {"id": "0198c0de-0000-7000-8000-000000000010", "sequence": 3, "assessedAt": "2026-11-23T09:00:02Z",
                   "digest": "sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"},
                 "sameRoadmap": true, "phase": {"from": "mvp", "to": "mvp"},
                 "phases": [{"id": "foundation", "title": "The foundation", "readiness": {"from": 31.2, "to": 40.1},
                   "gate": {"from": "closed", "to": "closed"}}],
                 "practices": [], "nextAction": {}, "premature": {"came": [], "gone": []},
                 "verdict3am": {"from": "no", "to": "no"}, "reasons": {"came": [], "gone": []}}""")
public record ComparisonView(
        @Schema(required = true) Compared from,

        @Nullable @Schema(description = "Absent where the second is only imagined")
        Compared to,

        @Schema(required = true, description = "Whether one version of one roadmap judged both")
        boolean sameRoadmap,

        @Schema(required = true, description = "The phases it was really in")
        Words phase,

        @Schema(required = true, description = "Phases with another readiness or another state of the gate")
        List<Phase> phases,

        @Schema(required = true, description = "Practices with another outcome, or a check that differs")
        List<Practice> practices,

        @Schema(required = true) Actions nextAction,

        @Schema(required = true, description = "Work that is too early in one of them only")
        Premature premature,

        @Schema(required = true, description = "The 3 AM verdicts: yes or no")
        Words verdict3am,

        @Schema(required = true, description = "Reasons for no that only one of the verdicts has")
        Reasons reasons) {

    /** One of the two. */
    @Schema(name = "ComparedAssessment")
    public record Compared(
            @Schema(required = true) UUID id,
            @Schema(required = true) long sequence,
            @Schema(required = true) Instant assessedAt,
            @Schema(required = true) String digest) {

        static Compared of(JsonObject document) {
            return new Compared(
                    UUID.fromString(document.getString("id")),
                    document.getLong("sequence"),
                    Instant.parse(document.getString("assessedAt")),
                    document.getString("digest"));
        }
    }

    /** Two words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedWords")
    public record Words(@Nullable String from, @Nullable String to) {}

    /** Two numbers. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedNumbers")
    public record Numbers(@Nullable Double from, @Nullable Double to) {}

    /** Two actions. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedActions")
    public record Actions(@Nullable Action from, @Nullable Action to) {}

    /** A next action. */
    @Schema(name = "ComparedAction")
    public record Action(
            @Schema(required = true) String practice,
            @Schema(required = true) String check,
            @Schema(required = true) String title) {}

    /** Work that is too early: what the second has, and what the first had. */
    @Schema(name = "ComparedPremature")
    public record Premature(
            @Schema(required = true) List<Early> came,
            @Schema(required = true) List<Early> gone) {}

    /** A practice of a later phase, or an item of the skip list. */
    @Schema(name = "ComparedEarly")
    public record Early(
            @Schema(required = true) String id,
            @Schema(required = true) String title) {}

    /** Reasons for no: what the second has, and what the first had. */
    @Schema(name = "ComparedReasons")
    public record Reasons(
            @Schema(required = true) List<String> came,
            @Schema(required = true) List<String> gone) {}

    /** A phase that differs. */
    @Schema(name = "ComparedPhase")
    public record Phase(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) Numbers readiness,
            @Schema(required = true) Words gate) {}

    /** A practice that differs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedPractice")
    public record Practice(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) Words outcome,

            @Nullable
            @Schema(
                    description =
                            "Why its outcome differs: lost, expired, evidence, roadmap, waiver or applicability; absent"
                                    + " where it does not, or where only one of the two has the practice")
            String cause,

            @Schema(required = true, description = "Whether it was met and no longer is")
            boolean regression,

            @Schema(required = true) List<Check> checks) {}

    /** A check that differs. */
    @Schema(name = "ComparedCheck")
    public record Check(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) Words outcome,
            @Schema(required = true) Numbers score,

            @Schema(required = true, description = "The outcomes in one sentence each")
            Words reason,

            @Schema(required = true, description = "What stood in for it")
            Waivers waiver,

            @Schema(required = true, description = "Whose word decided whether it applies")
            Overrulings overruled,

            @Schema(required = true, description = "Facts that were read with another value, strength or evidence")
            List<Fact> facts) {}

    /** Two waivers. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedWaivers")
    public record Waivers(
            @Nullable WaiverUsed from, @Nullable WaiverUsed to) {}

    /** A waiver. */
    @Schema(name = "ComparedWaiver")
    public record WaiverUsed(
            @Schema(required = true) String id,
            @Schema(required = true) String reason,
            @Schema(required = true) Instant endsAt,
            @Schema(required = true) String approvedBy) {}

    /** Two words on whether a check applies. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedOverrulings")
    public record Overrulings(
            @Nullable OverrulingUsed from, @Nullable OverrulingUsed to) {}

    /** A member's word on whether a check applies. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedOverruling")
    public record OverrulingUsed(
            @Schema(required = true, description = "applies, does-not-apply, or the kind of project")
            String says,

            @Schema(required = true) String reason,
            @Schema(required = true) String by,
            @Schema(required = true) Instant at,

            @Nullable @Schema(description = "Who approved it; absent where nobody had to")
            String approvedBy) {}

    /** A fact that was read differently. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedFact")
    public record Fact(
            @Schema(required = true) String name,
            @Nullable Reading from,
            @Nullable Reading to) {}

    /** What was read of a fact. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedReading")
    public record Reading(
            @Schema(required = true, description = "counts, expired, too-weak, wrong-type or missing")
            String state,

            @Nullable Object value,
            @Nullable String strength,

            @Nullable @Schema(description = "The evidence it came from")
            String evidenceId,

            @Nullable Instant observedAt,
            @Nullable Instant staleAt) {}

    static ComparisonView of(Compared from, @Nullable Compared to, Comparison comparison) {
        return new ComparisonView(
                from,
                to,
                comparison.sameRoadmap(),
                new Words(comparison.phase().from(), comparison.phase().to()),
                comparison.phases().stream().map(ComparisonView::phase).toList(),
                comparison.practices().stream().map(ComparisonView::practice).toList(),
                new Actions(
                        action(comparison.next().from()),
                        action(comparison.next().to())),
                new Premature(
                        early(comparison.premature().came()),
                        early(comparison.premature().gone())),
                new Words(
                        yes(comparison.trusted().from()),
                        yes(comparison.trusted().to())),
                new Reasons(
                        comparison.trusted().reasons().came(),
                        comparison.trusted().reasons().gone()));
    }

    private static List<Early> early(List<Snapshot.Early> early) {
        return early.stream().map(each -> new Early(each.id(), each.title())).toList();
    }

    private static Phase phase(PhaseStep step) {
        return new Phase(
                step.id(),
                step.title(),
                numbers(step.readiness()),
                new Words(state(step.open().from()), state(step.open().to())));
    }

    private static Practice practice(PracticeStep step) {
        var cause = step.cause();
        return new Practice(
                step.id(),
                step.title(),
                outcomes(step.outcome()),
                cause == null ? null : cause.word(),
                step.regression(),
                step.checks().stream().map(ComparisonView::check).toList());
    }

    private static Check check(CheckStep step) {
        return new Check(
                step.id(),
                step.title(),
                outcomes(step.outcome()),
                numbers(step.score()),
                new Words(step.reason().from(), step.reason().to()),
                new Waivers(waiver(step.waiver().from()), waiver(step.waiver().to())),
                new Overrulings(
                        overruling(step.overruled().from()),
                        overruling(step.overruled().to())),
                step.facts().stream().map(ComparisonView::fact).toList());
    }

    private static Fact fact(FactStep step) {
        return new Fact(step.name(), reading(step.from()), reading(step.to()));
    }

    private static @Nullable Reading reading(@Nullable FactRead read) {
        if (read == null) {
            return null;
        }
        var value = read.value();
        var strength = read.strength();
        return new Reading(
                read.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                value == null ? null : value.raw(),
                strength == null ? null : strength.word(),
                read.evidenceId(),
                read.observedAt(),
                read.staleAt());
    }

    private static @Nullable WaiverUsed waiver(@Nullable Waiver waiver) {
        return waiver == null
                ? null
                : new WaiverUsed(waiver.id(), waiver.reason(), waiver.until(), waiver.approvedBy());
    }

    private static @Nullable OverrulingUsed overruling(@Nullable Overruling overruling) {
        if (overruling == null) {
            return null;
        }
        var overruler = overruling.overruler();
        return new OverrulingUsed(
                overruling.says(), overruling.reason(), overruler.by(), overruler.at(), overruler.approvedBy());
    }

    private static @Nullable Action action(@Nullable Next next) {
        return next == null ? null : new Action(next.practice(), next.check(), next.title());
    }

    private static Words outcomes(Step<Outcome> step) {
        return new Words(word(step.from()), word(step.to()));
    }

    private static Numbers numbers(Step<Double> step) {
        return new Numbers(step.from(), step.to());
    }

    private static @Nullable String word(@Nullable Outcome outcome) {
        return outcome == null ? null : outcome.word();
    }

    private static @Nullable String state(@Nullable Boolean open) {
        return open == null ? null : open ? "open" : "closed";
    }

    private static String yes(boolean trusted) {
        return trusted ? "yes" : "no";
    }
}
