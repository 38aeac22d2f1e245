package dev.cairn.notification.incident;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.incident.domain.IncidentStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list; null for all.
 *
 * @param open only those that are not resolved
 * @param alert only those that it is attached to
 */
record IncidentFilter(
        boolean open,
        @Nullable IncidentStatus state,
        @Nullable Severity severity,
        @Nullable UUID alert) {

    /** Reads query parameters. */
    static IncidentFilter read(@Nullable String state, @Nullable String severity, @Nullable UUID alert) {
        boolean open = "open".equals(state);
        return new IncidentFilter(
                open,
                state == null || open
                        ? null
                        : IncidentStatus.ofWord(state)
                                .orElseThrow(() -> Problem.invalid(
                                        "?state", "must be open, investigating, identified, monitoring or resolved")),
                severity == null
                        ? null
                        : Severity.ofWord(severity)
                                .orElseThrow(
                                        () -> Problem.invalid("?severity", "must be info, warning, error or critical")),
                alert);
    }
}
