package dev.cairn.assessment.common;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is said with a decision. */
@Schema(examples = "{\"note\": \"Until the end of the year, not longer.\"}")
public record DecisionNote(
        @Nullable
        @Size(min = 1, max = 2000)
        @Pattern(regexp = Inputs.LINES, message = "must not have control characters other than line feeds and tabs")
        String note) {

    /** Nothing is said. */
    public static final DecisionNote NONE = new DecisionNote(null);
}
