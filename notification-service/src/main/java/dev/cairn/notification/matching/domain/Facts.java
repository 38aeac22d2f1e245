package dev.cairn.notification.matching.domain;

import java.util.List;
import java.util.Map;

/**
 * What is known of an alert, by name.
 *
 * @param own by the names of {@link #NAMES}
 * @param details short facts that the sender gave, by any names
 */
public record Facts(Map<String, String> own, Map<String, String> details) {

    /** What every alert may have. A detail of the same name is found behind {@code details.}. */
    public static final List<String> NAMES = List.of(
            "integration", "service", "source", "kind", "severity", "urgency", "project", "title", "practice", "phase");

    private static final String DETAIL = "details.";

    public Facts {
        own = Map.copyOf(own);
        details = Map.copyOf(details);
    }

    /** The fact of this name; the empty text when there is none. */
    public String get(String name) {
        if (NAMES.contains(name)) {
            return own.getOrDefault(name, "");
        }
        String detail = details.get(name);
        if (detail != null) {
            return detail;
        }
        return name.startsWith(DETAIL) ? details.getOrDefault(name.substring(DETAIL.length()), "") : "";
    }
}
