package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.schedule.domain.Finding;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the clock does.
 *
 * @param layer id of the layer; absent for what is about all together
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ClockFinding")
record FindingView(
        @Schema(enumeration = {"short", "long", "vanished", "moved", "hole", "overlap"})
        String kind,

        Instant start,
        Instant end,
        @Nullable String layer,
        String text) {

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.start(),
                finding.end(),
                finding.layer(),
                finding.text());
    }
}
