package dev.cairn.notification.intake.form;

import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Signal;
import dev.cairn.notification.alert.domain.Urgency;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An alert made of labels and annotations, as Prometheus, Alertmanager and Grafana have it.
 *
 * @param fingerprint names the set of labels
 */
record LabelledAlert(
        String fingerprint,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable String link,
        @Nullable Instant startsAt) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,63}");
    private static final int LONGEST_SERVICE = 255;
    private static final int LONGEST_SOURCE = 300;

    Signal firing(String integration, @Nullable Instant until, Map<String, String> more) {
        return new Signal(Signal.Action.TRIGGER, key(integration), report(more), startsAt, until);
    }

    /** @param endsAt null where the sender does not say */
    Signal resolved(String integration, @Nullable Instant endsAt) {
        return new Signal(Signal.Action.RESOLVE, key(integration), null, startsAt, endsAt);
    }

    private Signal.Key key(String integration) {
        return new Signal.Key(integration, service(), fingerprint);
    }

    private String service() {
        String service = first(labels, "service", "job");
        return service == null ? "" : Facts.cut(Facts.clean(service), LONGEST_SERVICE);
    }

    private Signal.Report report(Map<String, String> more) {
        String name = labels.getOrDefault("alertname", "Alert");
        String summary = first(annotations, "summary", "title");
        String description = first(annotations, "description", "message");
        Severity severity = severity();
        return new Signal.Report(
                severity,
                urgency(severity),
                Facts.clean(summary == null ? name : summary),
                description == null ? "" : Facts.clean(description),
                source(),
                link,
                project(),
                new Facts()
                        .add("runbook_url", annotations.get("runbook_url"))
                        .addAll(labels)
                        .addAll(more)
                        .addAll(annotations)
                        .all());
    }

    /** Any label may hold anything; what cannot be a slug is no project's. */
    private @Nullable String project() {
        String slug = first(labels, "cairn_project", "project", "service");
        return slug != null && SLUG.matcher(slug).matches() ? slug : null;
    }

    private @Nullable String source() {
        String source = first(labels, "instance", "host", "node");
        return source == null ? null : Facts.cut(Facts.clean(source), LONGEST_SOURCE);
    }

    /** What people write into this label is not agreed upon anywhere; what is not known here wakes somebody. */
    private Severity severity() {
        String word = labels.getOrDefault("severity", labels.getOrDefault("priority", ""))
                .toLowerCase(Locale.ROOT);
        return switch (word) {
            case "info", "information", "informational", "none", "debug", "low", "p4", "p5" -> Severity.INFO;
            case "warning", "warn", "medium", "minor", "p3", "ticket" -> Severity.WARNING;
            case "critical", "crit", "page", "emergency", "fatal", "disaster", "p1" -> Severity.CRITICAL;
            default -> Severity.ERROR;
        };
    }

    private Urgency urgency(Severity severity) {
        return Optional.ofNullable(labels.get("urgency"))
                .flatMap(Urgency::ofWord)
                .orElse(Urgency.of(severity));
    }

    private static @Nullable String first(Map<String, String> texts, String... names) {
        for (String name : names) {
            String text = texts.get(name);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }
}
