package dev.cairn.assessment.applicability;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.applicability.domain.OverrulingCase;
import dev.cairn.assessment.applicability.domain.OverrulingCase.Rejection;
import dev.cairn.assessment.applicability.domain.Said;
import dev.cairn.assessment.common.domain.Act;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What members said of one practice, or of the kind of a project, as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Overruling",
        description = "What members say of what applies, in place of what was detected. It never makes anything met.",
        examples = """
                {"practice": "production.compliance", "asked": {"says": "does-not-apply",
                 "reason": "No personal data and no customers outside the company.",
                 "said": {"by": "ana", "name": "Ana Almeida", "at": "2026-11-22T09:00:00Z"}}, "version": 1}""")
record OverrulingView(
        @Schema(description = "Id of the practice; absent: the kind of the project") @Nullable
        String practice,

        @Schema(description = "What counts in place of what was detected; absent: nothing") @Nullable
        SaidView inEffect,

        @Schema(description = "What waits for another member; absent: nothing") @Nullable
        SaidView asked,

        @Schema(description = "Who refused what was asked last; absent once anybody spoke again") @Nullable
        RejectionView rejected,

        @Schema(required = true, description = "Grows with every change; the ETag. 0 before the first")
        long version) {

    /** What a member said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OverrulingSaid")
    record SaidView(
            @Schema(
                    required = true,
                    description = "applies or does-not-apply; of a project: service, web-application, library,"
                            + " command-line or infrastructure")
            String says,

            @Schema(required = true) String reason,
            @Schema(required = true) ActView said,

            @Schema(description = "Who approved it; absent: it needed nobody, or waits") @Nullable
            ActView approved,

            @Schema(description = "What was said with the approval") @Nullable
            String note) {

        static @Nullable SaidView of(@Nullable Said said) {
            return said == null
                    ? null
                    : new SaidView(
                            said.says(), said.reason(), ActView.of(said.by()), approval(said.approved()), said.note());
        }

        private static @Nullable ActView approval(@Nullable Act approved) {
            return approved == null ? null : ActView.of(approved);
        }
    }

    /** A request was refused. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OverrulingRejected")
    record RejectionView(
            @Schema(required = true) ActView rejected,
            @Nullable String note) {

        static @Nullable RejectionView of(@Nullable Rejection rejection) {
            return rejection == null ? null : new RejectionView(ActView.of(rejection.by()), rejection.note());
        }
    }

    /** Who did something, and when. */
    @Schema(name = "OverrulingAct")
    record ActView(
            @Schema(required = true, description = "Subject of the person")
            String by,

            @Schema(required = true) String name,
            @Schema(required = true) Instant at) {

        static ActView of(Act act) {
            return new ActView(String.valueOf(act.by()), String.valueOf(act.name()), act.at());
        }
    }

    static OverrulingView of(OverrulingCase overruling) {
        return new OverrulingView(
                overruling.practice(),
                SaidView.of(overruling.inEffect()),
                SaidView.of(overruling.asked()),
                RejectionView.of(overruling.rejected()),
                overruling.version());
    }
}
