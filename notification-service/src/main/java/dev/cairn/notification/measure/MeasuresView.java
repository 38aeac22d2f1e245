package dev.cairn.notification.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What alerts cost in a time.
 *
 * @param from alerts that were first raised from here on count
 * @param to and before this
 * @param by by what they are grouped
 * @param timeZone where days begin
 * @param groups with the most alerts first; days in their order
 * @param moreGroups how many groups are left out
 */
@Schema(name = "Measures", examples = """
        {"from": "2026-10-01T00:00:00Z", "to": "2026-11-01T00:00:00Z", "by": "service", "timeZone": "UTC",
        "all": {"alerts": 3, "high": 2, "repeats": 4, "acknowledged": 2, "resolved": 3, "unattended": 1,
        "timeToAcknowledge": {"mean": 95.5, "median": 95.5, "p90": 151.1},
        "timeToResolve": {"mean": 1200.0, "median": 900.0, "p90": 2100.0}},
        "groups": [{"key": "checkout", "alerts": 3, "high": 2, "repeats": 4, "acknowledged": 2, "resolved": 3, "unattended": 1,
        "timeToAcknowledge": {"mean": 95.5, "median": 95.5, "p90": 151.1},
        "timeToResolve": {"mean": 1200.0, "median": 900.0, "p90": 2100.0}}],
        "moreGroups": 0}""")
record MeasuresView(
        Instant from,
        Instant to,

        @Schema(enumeration = {"service", "integration", "project", "severity", "day"})
        String by,

        String timeZone,
        Measure all,
        List<Measure> groups,
        long moreGroups) {

    /**
     * Of the alerts of one group.
     *
     * @param key the group; absent for all together, empty where an alert has no such thing
     * @param high of high urgency
     * @param repeats how often they were raised again while they were open
     * @param acknowledged that somebody took on, at any time
     * @param resolved that are over
     * @param unattended that were over before anybody took them on: nobody would have had to be told
     * @param timeToAcknowledge from the first raise to the first acknowledgement; absent where nobody acknowledged any
     * @param timeToResolve from the first raise to the end; absent where none is over
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Measure")
    record Measure(
            @Nullable String key,
            long alerts,
            long high,
            long repeats,
            long acknowledged,
            long resolved,
            long unattended,
            @Nullable Seconds timeToAcknowledge,
            @Nullable Seconds timeToResolve) {}

    /** Seconds. */
    @Schema(name = "MeasuredSeconds")
    record Seconds(double mean, double median, double p90) {}
}
