package dev.cairn.notification.matching;

import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.matching.domain.Facts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What conditions see of an alert. */
public final class AlertFacts {

    private AlertFacts() {}

    /** Of an alert that is shown with its details. */
    public static Facts of(AlertView alert) {
        var own = new HashMap<String, String>();
        put(own, "integration", alert.integration());
        put(own, "service", alert.service());
        put(own, "source", alert.source());
        put(own, "kind", alert.kind());
        put(own, "severity", alert.severity());
        put(own, "urgency", alert.urgency());
        put(own, "project", alert.project() == null ? null : alert.project().slug());
        put(own, "title", alert.title());
        put(own, "practice", alert.practice());
        put(own, "phase", alert.phase());
        return new Facts(own, alert.details() == null ? Map.of() : alert.details());
    }

    private static void put(Map<String, String> own, String name, @Nullable String value) {
        if (value != null) {
            own.put(name, value);
        }
    }
}
