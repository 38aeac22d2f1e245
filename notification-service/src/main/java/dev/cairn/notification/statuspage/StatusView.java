package dev.cairn.notification.statuspage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.component.ComponentStatus;
import dev.cairn.notification.incident.PublicIncident;
import dev.cairn.notification.statuspage.domain.Uptime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A status page for programs. Open incidents come first; those that ended are of the last 14 days. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PublicStatus", examples = """
        {"page": {"title": "Acme status", "url": "https://cairn.example/status/acme", "timeZone": "Europe/Berlin"},
        "status": {"indicator": "operational", "description": "All systems are operational"},
        "components": [{"id": "01990b21-0000-7000-8000-0000000000f1", "name": "Checkout", "description": "",
        "status": "operational", "uptime": 0.9995, "days": [{"date": "2026-04-12", "uptime": 1, "worst": "operational"}]}],
        "incidents": [], "maintenance": []}""")
record StatusView(
        About page, Overall status, List<Part> components, List<Incident> incidents, List<Planned> maintenance) {

    /** Whose page it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PublicStatusPage")
    record About(
            String title,
            String url,
            String timeZone,
            @Nullable String supportUrl) {}

    /** How all of it is. */
    @Schema(name = "PublicStatusOverall")
    record Overall(
            @Schema(enumeration = {"operational", "maintenance", "degraded", "partial-outage", "major-outage"})
            String indicator,

            String description) {}

    /**
     * A component.
     *
     * @param uptime share of the known time of the last 90 days that it was in no outage; absent when nothing is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PublicComponent")
    record Part(
            UUID id,
            String name,
            String description,
            String status,
            @Nullable Double uptime,
            List<Day> days) {}

    /** A day of a component; without the rest where nothing is known of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PublicComponentDay")
    record Day(
            LocalDate date,
            @Nullable Double uptime,
            @Nullable String worst) {}

    /** An incident. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PublicIncident")
    record Incident(
            UUID id,
            String title,
            String state,
            Instant startedAt,
            @Nullable Instant resolvedAt,
            List<Concerned> components,
            List<PublicIncident.Update> updates) {}

    /** A component that something concerns. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PublicConcerned")
    record Concerned(UUID id, String name, @Nullable String status) {}

    /** Maintenance that is under way or ahead. */
    @Schema(name = "PublicMaintenance")
    record Planned(
            UUID id,
            String title,
            String text,
            Instant start,
            Instant end,
            boolean underWay,
            List<Concerned> components) {}

    static StatusView of(Status status) {
        var names = status.names();
        var settings = status.settings();
        return new StatusView(
                new About(settings.title(), status.url(), settings.zone().getId(), settings.support()),
                new Overall(status.overall().word(), status.headline()),
                status.components().stream().map(StatusView::part).toList(),
                Stream.concat(status.open().stream(), status.over().stream())
                        .map(one -> incident(one, names))
                        .toList(),
                status.maintenance().stream()
                        .map(one -> new Planned(
                                one.id(),
                                one.title(),
                                one.text(),
                                one.start(),
                                one.end(),
                                one.underWay(),
                                concerned(one.components(), Map.of(), names)))
                        .toList());
    }

    private static Part part(Status.Shown shown) {
        var component = shown.component();
        return new Part(
                component.id(),
                component.name(),
                component.description(),
                component.status().word(),
                Uptime.share(shown.days()),
                shown.days().stream().map(StatusView::day).toList());
    }

    private static Day day(Uptime.Day<ComponentStatus> day) {
        ComponentStatus worst = day.worst();
        return new Day(day.date(), Uptime.share(List.of(day)), worst == null ? null : worst.word());
    }

    static Incident incident(PublicIncident one, Map<UUID, String> names) {
        return new Incident(
                one.id(),
                one.title(),
                one.state(),
                one.startedAt(),
                one.resolvedAt(),
                concerned(one.components().keySet(), one.components(), names),
                one.updates());
    }

    static List<Concerned> concerned(
            Collection<UUID> ids, Map<UUID, ComponentStatus> statuses, Map<UUID, String> names) {
        return ids.stream()
                .filter(names::containsKey)
                .sorted()
                .map(id -> {
                    ComponentStatus status = statuses.get(id);
                    return new Concerned(
                            id, Objects.requireNonNull(names.get(id)), status == null ? null : status.word());
                })
                .toList();
    }
}
