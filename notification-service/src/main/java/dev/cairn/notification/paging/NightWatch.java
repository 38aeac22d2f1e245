package dev.cairn.notification.paging;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.schedule.Nights;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts in how many nights people are paged, and warns of who is paged in too many of one month. Operators see totals; who it is
 * the organisation sees in its measures.
 */
@ApplicationScoped
class NightWatch {

    private static final Logger LOG = Logger.getLogger(NightWatch.class);

    /** What is paged in one transaction is paged at one instant, that of now(). */
    private static final String BEFORE = """
            select distinct person, date_trunc('minute', created_at) from page
            where organisation_id = $1 and person = any($2::text[]) and unreached is null
                and created_at > now() - interval '33 days' and created_at < now()""";

    private final Nights nights;
    private final Times times;
    private final MeterRegistry registry;

    NightWatch(Nights nights, Times times, MeterRegistry registry) {
        this.nights = nights;
        this.times = times;
        this.registry = registry;
    }

    /**
     * Takes note of people who were paged, in the Hibernate transaction that the caller is in.
     *
     * @param zones where their nights are
     */
    Uni<Void> paged(UUID organisation, Map<String, ZoneId> zones) {
        Instant now = times.now();
        var woken = new TreeMap<String, LocalDate>();
        zones.forEach((person, zone) -> {
            LocalDate evening = nights.night().eveningOf(now, zone);
            if (evening != null) {
                woken.put(person, evening);
            }
        });
        count("no", zones.size() - woken.size());
        count("yes", woken.size());
        return woken.isEmpty()
                ? Uni.createFrom().voidItem()
                : SessionSql.rows(BEFORE, organisation, woken.keySet().toArray(String[]::new))
                        .invoke(rows -> compare(organisation, woken, zones, rows))
                        .replaceWithVoid();
    }

    private void count(String night, int many) {
        Counter.builder("cairn.pages.people")
                .description("People who were paged by a step, by whether it was night where they live")
                .tag("night", night)
                .register(registry)
                .increment(many);
    }

    private void compare(
            UUID organisation, Map<String, LocalDate> woken, Map<String, ZoneId> zones, List<@Nullable Object[]> rows) {
        var before = new HashMap<String, TreeSet<LocalDate>>();
        for (var row : rows) {
            String person = (String) Objects.requireNonNull(row[0]);
            Instant at = ((OffsetDateTime) Objects.requireNonNull(row[1])).toInstant();
            LocalDate evening = nights.night().eveningOf(at, Objects.requireNonNull(zones.get(person)));
            if (evening != null) {
                before.computeIfAbsent(person, one -> new TreeSet<>()).add(evening);
            }
        }
        woken.forEach(
                (person, evening) -> newNight(organisation, evening, before.getOrDefault(person, new TreeSet<>())));
    }

    private void newNight(UUID organisation, LocalDate evening, TreeSet<LocalDate> before) {
        if (before.contains(evening)) {
            return;
        }
        long many = 1
                + before.stream()
                        .filter(one -> YearMonth.from(one).equals(YearMonth.from(evening)))
                        .count();
        DistributionSummary.builder("cairn.pages.nights")
                .description("In which night of a month somebody is paged, counted once for each night and person")
                .serviceLevelObjectives(1, 2, 4, 6, 10, 15)
                .register(registry)
                .record(many);
        if (many == nights.most() + 1L) {
            registry.counter("cairn.pages.nights.over").increment();
            LOG.warnf(
                    "somebody of organisation %s is paged in more than %d nights of %s",
                    organisation, nights.most(), YearMonth.from(evening));
        }
    }
}
