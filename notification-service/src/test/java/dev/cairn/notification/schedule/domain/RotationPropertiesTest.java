package dev.cairn.notification.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every schedule; each round is made from its seed, which a failure names. */
class RotationPropertiesTest {

    private static final List<String> ZONES = List.of(
            "America/New_York",
            "Europe/Berlin",
            "Australia/Lord_Howe",
            "America/Sao_Paulo",
            "Asia/Kathmandu",
            "Africa/Casablanca",
            "Asia/Tehran",
            "America/St_Johns",
            "Europe/Lisbon",
            "Africa/Cairo",
            "Pacific/Chatham",
            "Pacific/Apia",
            "Antarctica/Troll",
            "UTC");
    private static final int ROUNDS = 60;

    private static Rotation rotation(Random random) {
        ShiftUnit unit = ShiftUnit.values()[random.nextInt(4)];
        boolean worked = unit == ShiftUnit.DAYS && random.nextBoolean();
        LocalDate date = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(500));
        var free = new TreeSet<LocalDate>();
        for (int i = 0; worked && i < 20; i++) {
            free.add(date.plusDays(random.nextInt(400)));
        }
        var people = new ArrayList<>(List.of("ana", "ben", "vic", "eva").subList(0, 2 + random.nextInt(3)));
        return new Rotation(
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                date.atTime(random.nextInt(24), random.nextInt(4) * 15),
                unit,
                1 + random.nextInt(unit == ShiftUnit.HOURS ? 30 : 3),
                people,
                random.nextInt(4),
                null,
                worked ? new WorkedDays(days(random), List.copyOf(free)) : null);
    }

    private static Set<DayOfWeek> days(Random random) {
        var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextBoolean()) {
                days.add(day);
            }
        }
        return days;
    }

    private static Layer layer(Random random, String id) {
        var windows = new ArrayList<Window>();
        for (int i = random.nextInt(3); i > 0; i--) {
            windows.add(new Window(
                    days(random), LocalTime.of(random.nextInt(24), 30), LocalTime.of(random.nextInt(24), 0)));
        }
        return Sample.layer(id, random.nextInt(3), rotation(random), windows.toArray(Window[]::new));
    }

    private static Plan plan(Random random) {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            layers.add(layer(random, "layer" + i));
        }
        var overrides = new ArrayList<TimedOverride>();
        for (int i = 0; i < random.nextInt(5); i++) {
            Instant start = Instant.parse("2025-03-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(1500)));
            var kind = TimedOverride.Kind.values()[random.nextInt(3)];
            overrides.add(new TimedOverride(
                    "o" + i,
                    i,
                    kind,
                    "eva",
                    kind == TimedOverride.Kind.REPLACE && random.nextBoolean() ? "ana" : null,
                    start,
                    start.plus(Duration.ofMinutes(15 * (1 + random.nextInt(500))))));
        }
        return Sample.plan(overrides, layers.toArray(Layer[]::new));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_261_126})
    void boundariesNeverGoBackAndShiftsFollowEachOther(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Rotation rotation = rotation(random);
            Instant at = rotation.boundary(0);
            for (long number = 0; number < 600; number++) {
                Instant next = rotation.boundary(number + 1);
                assertThat(next).as("seed %d, %s", seed, rotation).isAfterOrEqualTo(at);
                if (next.isAfter(at)) {
                    assertThat(rotation.numberAt(at))
                            .as("seed %d, %s", seed, rotation)
                            .isEqualTo(number);
                    assertThat(rotation.numberAt(next.minusMillis(1))).isEqualTo(number);
                }
                at = next;
            }
            assertThat(rotation.numberAt(rotation.boundary(0).minusMillis(1))).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 20_261_127})
    void walkingOverTheTimeEqualsTheClosedForm(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS / 3; round++) {
            Plan plan = plan(random);
            Instant from = Instant.parse("2025-03-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(200)));
            Instant to = from.plus(Duration.ofDays(12));
            Instant end = from;
            for (Segment segment : plan.segments(from, to)) {
                assertThat(segment.start()).as("seed %d, %s", seed, plan).isEqualTo(end);
                assertThat(segment.end()).isAfter(segment.start());
                end = segment.end();
                for (Instant at = segment.start(); at.isBefore(end); at = at.plus(Duration.ofMinutes(45))) {
                    assertThat(plan.onCallAt(at))
                            .as("seed %d, %s, %s", seed, at, plan)
                            .isEqualTo(segment.duties());
                }
                assertThat(plan.onCallAt(end.minusMillis(1))).isEqualTo(segment.duties());
            }
            assertThat(end).isEqualTo(to);
        }
    }

    /** No bounce: within a shift nobody else has the turn, and numbers only grow. */
    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void aShiftThatHasEndedDoesNotComeBack(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Rotation rotation = rotation(random);
            Instant at = Instant.parse("2025-10-20T00:00:00Z");
            long last = -1;
            for (int i = 0; i < 2000; i++) {
                long number = rotation.numberAt(at);
                assertThat(number).as("seed %d, %s, %s", seed, at, rotation).isGreaterThanOrEqualTo(last);
                last = number;
                at = at.plus(Duration.ofMinutes(11));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 20_261_128})
    void anEditKeepsThePastAndWhoeverIsOnCall(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Layer old = layer(random, "layer");
            Layer asked = layer(random, "layer");
            Instant now = Instant.parse("2025-06-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(500_000)));
            var before = new Version(Instant.MIN, List.of(old));
            var after = new Version(now, NewLayers.after(List.of(old), List.of(asked), now));
            var first = new Plan(List.of(before), List.of(), List.of(), List.of());
            var both = new Plan(List.of(before, after), List.of(), List.of(), List.of());

            assertThat(both.segments(now.minus(Duration.ofDays(40)), now))
                    .as("seed %d", seed)
                    .isEqualTo(first.segments(now.minus(Duration.ofDays(40)), now));
            Turn turn = old.turnAt(now);
            if (turn != null && new HashSet<>(asked.rotation().people()).contains(turn.person())) {
                Turn stays = after.layers().get(0).turnAt(now);
                assertThat(stays)
                        .as("seed %d, %s, %s, %s", seed, now, old, asked)
                        .isNotNull();
                assertThat(stays.person()).isEqualTo(turn.person());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void workedDaysAreCountedAsByHand(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate from = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(100));
            var free = new TreeSet<LocalDate>();
            for (int i = 0; i < 30; i++) {
                free.add(from.plusDays(random.nextInt(120)));
            }
            var worked = new WorkedDays(days(random), List.copyOf(free));
            long counted = 0;
            for (int i = 0; i < 150; i++) {
                LocalDate date = from.plusDays(i);
                assertThat(worked.between(from, date)).isEqualTo(counted);
                if (worked.weekdays().contains(date.getDayOfWeek()) && !free.contains(date)) {
                    assertThat(worked.after(from, counted)).isEqualTo(date);
                    counted++;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-30T02:30", "2025-10-26T02:30"})
    void theAnchorIsNotMovedByAChangeOfTheClock(String time) {
        Rotation rotation = Sample.rotation("Europe/Berlin", "2025-01-01T02:30", ShiftUnit.DAYS, 1, "ana", "ben");
        long number = rotation.numberAt(new LocalClock(rotation.zone()).first(LocalDateTime.parse(time)));

        assertThat(rotation.local(number + 1).toLocalTime()).isEqualTo(LocalTime.of(2, 30));
        assertThat(new LocalClock(rotation.zone()).at(rotation.boundary(number + 1)))
                .isEqualTo(LocalDateTime.parse(time).plusDays(1));
    }
}
