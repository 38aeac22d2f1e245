package dev.cairn.notification.coverage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.HolidayRule;
import dev.cairn.notification.schedule.domain.Layer;
import dev.cairn.notification.schedule.domain.Plan;
import dev.cairn.notification.schedule.domain.Rotation;
import dev.cairn.notification.schedule.domain.Segment;
import dev.cairn.notification.schedule.domain.ShiftUnit;
import dev.cairn.notification.schedule.domain.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

    private static final UUID PRIMARY = new UUID(0, 1);
    private static final UUID SECONDARY = new UUID(0, 2);
    private static final Map<String, String> MEMBERS = Map.of("ana", "Ana", "ben", "Ben", "cem", "Cem");
    private static final Instant START = Instant.parse("2027-03-20T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(30));

    private static Target schedule(UUID id) {
        return new Target(Target.Kind.SCHEDULE, id.toString());
    }

    private static Target person(String subject) {
        return new Target(Target.Kind.PERSON, subject);
    }

    private static Segment segment(String start, String end, String... people) {
        return new Segment(
                Instant.parse(start),
                Instant.parse(end),
                List.of(people).stream()
                        .map(person -> new Duty(person, Duty.Source.LAYER, "a"))
                        .toList());
    }

    private static Around around(Map<UUID, Turns> turns, String... reachable) {
        return new Around(turns, MEMBERS, Set.of(reachable), START, END);
    }

    private static Turns turns(String name, Segment... segments) {
        return new Turns(name, List.of(segments));
    }

    /** Days of a rotation of one person each, which ends at a local time, as the closed form has it. */
    private static Turns rotationUntil(String zone, String end) {
        var rotation = new Rotation(
                ZoneId.of(zone),
                LocalDateTime.parse("2027-01-01T09:00"),
                ShiftUnit.DAYS,
                1,
                List.of("ana", "ben"),
                0,
                LocalDateTime.parse(end),
                null);
        var layer = new Layer("a", "a", 1, rotation, null, List.of(), HolidayRule.AS_USUAL, Set.of());
        var plan = new Plan(List.of(new Version(Instant.MIN, List.of(layer))), List.of(), List.of(), List.of());
        return new Turns("Primary", plan.segments(START, END));
    }

    @ParameterizedTest
    @CsvSource({
        // START is 2027-03-20T10:00Z; the clocks of Berlin go forward on the 28th, so its days of the calendar are an
        // hour early
        "Europe/Berlin, 2027-04-03T11:00, 13",
        "Europe/Berlin, 2027-04-03T12:00, 14",
        "Europe/Berlin, 2027-03-27T11:00, 7",
        "Europe/Berlin, 2027-03-27T10:59, 6",
        // those of New York did on the 14th
        "America/New_York, 2027-04-03T06:00, 14",
        "America/New_York, 2027-04-03T05:59, 13",
        // those of Sydney go back on 4 April
        "Australia/Sydney, 2027-04-03T21:00, 14",
        "Australia/Sydney, 2027-04-05T20:00, 16",
        "Australia/Sydney, 2027-04-05T19:59, 15",
        // a local end that is left out is the first instant after it
        "Europe/Berlin, 2027-03-28T02:30, 7",
        "UTC, 2027-04-19T10:00, 30",
        "UTC, 2027-04-19T09:59, 29",
        "UTC, 2027-03-20T10:00, 0",
    })
    void daysAreOf24HoursWhateverTheClocksDo(String zone, String end, int days) {
        var coverage = Coverage.of(
                List.of(schedule(PRIMARY)), around(Map.of(PRIMARY, rotationUntil(zone, end)), "ana", "ben"));

        assertThat(coverage.gapFreeDays()).isEqualTo(days);
    }

    @Test
    void aFirstStepThatAlwaysReachesSomebodyHasNoGap() {
        var all = around(Map.of(PRIMARY, turns("Primary", segment(START.toString(), END.toString()))), "ana");

        assertThat(Coverage.of(List.of(person("ana"), schedule(PRIMARY)), all)).isEqualTo(new Coverage(30, null));
    }

    @Test
    void oneScheduleFillsTheGapsOfAnother() {
        var primary = turns(
                "Primary",
                segment("2027-03-20T10:00:00Z", "2027-03-25T10:00:00Z", "ana"),
                segment("2027-03-25T10:00:00Z", "2027-03-26T10:00:00Z"),
                segment("2027-03-26T10:00:00Z", "2027-04-19T10:00:00Z", "ben"));
        var secondary = turns(
                "Secondary",
                segment("2027-03-20T10:00:00Z", "2027-03-25T09:00:00Z"),
                segment("2027-03-25T09:00:00Z", "2027-03-26T09:00:00Z", "cem"),
                segment("2027-03-26T09:00:00Z", "2027-04-19T10:00:00Z"));
        var all = around(Map.of(PRIMARY, primary, SECONDARY, secondary), "ana", "ben", "cem");

        var both = Coverage.of(List.of(schedule(PRIMARY), schedule(SECONDARY)), all);

        assertThat(both.gapFreeDays()).isEqualTo(5);
        assertThat(both.firstGap())
                .isEqualTo(new Coverage.Gap(
                        Instant.parse("2027-03-26T09:00:00Z"),
                        Instant.parse("2027-03-26T10:00:00Z"),
                        "Nobody is on call in Primary, Secondary"));
    }

    @Test
    void whoCannotBeReachedIsNobody() {
        var primary = turns(
                "Primary",
                segment("2027-03-20T10:00:00Z", "2027-03-22T10:00:00Z", "ana"),
                segment("2027-03-22T10:00:00Z", "2027-03-24T10:00:00Z", "ben"),
                segment("2027-03-24T10:00:00Z", "2027-04-19T10:00:00Z", "ana"));

        var coverage = Coverage.of(List.of(schedule(PRIMARY)), around(Map.of(PRIMARY, primary), "ana"));

        assertThat(coverage.gapFreeDays()).isEqualTo(2);
        assertThat(coverage.firstGap())
                .isEqualTo(new Coverage.Gap(
                        Instant.parse("2027-03-22T10:00:00Z"),
                        Instant.parse("2027-03-24T10:00:00Z"),
                        "Ben has no verified contact method"));
    }

    @Test
    void whoIsNoMemberOrHasNoMethodIsNobodyEvenWhenNamed() {
        assertThat(Coverage.of(List.of(person("gone")), around(Map.of(), "gone"))
                        .gapFreeDays())
                .isZero();
        assertThat(Coverage.of(List.of(person("gone")), around(Map.of(), "gone"))
                        .firstGap())
                .isEqualTo(new Coverage.Gap(START, END, "gone is no member of the organisation any more"));
        var silent = Coverage.of(List.of(person("ana"), person("ben")), around(Map.of()));
        assertThat(silent.gapFreeDays()).isZero();
        assertThat(silent.firstGap())
                .isEqualTo(new Coverage.Gap(START, END, "Ana, Ben have no verified contact method"));
        assertThat(Coverage.of(List.of(new Target(Target.Kind.WEBHOOK, PRIMARY.toString())), around(Map.of()))
                        .firstGap())
                .isEqualTo(new Coverage.Gap(START, END, "The first step names nobody who could be paged"));
        assertThat(Coverage.of(List.of(schedule(PRIMARY)), around(Map.of())).gapFreeDays())
                .as("a schedule that was removed")
                .isZero();
    }

    @Test
    void itAgreesWithAskingEachHour() {
        var random = new Random(20261127);
        for (int i = 0; i < 300; i++) {
            var turns = new TreeMap<UUID, Turns>();
            turns.put(PRIMARY, new Turns("Primary", hours(random)));
            turns.put(SECONDARY, new Turns("Secondary", hours(random)));
            var all = around(turns, "ana", "ben");

            var coverage = Coverage.of(List.of(schedule(PRIMARY), schedule(SECONDARY)), all);

            Instant first = START;
            while (first.isBefore(END) && isCovered(turns, first)) {
                first = first.plus(Duration.ofHours(1));
            }
            Instant end = first;
            while (end.isBefore(END) && !isCovered(turns, end)) {
                end = end.plus(Duration.ofHours(1));
            }
            var gap = coverage.firstGap();
            assertThat(gap == null ? END : gap.start()).isEqualTo(first);
            assertThat(gap == null ? END : gap.end()).isEqualTo(end);
        }
    }

    private static List<Segment> hours(Random random) {
        var segments = new ArrayList<Segment>();
        Instant start = START;
        while (start.isBefore(END)) {
            Instant end = start.plus(Duration.ofHours(1 + random.nextInt(90)));
            end = end.isAfter(END) ? END : end;
            String[] people = new String[][] {{}, {"ana"}, {"ben", "cem"}, {"cem"}, {"ana"}}[random.nextInt(5)];
            segments.add(segment(start.toString(), end.toString(), people));
            start = end;
        }
        return segments;
    }

    private static boolean isCovered(Map<UUID, Turns> turns, Instant at) {
        return turns.values().stream()
                .flatMap(one -> one.segments().stream())
                .filter(one -> !one.start().isAfter(at) && one.end().isAfter(at))
                .flatMap(one -> one.duties().stream())
                .anyMatch(duty -> !duty.person().equals("cem"));
    }

    @Test
    void whoIsOnCallSoonAndCannotBeReachedIsFoundOnce() {
        var primary = turns(
                "Primary",
                segment("2027-03-20T10:00:00Z", "2027-03-22T10:00:00Z", "ana"),
                segment("2027-03-22T10:00:00Z", "2027-03-24T10:00:00Z", "ben"),
                segment("2027-03-24T10:00:00Z", "2027-04-04T10:00:00Z", "ana"),
                segment("2027-04-04T10:00:00Z", "2027-04-19T10:00:00Z", "cem", "gone"));
        var all = around(Map.of(PRIMARY, primary), "ana");

        var found = new Unreachable.Finder(all, START.plus(Duration.ofDays(14)))
                .targets("Shop", List.of(schedule(PRIMARY), person("gone")))
                .schedule(primary)
                .found();
        assertThat(found)
                .containsExactly(
                        new Unreachable("ben", "Ben", Instant.parse("2027-03-22T10:00:00Z"), List.of("Primary")));

        var named = new Unreachable.Finder(all, START.plus(Duration.ofDays(16)))
                .targets("Shop", List.of(person("ben")))
                .schedule(primary)
                .found();
        assertThat(named)
                .containsExactly(
                        new Unreachable("ben", "Ben", START, List.of("Primary", "Shop")),
                        new Unreachable("cem", "Cem", Instant.parse("2027-04-04T10:00:00Z"), List.of("Primary")));
    }
}
