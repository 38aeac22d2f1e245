package dev.cairn.notification.alert;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.domain.AlertStatus;
import dev.cairn.notification.alert.domain.Urgency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which alerts to list; null for all. */
record AlertFilter(
        @Nullable AlertStatus state,
        @Nullable Urgency urgency,
        @Nullable String project,
        @Nullable String integration) {

    static final int LONGEST_SLUG = 63;

    /** The ways by which alerts come. */
    static final List<String> INTEGRATIONS =
            List.of("assessments", "events", "prometheus", "alertmanager", "grafana", DrillAlerts.INTEGRATION);

    /** Reads query parameters. */
    static AlertFilter read(
            @Nullable String state, @Nullable String urgency, @Nullable String project, @Nullable String integration) {
        if (project != null && project.length() > LONGEST_SLUG) {
            throw Problem.invalid("?project", "must be a project's slug");
        }
        if (integration != null && !INTEGRATIONS.contains(integration)) {
            throw Problem.invalid("?integration", "must be one of " + INTEGRATIONS);
        }
        return new AlertFilter(
                state == null
                        ? null
                        : AlertStatus.ofWord(state)
                                .orElseThrow(() ->
                                        Problem.invalid("?state", "must be open, acknowledged, snoozed or resolved")),
                urgency == null
                        ? null
                        : Urgency.ofWord(urgency).orElseThrow(() -> Problem.invalid("?urgency", "must be high or low")),
                project,
                integration);
    }
}
