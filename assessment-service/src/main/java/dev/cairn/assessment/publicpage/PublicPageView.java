package dev.cairn.assessment.publicpage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A public page as its admins see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PublicPage", description = "Whether a project's summary is public, and where.", examples = """
                {"enabled": true, "link": "https://cairn.example.com/public/9vB3mR5sQ0tYx1uK7cWfZ2aLpN8eHdJg",
                 "badge": "https://cairn.example.com/api/v1/badges/9vB3mR5sQ0tYx1uK7cWfZ2aLpN8eHdJg.svg",
                 "since": "2026-11-26T09:00:00Z", "version": 1}""")
record PublicPageView(
        @Schema(required = true) boolean enabled,

        @Schema(
                description = "Of the page; whoever has it may see it. Absent while it is off, and where the operator"
                        + " has changed the suite's secret: rotate it then")
        @Nullable
        String link,

        @Schema(description = "Of the badge, an SVG image; absent as link is") @Nullable
        String badge,

        @Schema(description = "When it was turned on; absent while it is off") @Nullable
        Instant since,

        @Schema(required = true, description = "0 when it was never on")
        long version) {

    static PublicPageView of(PublicPage page, String publicUrl) {
        PageKey key = page.key();
        if (key == null || key.equals(PageKey.LOST)) {
            return withoutKey(page);
        }
        return new PublicPageView(
                true,
                publicUrl + "/public/" + key.text(),
                publicUrl + "/api/v1/badges/" + key.text() + ".svg",
                page.since(),
                page.version());
    }

    /** For the audit log, whose readers need not be admins for ever. */
    static PublicPageView withoutKey(PublicPage page) {
        return new PublicPageView(page.on(), null, null, page.since(), page.version());
    }
}
