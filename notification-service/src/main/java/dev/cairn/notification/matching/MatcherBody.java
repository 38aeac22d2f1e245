package dev.cairn.notification.matching;

import dev.cairn.notification.matching.domain.Matcher;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One condition on an alert, as it is written and shown. */
@Schema(name = "Matcher", examples = "{\"name\": \"service\", \"operator\": \"=~\", \"value\": \"shop.*\"}")
public record MatcherBody(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = Matchers.LONGEST_NAME,
                description =
                        "integration, service, source, kind, severity, urgency, project (a slug), title, practice,"
                                + " phase, or the name of a detail. What an alert does not have is the empty text.")
        @Nullable
        String name,

        @Schema(
                enumeration = {"=", "!=", "=~", "!~"},
                description = "= when absent. Regular expressions are of RE2, and must match the whole text")
        @Nullable
        String operator,

        @Schema(required = true, maxLength = Matchers.LONGEST_VALUE) @Nullable
        String value) {

    /** The same as it is shown. */
    public static MatcherBody of(Matcher matcher) {
        return new MatcherBody(matcher.name(), matcher.operator().sign(), matcher.value());
    }
}
