package dev.cairn.notification.alert;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.events.AlertState;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is shown, in answers, in the feed and in webhooks.
 *
 * @param dedupKey equal for the same trouble at another time
 * @param project named as it was when the alert was last raised
 * @param integration how it came here
 * @param service names the integration's part that it belongs to; absent where there is none
 * @param source the machine or system that is in trouble; absent where the sender did not say
 * @param details short facts that the sender gave; absent in lists
 * @param count how often it was raised, from 1
 * @param startsAt since when, as the sender says
 * @param endsAt when it is resolved unless it is heard of again
 * @param previousId the alert of the same trouble before this one
 * @param acknowledgedBy name of who took it on; null until someone did
 * @param drill true when nothing is wrong and people only practise; absent otherwise
 * @param drillOf of a drill, id of the escalation policy that it tries
 * @param held why nobody is paged for it now; absent where nothing holds it, and in the feed and in webhooks
 * @param inGroup how many alerts that are not resolved are in its group, itself among them; absent where it is in none, and in the
 *     feed and in webhooks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Alert", examples = """
        {"id": "01990b11-6f70-7b75-9349-5f6a7b8c9d08",
        "dedupKey": "regression:01990a60-77aa-7b02-8c33-51d0a4e9f702:foundation.ci-cd", "kind": "regression",
        "severity": "critical", "urgency": "high", "state": "open",
        "integration": "assessments", "title": "CI/CD pipeline is no longer met",
        "detail": "No workflow runs the tests any more.",
        "project": {"id": "01990a60-77aa-7b02-8c33-51d0a4e9f702", "slug": "webshop", "name": "Webshop"},
        "practice": "foundation.ci-cd", "phase": "foundation", "assessmentId": "01990b10-5e6f-7a53-b127-3d4e5f6a7b06",
        "details": {},
        "count": 1, "firstAt": "2026-04-12T09:30:05.310Z", "lastAt": "2026-04-12T09:30:05.310Z", "version": 1}""")
public record AlertView(
        UUID id,
        String dedupKey,

        @Schema(enumeration = {"gate-opened", "regression", "evidence-ageing", "waiver-ending", "external", "drill"})
        String kind,

        @Schema(enumeration = {"info", "warning", "error", "critical"})
        String severity,

        @Schema(enumeration = {"high", "low"}) String urgency,

        @Schema(enumeration = {"open", "acknowledged", "snoozed", "resolved"})
        String state,

        @Schema(enumeration = {"assessments", "events", "prometheus", "alertmanager", "grafana", "drill"})
        String integration,

        @Nullable String service,

        String title,
        String detail,
        @Nullable Project project,
        @Nullable String source,
        @Nullable String link,
        @Nullable Map<String, String> details,
        @Nullable String practice,
        @Nullable String phase,
        @Nullable UUID assessmentId,
        int count,
        Instant firstAt,
        Instant lastAt,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant snoozedUntil,
        @Nullable UUID previousId,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt,
        long version,
        @Nullable Boolean drill,
        @Nullable UUID drillOf,
        @Nullable Held held,
        @Nullable Integer inGroup) {

    /** The project that an alert is about. */
    @Schema(name = "AlertProject")
    public record Project(UUID id, String slug, String name) {}

    /**
     * What keeps people from being paged for an alert.
     *
     * @param by id of the silence, the maintenance window, the inhibition rule or the alert that leads
     * @param until when it ends by itself; absent where only another event ends it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AlertHeld")
    public record Held(
            @Schema(enumeration = {"silence", "maintenance", "inhibition", "group"})
            String kind,

            String by,
            String reason,
            @Nullable Instant until) {}

    /** Whether nothing is wrong and people only practise. */
    @JsonIgnore
    public boolean isDrill() {
        return Boolean.TRUE.equals(drill);
    }

    static AlertView of(AlertRow row) {
        return of(row, Details.read(row.details));
    }

    /** The same for lists, which would be long with everything that senders add. */
    static AlertView brief(AlertRow row) {
        return of(row, null);
    }

    private static AlertView of(AlertRow row, @Nullable Map<String, String> details) {
        return new AlertView(
                row.id,
                row.dedupKey,
                row.kind,
                row.severity,
                row.urgency,
                row.state,
                row.integration,
                row.service.isEmpty() ? null : row.service,
                row.title,
                row.detail,
                project(row),
                row.source,
                row.link,
                details,
                row.practice,
                row.phase,
                row.assessmentId,
                row.count,
                row.firstAt,
                row.lastAt,
                row.startsAt,
                row.endsAt,
                row.snoozedUntil,
                row.previousId,
                row.acknowledgedBy,
                row.acknowledgedAt,
                row.resolvedAt,
                row.version,
                row.isDrill() ? true : null,
                row.drillOf,
                null,
                null);
    }

    /** The same with what else is known of it. */
    AlertView with(@Nullable Held isHeld, @Nullable Integer many) {
        return new AlertView(
                id,
                dedupKey,
                kind,
                severity,
                urgency,
                state,
                integration,
                service,
                title,
                detail,
                project,
                source,
                link,
                details,
                practice,
                phase,
                assessmentId,
                count,
                firstAt,
                lastAt,
                startsAt,
                endsAt,
                snoozedUntil,
                previousId,
                acknowledgedBy,
                acknowledgedAt,
                resolvedAt,
                version,
                drill,
                drillOf,
                isHeld,
                many);
    }

    private static @Nullable Project project(AlertRow row) {
        return row.projectId == null
                ? null
                : new Project(
                        row.projectId,
                        Objects.requireNonNull(row.projectSlug),
                        Objects.requireNonNull(row.projectName));
    }

    /** The same as other services are told it. */
    static AlertState state(AlertRow row) {
        return state(row, null);
    }

    /** The same, with the step of an escalation that was carried out. */
    static AlertState state(AlertRow row, AlertState.@Nullable Escalation escalation) {
        return new AlertState(
                row.id,
                row.organisationId,
                row.projectId == null ? AlertState.NO_PROJECT : row.projectId,
                row.dedupKey,
                row.kind,
                row.severity,
                row.state,
                row.title,
                row.detail,
                row.practice,
                row.phase,
                row.assessmentId,
                row.count,
                row.firstAt,
                row.lastAt,
                row.acknowledgedBy,
                row.acknowledgedAt,
                row.resolvedAt,
                row.version,
                row.urgency,
                row.integration,
                row.service.isEmpty() ? null : row.service,
                row.snoozedUntil,
                row.previousId,
                escalation,
                row.isDrill());
    }
}
