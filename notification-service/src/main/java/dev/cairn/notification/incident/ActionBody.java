package dev.cairn.notification.incident;

import dev.cairn.notification.common.Inputs;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something to be done so that it does not happen again. */
@Schema(
        name = "IncidentActionBody",
        examples =
                "{\"title\": \"Test migrations against the release before\", \"owner\": \"ana\", \"due\": \"2026-05-01\"}")
record ActionBody(
        @Schema(required = true, minLength = 1, maxLength = ActionBody.LONGEST_TITLE) @Nullable
        String title,

        @Schema(description = "Subject of the member who does it; nobody when absent") @Nullable
        String owner,

        @Schema(format = "date", description = "Until when; open when absent") @Nullable
        String due,

        @Schema(description = "Whether it is done. Not when absent") @Nullable
        Boolean done) {

    static final int LONGEST_TITLE = 300;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2150, 1, 1);

    /** What was written, once it is known that it can be used. */
    record Checked(
            String title, @Nullable String owner, @Nullable LocalDate due, boolean done) {}

    Checked check() {
        return new Checked(
                Inputs.text("/title", title, LONGEST_TITLE),
                owner,
                due == null ? null : date(due),
                Boolean.TRUE.equals(done));
    }

    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && date.isBefore(LATEST)) {
                return date;
            }
        } catch (DateTimeException e) {
            // It is refused below.
        }
        throw Inputs.refused("/due", "must be a date such as 2026-05-01");
    }
}
