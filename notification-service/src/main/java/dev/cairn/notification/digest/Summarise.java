package dev.cairn.notification.digest;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.digest.domain.Summary;
import dev.cairn.notification.digest.domain.Summary.Open;
import dev.cairn.notification.digest.domain.Summary.Shift;
import dev.cairn.notification.schedule.OnCall;
import dev.cairn.notification.schedule.OnCall.Ahead;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a person's digest says, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Summarise {

    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int MOST_SHIFTS = 20;
    private static final int MOST_ON_CALL = 10;

    private static final String COUNTS = """
            select count(*) filter (where state <> 'resolved'),
                count(*) filter (where first_at > $2 and first_at <= $3),
                count(*) filter (where first_acknowledged_at > $2 and first_acknowledged_at <= $3),
                count(*) filter (where resolved_at > $2 and resolved_at <= $3)
            from alert where organisation_id = $1 and kind <> 'drill'
                and (state <> 'resolved' or resolved_at > $2 or first_at > $2 or first_acknowledged_at > $2)""";
    private static final String OPEN = """
            select title, severity, state, first_at from alert where organisation_id = $1 and state <> 'resolved'
                and kind <> 'drill'
            order by array_position(array['critical', 'error', 'warning', 'info'], severity), id desc limit $2""";

    private final OnCall onCall;
    private final DigestConfig config;

    Summarise(OnCall onCall, DigestConfig config) {
        this.onCall = onCall;
        this.config = config;
    }

    /**
     * What happened in an interval, and what is ahead from its end.
     *
     * @param to the present
     */
    Uni<Summary> of(UUID organisation, String person, Instant from, Instant to) {
        return SessionSql.first(COUNTS, organisation, at(from), at(to))
                .chain(counts -> SessionSql.rows(OPEN, organisation, config.mostNamed())
                        .chain(open -> onCall.ahead(config.mostSchedules(), person, to, to.plus(AHEAD))
                                .map(ahead -> summary(from, to, Objects.requireNonNull(counts), open, ahead))));
    }

    private static Summary summary(
            Instant from, Instant to, @Nullable Object[] counts, List<@Nullable Object[]> open, List<Ahead> schedules) {
        var onCall = new ArrayList<String>();
        var shifts = new ArrayList<Shift>();
        for (Ahead schedule : schedules) {
            if (!schedule.now().isEmpty()) {
                onCall.add(schedule.name() + ": " + String.join(", ", schedule.now()));
            }
            schedule.shifts().forEach(shift -> shifts.add(new Shift(schedule.name(), shift.start(), shift.end())));
        }
        return new Summary(
                from,
                to,
                open.stream().map(Summarise::open).toList(),
                number(counts[0]),
                number(counts[1]),
                number(counts[2]),
                number(counts[3]),
                onCall.stream().sorted().limit(MOST_ON_CALL).toList(),
                shifts.stream()
                        .sorted(Comparator.comparing(Shift::start))
                        .limit(MOST_SHIFTS)
                        .toList());
    }

    private static Open open(@Nullable Object[] row) {
        return new Open(
                String.valueOf(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                ((OffsetDateTime) Objects.requireNonNull(row[3])).toInstant());
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
