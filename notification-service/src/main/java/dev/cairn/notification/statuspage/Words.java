package dev.cairn.notification.statuspage;

import dev.cairn.notification.component.ComponentStatus;
import dev.cairn.notification.incident.PublicIncident;
import dev.cairn.notification.statuspage.domain.Shares;
import dev.cairn.notification.statuspage.domain.Uptime;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts what a page shows into words. */
final class Words {

    private static final int BAR = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private Words() {}

    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** The part of a URL after the host. */
    static String path(String url) {
        return URI.create(url).getPath();
    }

    private static String monthPath(String path, YearMonth month) {
        return path + "/history/" + month;
    }

    static PageModel page(Status status, YearMonth present) {
        ZoneId zone = status.settings().zone();
        var names = status.names();
        String path = path(status.url());
        return new PageModel(
                status.settings().title(),
                path,
                status.settings().support(),
                status.overall().word(),
                status.headline(),
                status.components().stream().map(Words::part).toList(),
                status.open().stream().map(one -> incident(one, names, zone)).toList(),
                status.maintenance().stream()
                        .map(one -> new PageModel.Planned(
                                one.title(),
                                time(one.start(), zone) + " to " + time(one.end(), zone),
                                one.text(),
                                list(one.components(), names),
                                one.underWay()))
                        .toList(),
                days(status, names, zone),
                zone.getId(),
                monthPath(path, present));
    }

    private static PageModel.Part part(Status.Shown shown) {
        var bars = new ArrayList<PageModel.Bar>();
        var troubles = new ArrayList<String>();
        for (Uptime.Day<ComponentStatus> day : shown.days()) {
            ComponentStatus worst = day.worst();
            String told = told(day);
            bars.add(new PageModel.Bar(bars.size() * BAR, worst == null ? "unknown" : worst.word(), told));
            if (worst != null && worst != ComponentStatus.OPERATIONAL) {
                troubles.add(0, told);
            }
        }
        Double share = Uptime.share(shown.days());
        return new PageModel.Part(
                shown.component().name(),
                shown.component().description(),
                shown.component().status().word(),
                Status.told(shown.component().status()),
                share == null ? "no data yet" : Shares.percent(share) + " up",
                List.copyOf(bars),
                List.copyOf(troubles));
    }

    private static String told(Uptime.Day<ComponentStatus> day) {
        Double share = Uptime.share(List.of(day));
        String date = DATE.format(day.date());
        return share == null
                ? date + ": no data"
                : "%s: %s up, %s"
                        .formatted(
                                date,
                                Shares.percent(share),
                                Status.told(day.worst()).toLowerCase(Locale.ROOT));
    }

    static PageModel.Incident incident(PublicIncident incident, Map<UUID, String> names, ZoneId zone) {
        ComponentStatus worst = incident.components().values().stream()
                .max(Comparator.naturalOrder())
                .orElse(ComponentStatus.DEGRADED);
        return new PageModel.Incident(
                incident.id().toString(),
                incident.title(),
                Status.toldState(incident.state()),
                Status.isOpen(incident) ? worst.word() : ComponentStatus.OPERATIONAL.word(),
                time(incident.startedAt(), zone),
                list(incident.components().keySet(), names),
                incident.updates().stream()
                        .map(one ->
                                new PageModel.Update(Status.toldState(one.state()), time(one.at(), zone), one.text()))
                        .toList());
    }

    /** The names of those that have one, in the order of the names. */
    static String list(Collection<UUID> components, Map<UUID, String> names) {
        return String.join(
                ", ",
                components.stream()
                        .map(names::get)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
    }

    /** What ended on each of the last days, newest first; days on which nothing did are left out. */
    private static List<PageModel.Day> days(Status status, Map<UUID, String> names, ZoneId zone) {
        var days = new LinkedHashMap<LocalDate, List<PageModel.Incident>>();
        status.over().stream()
                .sorted(Comparator.comparing((PublicIncident one) -> Objects.requireNonNull(one.resolvedAt()))
                        .reversed())
                .forEach(one -> days.computeIfAbsent(
                                Objects.requireNonNull(one.resolvedAt())
                                        .atZone(zone)
                                        .toLocalDate(),
                                date -> new ArrayList<>())
                        .add(incident(one, names, zone)));
        return days.entrySet().stream()
                .map(day -> new PageModel.Day(DATE.format(day.getKey()), List.copyOf(day.getValue())))
                .toList();
    }

    static MonthModel month(ReadStatus.Month read) {
        String path = path(read.url());
        ZoneId zone = read.settings().zone();
        YearMonth first = read.present().minusMonths(ReadStatus.MONTHS_BACK);
        return new MonthModel(
                read.settings().title(),
                path,
                MONTH.format(read.month()),
                read.incidents().stream()
                        .map(one -> incident(one, read.names(), zone))
                        .toList(),
                neighbour(path, read.month().minusMonths(1), first, read.present()),
                neighbour(path, read.month().plusMonths(1), first, read.present()),
                zone.getId());
    }

    private static @Nullable String neighbour(String path, YearMonth month, YearMonth first, YearMonth last) {
        return month.isBefore(first) || month.isAfter(last) ? null : monthPath(path, month);
    }
}
