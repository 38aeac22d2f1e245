package dev.cairn.notification.muting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.schedule.domain.LocalClock;
import dev.cairn.notification.schedule.domain.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The closed form against a walk over every date, in many zones. */
class CalendarPropertiesTest {

    private static final long SEED = Long.getLong("cairn.seed", 20_261_127L);
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Sao_Paulo",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "Africa/Casablanca",
            "Asia/Tehran",
            "Pacific/Chatham",
            "Antarctica/Troll",
            "UTC");
    private static final int ROUNDS = 400;
    private static final int DAYS = 400;

    private final Random random = new Random(SEED);

    @Test
    void theClosedFormIsTheWalk() {
        for (int round = 0; round < ROUNDS; round++) {
            Calendar calendar = calendar();
            List<Span> walked = walk(calendar);
            for (int i = 0; i < 30; i++) {
                Instant at = instant(calendar, walked);
                assertThat(calendar.openUntil(at))
                        .as("seed %d, round %d, %s at %s", SEED, round, calendar, at)
                        .isEqualTo(until(walked, at));
            }
        }
    }

    @Test
    void whatComesNextIsInOrderAndOpen() {
        for (int round = 0; round < ROUNDS; round++) {
            Calendar calendar = calendar();
            Instant at = instant(calendar, walk(calendar));
            List<Span> next = calendar.next(at, 7);

            assertThat(next).as("seed %d, round %d, %s", SEED, round, calendar).hasSizeLessThanOrEqualTo(7);
            assertThat(next).isSortedAccordingTo(Comparator.comparing(Span::start));
            assertThat(next).allSatisfy(span -> {
                assertThat(span.end()).isAfter(at);
                assertThat(calendar.openUntil(span.start())).isAfterOrEqualTo(span.end());
            });
        }
    }

    private Calendar calendar() {
        var start = LocalDateTime.parse("2025-09-01T00:00").plusMinutes(15L * random.nextInt(4 * 24 * 60));
        Repeat repeat = Repeat.values()[random.nextInt(4)];
        int every = 1 + random.nextInt(3);
        var weekdays = new TreeSet<DayOfWeek>();
        for (int i = 0; repeat == Repeat.WEEKLY && i < random.nextInt(4); i++) {
            weekdays.add(DayOfWeek.of(1 + random.nextInt(7)));
        }
        LocalDate last = random.nextInt(3) == 0 ? start.toLocalDate().plusDays(random.nextInt(200)) : null;
        var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        var sample = new Calendar(zone, start, start.plusMinutes(1), repeat, every, weekdays, last);
        long longest = Math.min(
                sample.shortestPeriod().toMinutes() - 1, Duration.ofDays(10).toMinutes());
        return new Calendar(
                zone, start, start.plusMinutes(1 + random.nextInt((int) longest)), repeat, every, weekdays, last);
    }

    /** Every date on which it opens, found by looking at each. */
    private static List<Span> walk(Calendar calendar) {
        var clock = new LocalClock(calendar.zone());
        var spans = new ArrayList<Span>();
        LocalDate first = calendar.start().toLocalDate();
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = first.plusDays(day);
            if (opens(calendar, day, date)) {
                LocalDateTime from = date.atTime(calendar.start().toLocalTime());
                long nights = calendar.end().toLocalDate().toEpochDay() - first.toEpochDay();
                LocalDateTime to = date.plusDays(nights).atTime(calendar.end().toLocalTime());
                spans.add(new Span(clock.first(from), clock.last(to)));
            }
        }
        return spans;
    }

    private static boolean opens(Calendar calendar, int day, LocalDate date) {
        LocalDate first = calendar.start().toLocalDate();
        if (calendar.lastDate() != null && date.isAfter(calendar.lastDate())) {
            return false;
        }
        return switch (calendar.repeat()) {
            case ONCE -> day == 0;
            case DAILY -> day % calendar.every() == 0;
            case WEEKLY ->
                (day / 7) % calendar.every() == 0
                        && (calendar.weekdays().isEmpty()
                                ? day % 7 == 0
                                : calendar.weekdays().contains(date.getDayOfWeek()));
            case MONTHLY -> {
                int months = (date.getYear() - first.getYear()) * 12 + date.getMonthValue() - first.getMonthValue();
                int expected = Math.min(first.getDayOfMonth(), date.lengthOfMonth());
                yield months % calendar.every() == 0 && date.getDayOfMonth() == expected;
            }
        };
    }

    private static Instant until(List<Span> walked, Instant at) {
        Instant until = null;
        Instant asked = at;
        for (Span span : walked) {
            if (!span.isEmpty() && span.contains(asked)) {
                until = span.end();
                asked = until;
            }
        }
        return until;
    }

    /** Near an edge as often as anywhere. */
    private Instant instant(Calendar calendar, List<Span> walked) {
        if (!walked.isEmpty() && random.nextBoolean()) {
            Span span = walked.get(random.nextInt(walked.size()));
            return (random.nextBoolean() ? span.start() : span.end()).plusSeconds(random.nextInt(3) - 1L);
        }
        return calendar.start().atZone(calendar.zone()).toInstant().plusSeconds(random.nextInt((int)
                Duration.ofDays(DAYS - 60).toSeconds()));
    }
}
