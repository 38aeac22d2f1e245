package dev.cairn.notification.incident;

import dev.cairn.notification.common.Inputs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was learned of an incident, by the sections of a review; an empty one is not written yet. */
@Schema(name = "IncidentReviewBody", examples = """
        {"whatHappened": "A deploy removed a column that the checkout still read.", "impact": "A third of the orders failed",
        "wentWell": "The alert came within a minute.", "wentBadly": "Nobody could roll back.",
        "causes": "Migrations were not tested against the release before."}""")
record ReviewBody(
        @Nullable String whatHappened,
        @Nullable String impact,
        @Nullable String wentWell,
        @Nullable String wentBadly,
        @Nullable String causes) {

    static final ReviewBody EMPTY = new ReviewBody("", "", "", "", "");

    ReviewBody check(int longest) {
        return new ReviewBody(
                section("/whatHappened", whatHappened, longest),
                section("/impact", impact, longest),
                section("/wentWell", wentWell, longest),
                section("/wentBadly", wentBadly, longest),
                section("/causes", causes, longest));
    }

    private static String section(String pointer, @Nullable String text, int longest) {
        return text == null || text.isBlank() ? "" : Inputs.prose(pointer, text, longest);
    }

    /** The sections by their headings. */
    Map<String, String> sections() {
        var sections = new LinkedHashMap<String, String>();
        sections.put("What happened", text(whatHappened));
        sections.put("Impact", text(impact));
        sections.put("What went well", text(wentWell));
        sections.put("What went badly", text(wentBadly));
        sections.put("Causes", text(causes));
        return sections;
    }

    private static String text(@Nullable String section) {
        return section == null ? "" : section;
    }
}
