package dev.cairn.notification.statuspage;

import dev.cairn.notification.component.Component;
import dev.cairn.notification.component.ComponentStatus;
import dev.cairn.notification.incident.PublicIncident;
import dev.cairn.notification.statuspage.domain.Uptime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a page shows, before it has a form.
 *
 * @param url of the page
 * @param components those that are shown, in their order
 * @param incidents those that are open, and those that ended lately; newest first
 */
record Status(
        PageSettings settings,
        String url,
        List<Shown> components,
        List<PublicIncident> incidents,
        List<Maintenance> maintenance) {

    /** A component with its last days, oldest first. */
    record Shown(Component component, List<Uptime.Day<ComponentStatus>> days) {}

    /**
     * Maintenance that is under way or ahead.
     *
     * @param toldAt since when the page has it
     */
    record Maintenance(
            UUID id,
            String title,
            String text,
            List<UUID> components,
            Instant toldAt,
            Instant start,
            Instant end,
            boolean underWay) {}

    static boolean isOpen(PublicIncident incident) {
        return incident.resolvedAt() == null;
    }

    List<PublicIncident> open() {
        return incidents.stream().filter(Status::isOpen).toList();
    }

    List<PublicIncident> over() {
        return incidents.stream().filter(one -> !isOpen(one)).toList();
    }

    /** The names of the components that are shown; nobody outside is told of the others. */
    Map<UUID, String> names() {
        return components.stream()
                .collect(Collectors.toMap(
                        one -> one.component().id(), one -> one.component().name()));
    }

    /** The worst of the components; a little less than well while an incident is open that names none. */
    ComponentStatus overall() {
        ComponentStatus worst = components.stream()
                .map(one -> one.component().status())
                .max(Comparator.naturalOrder())
                .orElse(ComponentStatus.OPERATIONAL);
        return worst == ComponentStatus.OPERATIONAL && !open().isEmpty() ? ComponentStatus.DEGRADED : worst;
    }

    /** The same as a sentence. */
    String headline() {
        return switch (overall()) {
            case OPERATIONAL -> components.isEmpty() ? "No known problems" : "All systems are operational";
            case MAINTENANCE -> "Maintenance is under way";
            case DEGRADED -> "Some systems do not work as well as usual";
            case PARTIAL_OUTAGE -> "Some systems are partly down";
            case MAJOR_OUTAGE -> "Some systems are down";
        };
    }

    /** The same status as people are told it. */
    static String told(@Nullable ComponentStatus status) {
        if (status == null) {
            return "No data";
        }
        return switch (status) {
            case OPERATIONAL -> "Operational";
            case MAINTENANCE -> "Maintenance";
            case DEGRADED -> "Degraded";
            case PARTIAL_OUTAGE -> "Partial outage";
            case MAJOR_OUTAGE -> "Major outage";
        };
    }

    static String toldState(String state) {
        return state.isEmpty() ? state : Character.toUpperCase(state.charAt(0)) + state.substring(1);
    }
}
