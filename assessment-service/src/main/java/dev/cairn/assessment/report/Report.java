package dev.cairn.assessment.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.assess.domain.Overruler;
import dev.cairn.assessment.assess.domain.Overruling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A report, and its JSON form. All other forms are made of it and say nothing else.
 *
 * <p>It is read from an assessment's kept document, of which it takes everything but the places in the code (paths and
 * excerpts): a report is made to be handed on. Like the assessment it never changes.
 */
@Schema(name = "Report", description = "An assessment, with where its evidence came from. It never changes.")
record Report(
        @Schema(required = true, description = "Of this form; another one changes in more than additions")
        String form,

        @Schema(required = true, description = "Id of the assessment")
        UUID id,

        @Schema(required = true, description = "Counts the assessments of the project")
        long sequence,

        @Schema(required = true) Instant assessedAt,

        @Schema(required = true, description = "Of the assessment: the same inputs give the same digest")
        String digest,

        @Schema(required = true, description = "Slug of the organisation")
        String organisation,

        @Schema(required = true) Project project,
        @Schema(required = true) Roadmap roadmap,

        @Schema(required = true, description = "The phase it is really in")
        String phase,

        @Schema(required = true, description = "The phase that the team says")
        String declaredPhase,

        @Schema(required = true) Pace pace,
        @Schema(required = true) Verdict verdict3am,
        @Schema(required = true) List<Phase> phases,

        @Schema(required = true, description = "Work that is too early")
        List<Premature> premature,

        @Schema(required = true, description = "What the facts rest on, oldest first")
        List<Evidence> evidence) {

    static final String FORM = "cairn-report-1";

    private static final String OUTCOMES = "met, partial, unmet, stale, unknown, waived or not-applicable";

    @Schema(name = "ReportedProject")
    record Project(
            @Schema(required = true) UUID id,
            @Schema(required = true) String slug,
            @Schema(required = true) String name) {}

    @Schema(name = "ReportedRoadmap")
    record Roadmap(
            @Schema(required = true) String id,
            @Schema(required = true) int version,
            @Schema(required = true) String title) {}

    @Schema(name = "ReportedPace")
    record Pace(
            @Schema(required = true) long week,
            @Schema(required = true) String expectedPhase,

            @Schema(required = true, description = "ahead, on-track or behind")
            String verdict) {}

    @Schema(name = "ReportedVerdict", description = "Can it be trusted at 3 AM?")
    record Verdict(
            @Schema(required = true) boolean yes,

            @Schema(required = true, description = "For no; empty for yes")
            List<String> reasons) {}

    @Schema(name = "ReportedPhase")
    record Phase(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) String weeks,

            @Schema(required = true, minimum = "0", maximum = "100")
            double readiness,

            @Schema(required = true) Gate gate,
            @Schema(required = true) List<Practice> practices) {}

    @Schema(name = "ReportedGate")
    record Gate(
            @Schema(required = true, description = "open or closed")
            String state,

            @Schema(required = true, description = "What keeps it closed")
            List<Missing> missing) {

        /** Whether it is; templates only see what is public. */
        public boolean open() {
            return state.equals("open");
        }
    }

    @Schema(name = "ReportedMissing")
    record Missing(
            @Schema(required = true) String practice,
            @Schema(required = true) String check,
            @Schema(required = true, description = OUTCOMES) String outcome,
            @Schema(required = true) String title,
            @Schema(required = true) String advice) {}

    @Schema(name = "ReportedPractice")
    record Practice(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true) String why,
            @Schema(required = true, description = OUTCOMES) String outcome,
            @Schema(required = true) boolean required,
            @Schema(required = true) List<Check> checks) {}

    @Schema(name = "ReportedCheck")
    record Check(
            @Schema(required = true) String id,
            @Schema(required = true) String title,
            @Schema(required = true, description = OUTCOMES) String outcome,

            @Schema(required = true, minimum = "0", maximum = "1")
            double score,

            @Schema(required = true) int weight,
            @Schema(required = true) boolean required,

            @Schema(required = true, description = "The least strength of evidence that it accepts")
            String strengthAsked,

            @Schema(required = true, nullable = true, description = "Null when there was no evidence") @Nullable
            String strengthFound,

            @Schema(required = true, description = "CEL over facts")
            String expression,

            @Schema(required = true, nullable = true, description = "How old evidence may be; null: any age") @Nullable
            String freshness,

            @Schema(required = true, nullable = true, description = "When its evidence stops to count") @Nullable
            Instant staleAt,

            @Schema(required = true) String advice,

            @Schema(required = true, description = "The outcome in one sentence")
            String reason,

            @Schema(required = true, nullable = true, description = "Null unless it is waived") @Nullable
            Waiver waiver,

            @Schema(description = "Whose word decided whether it applies; absent: the facts did")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            ReportedOverruling overruled,

            @Schema(required = true) List<Fact> facts) {}

    @Schema(name = "ReportedWaiver")
    record Waiver(
            @Schema(required = true) UUID id,

            @Schema(required = true, description = "Id of the check, or of its practice")
            String target,

            @Schema(required = true) String reason,
            @Schema(required = true) Instant endsAt,
            @Schema(required = true) String approvedBy) {}

    @Schema(name = "ReportedOverruling")
    record ReportedOverruling(
            @Schema(required = true, description = "applies, does-not-apply, or the kind of project that counts")
            String says,

            @Schema(required = true) String reason,
            @Schema(required = true) String by,
            @Schema(required = true) Instant at,
            @Schema(nullable = true) @Nullable String approvedBy) {

        /** The same as a sentence. */
        public String sentence() {
            return new Overruling(says, reason, new Overruler(by, at, approvedBy)).sentence();
        }
    }

    @Schema(name = "ReportedFact")
    record Fact(
            @Schema(required = true) String name,

            @Schema(required = true, description = "counts, expired, too-weak, wrong-type or missing")
            String state,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "A truth value, number, text or list of texts; null when it is missing")
            @Nullable
            Object value,

            @Schema(required = true, nullable = true) @Nullable
            String strength,

            @Schema(required = true, nullable = true, description = "Which of the evidence says so") @Nullable
            UUID evidenceId,

            @Schema(required = true, nullable = true) @Nullable
            Instant observedAt,

            @Schema(required = true, nullable = true) @Nullable
            Instant staleAt) {}

    @Schema(name = "ReportedPremature")
    record Premature(
            @Schema(required = true, nullable = true, description = "A practice of a later phase; else skip is there")
            @Nullable
            String practice,

            @Schema(required = true, nullable = true, description = "An item of the phase's skip list") @Nullable
            String skip,

            @Schema(required = true) String title,
            @Schema(required = true) String advice,

            @Schema(required = true, description = "What going on costs")
            String cost) {}

    @Schema(name = "ReportedEvidence")
    record Evidence(
            @Schema(required = true) UUID id,
            @Schema(required = true) String source,

            @Schema(required = true, description = "claimed, detected or demonstrated")
            String strength,

            @Schema(required = true, description = "When it was so")
            Instant observedAt,

            @Schema(required = true, description = "When Cairn heard of it")
            Instant recordedAt,

            @Schema(
                    required = true,
                    implementation = String.class,
                    format = "duration",
                    examples = "PT51H",
                    description = "How old it was when the project was assessed")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            Duration age,

            @Schema(required = true, nullable = true) @Nullable
            String commit,

            @Schema(required = true, nullable = true) @Nullable
            String branch,

            @Schema(required = true, description = "Of the raw input")
            String digest,

            @Schema(required = true, description = "One sentence")
            String summary) {}
}
