package dev.cairn.notification.statuspage;

import dev.cairn.notification.common.Times;
import dev.cairn.notification.component.Component;
import dev.cairn.notification.component.ComponentStatus;
import dev.cairn.notification.component.Components;
import dev.cairn.notification.component.StatusSince;
import dev.cairn.notification.incident.PublicIncident;
import dev.cairn.notification.incident.PublicIncidents;
import dev.cairn.notification.statuspage.domain.Uptime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads all that a page shows, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class ReadStatus {

    static final int DAYS = 90;
    static final int RECENT_DAYS = 14;
    static final int MONTHS_BACK = 24;
    private static final int MOST_INCIDENTS = 200;
    private static final int MOST_OF_MONTHS = 1000;

    /** A month of incidents. */
    record Month(
            PageSettings settings,
            String url,
            YearMonth month,
            YearMonth present,
            List<PublicIncident> incidents,
            Map<UUID, String> names) {}

    private final PageRows pages;
    private final Components components;
    private final PublicIncidents incidents;
    private final PublicMaintenance maintenance;
    private final Times times;

    ReadStatus(
            PageRows pages,
            Components components,
            PublicIncidents incidents,
            PublicMaintenance maintenance,
            Times times) {
        this.pages = pages;
        this.components = components;
        this.incidents = incidents;
        this.maintenance = maintenance;
        this.times = times;
    }

    /** The page as it is now. */
    Uni<Status> now(UUID organisation) {
        Instant now = times.now();
        return pages.read(organisation)
                .chain(page -> components
                        .all(organisation)
                        .chain(all -> components
                                .history(organisation, now.minus(Duration.ofDays(DAYS + 1L)))
                                .chain(history -> incidents
                                        .since(organisation, now.minus(Duration.ofDays(RECENT_DAYS)), MOST_INCIDENTS)
                                        .chain(found -> maintenance
                                                .shown(organisation, now)
                                                .map(planned -> new Status(
                                                        page.settings(),
                                                        pages.url(page.slug()),
                                                        shown(
                                                                all,
                                                                history,
                                                                now,
                                                                page.settings().zone()),
                                                        found,
                                                        planned))))));
    }

    private static List<Status.Shown> shown(
            List<Component> all, Map<UUID, List<StatusSince>> history, Instant now, ZoneId zone) {
        return all.stream()
                .filter(Component::shown)
                .map(one -> new Status.Shown(one, days(history.getOrDefault(one.id(), List.of()), now, zone)))
                .toList();
    }

    private static List<Uptime.Day<ComponentStatus>> days(List<StatusSince> history, Instant now, ZoneId zone) {
        var since = history.stream()
                .map(one -> new Uptime.Since<>(one.at(), one.status()))
                .toList();
        return Uptime.days(since, now, zone, DAYS, status -> status.compareTo(ComponentStatus.PARTIAL_OUTAGE) >= 0);
    }

    /** The incidents that began in a month, on the calendar of the page; null where no page goes so far. */
    Uni<@Nullable Month> month(UUID organisation, YearMonth month) {
        return pages.read(organisation).chain(page -> {
            ZoneId zone = page.settings().zone();
            YearMonth present = YearMonth.from(times.now().atZone(zone));
            if (month.isAfter(present) || month.isBefore(present.minusMonths(MONTHS_BACK))) {
                return Uni.createFrom().nullItem();
            }
            Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
            return incidents
                    .since(organisation, from, MOST_OF_MONTHS)
                    .map(found -> found.stream()
                            .filter(one ->
                                    YearMonth.from(one.startedAt().atZone(zone)).equals(month))
                            .toList())
                    .chain(found -> components.all(organisation).map(all -> {
                        var status =
                                new Status(page.settings(), "", shown(all, Map.of(), from, zone), found, List.of());
                        return new Month(
                                page.settings(), pages.url(page.slug()), month, present, found, status.names());
                    }));
        });
    }
}
