package dev.cairn.notification.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Set<DayOfWeek> EVERY_DAY = Set.of(DayOfWeek.values());
    private static final Layer BACKUP =
            Sample.layer("backup", 1, Sample.rotation("UTC", "2025-01-01T00:00", ShiftUnit.DAYS, 1, "vic"));
    private static final Layer OFFICE = Sample.layer(
            "office",
            2,
            Sample.rotation("UTC", "2025-01-01T00:00", ShiftUnit.DAYS, 1, "ana", Rotation.NOBODY),
            new Window(EVERY_DAY, LocalTime.of(9, 0), LocalTime.of(17, 0)));

    @Test
    void theHighestLayerThatHasSomebodyWins() {
        Plan plan = Sample.plan(BACKUP, OFFICE);

        assertThat(Sample.at(plan, "2025-01-03T12:00:00Z")).isEqualTo("ana");
        assertThat(Sample.at(plan, "2025-01-03T17:00:00Z")).isEqualTo("vic");
        assertThat(Sample.at(plan, "2025-01-04T12:00:00Z"))
                .as("the turn of nobody")
                .isEqualTo("vic");
    }

    @Test
    void layersOfOnePriorityAreOnCallTogether() {
        Layer second = Sample.layer("second", 1, Sample.rotation("UTC", "2025-01-01T00:00", ShiftUnit.DAYS, 1, "ben"));

        assertThat(Sample.at(Sample.plan(BACKUP, second), "2025-01-03T12:00:00Z"))
                .isEqualTo("vic+ben");
    }

    @Test
    void anEndOfAWindowBeforeItsStartIsTheNextDays() {
        Layer night = Sample.layer(
                "night",
                1,
                Sample.rotation("UTC", "2025-01-01T00:00", ShiftUnit.WEEKS, 1, "ana"),
                new Window(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0)));
        Plan plan = Sample.plan(night);

        assertThat(Sample.at(plan, "2025-01-04T05:59:59Z"))
                .as("Saturday morning")
                .isEqualTo("ana");
        assertThat(Sample.at(plan, "2025-01-03T05:00:00Z")).as("Friday morning").isEmpty();
    }

    @Test
    void amongOverridesTheLatestMadeWins() {
        var overrides = List.of(
                Sample.override(
                        2, TimedOverride.Kind.REPLACE, "eva", null, "2025-01-03T10:00:00Z", "2025-01-03T14:00:00Z"),
                Sample.override(
                        1, TimedOverride.Kind.REPLACE, "ben", null, "2025-01-03T08:00:00Z", "2025-01-03T12:00:00Z"));
        Plan plan = Sample.plan(overrides, BACKUP);

        assertThat(Sample.at(plan, "2025-01-03T09:59:59Z")).isEqualTo("ben");
        assertThat(Sample.at(plan, "2025-01-03T11:00:00Z")).isEqualTo("eva");
        assertThat(Sample.at(plan, "2025-01-03T14:00:00Z")).isEqualTo("vic");
    }

    @Test
    void overridesAddRemoveAndReplaceOnePerson() {
        Layer second = Sample.layer("second", 1, Sample.rotation("UTC", "2025-01-01T00:00", ShiftUnit.DAYS, 1, "ben"));
        String start = "2025-01-03T00:00:00Z";
        String end = "2025-01-04T00:00:00Z";

        assertThat(Sample.at(
                        Sample.plan(
                                List.of(Sample.override(1, TimedOverride.Kind.ADD, "eva", null, start, end)),
                                BACKUP,
                                second),
                        start))
                .isEqualTo("vic+ben+eva");
        assertThat(Sample.at(
                        Sample.plan(
                                List.of(Sample.override(1, TimedOverride.Kind.REMOVE, "ben", null, start, end)),
                                BACKUP,
                                second),
                        start))
                .isEqualTo("vic");
        assertThat(Sample.at(
                        Sample.plan(
                                List.of(Sample.override(1, TimedOverride.Kind.REPLACE, "eva", "ben", start, end)),
                                BACKUP,
                                second),
                        start))
                .isEqualTo("vic+eva");
        assertThat(Sample.at(
                        Sample.plan(
                                List.of(Sample.override(1, TimedOverride.Kind.REPLACE, "eva", "ana", start, end)),
                                BACKUP,
                                second),
                        start))
                .as("the replaced person is not on call")
                .isEqualTo("vic+ben");
    }

    @Test
    void aLaterOverrideOfAPersonWinsOverAnEarlierOneThatGaveThePlaceAway() {
        Layer second = Sample.layer("second", 1, Sample.rotation("UTC", "2025-01-01T00:00", ShiftUnit.DAYS, 1, "ben"));
        String start = "2025-01-03T00:00:00Z";
        String end = "2025-01-04T00:00:00Z";
        var first = Sample.override(1, TimedOverride.Kind.REPLACE, "eva", "ben", start, end);
        var later = Sample.override(2, TimedOverride.Kind.REPLACE, "ana", "ben", start, end);
        var all = Sample.override(1, TimedOverride.Kind.REPLACE, "eva", null, start, end);

        assertThat(Sample.at(Sample.plan(List.of(first, later), BACKUP, second), start))
                .isEqualTo("vic+ana");
        assertThat(Sample.at(Sample.plan(List.of(all, later), BACKUP, second), start))
                .isEqualTo("eva+ana");
    }

    @Test
    void aTemporaryScheduleStandsAboveOverrides() {
        var replacement = new Replacement(
                "t",
                1,
                Instant.parse("2025-01-03T00:00:00Z"),
                Instant.parse("2025-01-05T00:00:00Z"),
                List.of(new Replacement.Shift(
                        "eva", Instant.parse("2025-01-03T06:00:00Z"), Instant.parse("2025-01-04T00:00:00Z"))));
        var override = Sample.override(
                1, TimedOverride.Kind.REPLACE, "ben", null, "2025-01-03T00:00:00Z", "2025-01-06T00:00:00Z");
        var plan = new Plan(
                List.of(new Version(Instant.MIN, List.of(BACKUP))), List.of(override), List.of(replacement), List.of());

        assertThat(Sample.at(plan, "2025-01-03T05:00:00Z"))
                .as("nobody, on purpose")
                .isEmpty();
        assertThat(Sample.at(plan, "2025-01-03T06:00:00Z")).isEqualTo("eva");
        assertThat(Sample.at(plan, "2025-01-05T00:00:00Z")).isEqualTo("ben");
        assertThat(plan.gaps(Instant.parse("2025-01-02T00:00:00Z"), Instant.parse("2025-01-07T00:00:00Z")))
                .containsExactly(
                        new Span(Instant.parse("2025-01-03T00:00:00Z"), Instant.parse("2025-01-03T06:00:00Z")),
                        new Span(Instant.parse("2025-01-04T00:00:00Z"), Instant.parse("2025-01-05T00:00:00Z")));
    }

    @Test
    void whoLeftCountsAsNobodyFromThenOn() {
        var plan = new Plan(
                List.of(new Version(Instant.MIN, List.of(OFFICE, BACKUP))),
                List.of(),
                List.of(),
                List.of(new Absence("ana", Instant.parse("2025-01-03T12:00:00Z"), Instant.MAX)));

        assertThat(Sample.at(plan, "2025-01-03T11:59:00Z")).isEqualTo("ana");
        assertThat(Sample.at(plan, "2025-01-03T12:00:00Z")).isEqualTo("vic");
        assertThat(Explanation.of(plan, Instant.parse("2025-01-03T12:00:00Z"))
                        .layers()
                        .get(0)
                        .absent())
                .isTrue();
    }

    @Test
    void holidaysTakeALayerOffOrPutItOn() {
        var christmas = Set.of(LocalDate.of(2025, 12, 25));
        Rotation rotation = Sample.rotation("Europe/Berlin", "2025-01-01T00:00", ShiftUnit.DAYS, 1, "ana");
        var off = new Layer("off", "off", 1, rotation, null, List.of(), HolidayRule.OFF, christmas);
        var only = new Layer("only", "only", 1, rotation, null, List.of(), HolidayRule.ONLY, christmas);

        assertThat(Sample.plan(off).gaps(Instant.parse("2025-12-20T00:00:00Z"), Instant.parse("2025-12-31T00:00:00Z")))
                .containsExactly(
                        new Span(Instant.parse("2025-12-24T23:00:00Z"), Instant.parse("2025-12-25T23:00:00Z")));
        assertThat(PersonShifts.of(Sample.plan(only)
                        .segments(Instant.parse("2025-12-20T00:00:00Z"), Instant.parse("2025-12-31T00:00:00Z"))))
                .extracting(PersonShift::span)
                .containsExactly(
                        new Span(Instant.parse("2025-12-24T23:00:00Z"), Instant.parse("2025-12-25T23:00:00Z")));
    }

    @Test
    void thePreflightNamesShortLongAndVanishedShifts() {
        Plan plan = Sample.plan(Sample.layer(
                "h", 1, Sample.rotation("Europe/Berlin", "2025-01-01T00:30", ShiftUnit.HOURS, 1, "ana", "ben")));

        List<Finding> findings = Preflight.of(
                plan,
                ZoneId.of("Europe/Berlin"),
                Instant.parse("2025-03-01T00:00:00Z"),
                Instant.parse("2025-12-01T00:00:00Z"));

        assertThat(findings)
                .extracting(one -> one.kind() + " " + one.start())
                .containsExactly(
                        "SHORT 2025-03-30T00:30:00Z",
                        "SHORT 2025-03-30T01:00:00Z",
                        "MOVED 2025-03-30T01:00:00Z",
                        "LONG 2025-10-26T00:30:00Z");
    }

    @Test
    void thePreflightFindsTheHoleBetweenTwoContinents() {
        Layer europe = Sample.layer(
                "europe",
                1,
                Sample.rotation("Europe/Berlin", "2025-01-01T00:00", ShiftUnit.DAYS, 1, "ana"),
                new Window(EVERY_DAY, LocalTime.of(3, 0), LocalTime.of(15, 0)));
        Layer america = Sample.layer(
                "america",
                1,
                Sample.rotation("America/New_York", "2025-01-01T00:00", ShiftUnit.DAYS, 1, "vic"),
                new Window(EVERY_DAY, LocalTime.of(9, 0), LocalTime.of(21, 0)));

        List<Finding> findings = Preflight.of(
                Sample.plan(europe, america),
                ZoneId.of("Europe/Berlin"),
                Instant.parse("2025-03-01T00:00:00Z"),
                Instant.parse("2025-03-25T00:00:00Z"));

        assertThat(findings).extracting(Finding::kind).contains(Finding.Kind.HOLE, Finding.Kind.OVERLAP);
    }

    @Test
    void aWeekThatIsPlannedWithoutAnybodyIsNoHole() {
        Layer europe = Sample.layer(
                "europe",
                1,
                Sample.rotation("Europe/Berlin", "2025-03-03T00:00", ShiftUnit.WEEKS, 1, "ana", Rotation.NOBODY));
        Layer america = Sample.layer(
                "america",
                1,
                Sample.rotation("America/New_York", "2025-03-03T00:00", ShiftUnit.WEEKS, 1, "vic", Rotation.NOBODY));

        List<Finding> findings = Preflight.of(
                Sample.plan(europe, america),
                ZoneId.of("Europe/Berlin"),
                Instant.parse("2025-03-01T00:00:00Z"),
                Instant.parse("2025-12-01T00:00:00Z"));

        assertThat(findings)
                .filteredOn(one -> one.kind() == Finding.Kind.HOLE || one.kind() == Finding.Kind.OVERLAP)
                .allSatisfy(one ->
                        assertThat(Duration.between(one.start(), one.end())).isLessThanOrEqualTo(Duration.ofHours(3)));
    }

    @Test
    void aTurnOfTheRotationBeforeEndsAtTheHandOverToTheNext() {
        var layer = new Layer(
                "l",
                "l",
                1,
                Sample.rotation("UTC", "2025-01-05T09:00", ShiftUnit.WEEKS, 1, "ben"),
                Sample.rotation("UTC", "2025-01-01T00:00", ShiftUnit.WEEKS, 1, "ana"),
                List.of(),
                HolidayRule.AS_USUAL,
                Set.of());

        assertThat(layer.turnAt(Instant.parse("2025-01-03T00:00:00Z")))
                .isEqualTo(new Turn(
                        0, "ana", Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-01-05T09:00:00Z")));
        assertThat(layer.turnAt(Instant.parse("2025-01-05T09:00:00Z")))
                .isEqualTo(new Turn(
                        0, "ben", Instant.parse("2025-01-05T09:00:00Z"), Instant.parse("2025-01-12T09:00:00Z")));
    }

    @Test
    void theFirstVersionThatWasReadCountsForAllTimeBefore() {
        var plan = new Plan(
                List.of(
                        new Version(Instant.parse("2025-02-01T00:00:00Z"), List.of(BACKUP)),
                        new Version(Instant.parse("2025-03-01T00:00:00Z"), List.of(OFFICE))),
                List.of(),
                List.of(),
                List.of());

        assertThat(Sample.at(plan, "2025-01-15T12:00:00Z")).isEqualTo("vic");
        assertThat(plan.segments(Instant.parse("2025-01-15T00:00:00Z"), Instant.parse("2025-03-01T00:00:00Z")))
                .singleElement()
                .extracting(Segment::start)
                .isEqualTo(Instant.parse("2025-01-15T00:00:00Z"));
    }

    @Test
    void aMidnightThatComesTwiceIsCountedOnce() {
        Instant start = Instant.parse("2026-10-24T00:00:00Z");
        Instant end = Instant.parse("2026-10-26T01:00:00Z");
        var shift = new PersonShift("ana", start, end, List.of());

        var load = Fairness.of(List.of(shift), Night.USUAL, person -> ZoneId.of("Atlantic/Azores"))
                .get(0);

        assertThat(load.weekends()).isEqualTo(Duration.ofHours(49));
        assertThat(load.nights()).isEqualTo(Duration.ofHours(6 + 9 + 2));
    }

    @Test
    void theLoadIsCountedInThePersonsOwnNightsAndWeekends() {
        Plan plan = Sample.plan(BACKUP);
        var shifts = PersonShifts.of(
                plan.segments(Instant.parse("2025-01-03T00:00:00Z"), Instant.parse("2025-01-06T00:00:00Z")));

        var load = Fairness.of(shifts, Night.USUAL, person -> ZoneId.of("Asia/Kathmandu"))
                .get(0);

        assertThat(load.total()).isEqualTo(Duration.ofHours(72));
        assertThat(load.nights()).isEqualTo(Duration.ofHours(24));
        assertThat(load.weekends()).isEqualTo(Duration.ofMinutes(48 * 60));
    }

    @Test
    void theExplanationNamesTheHourThatIsLeftOut() {
        Plan plan = Sample.plan(Sample.layer(
                "d", 1, Sample.rotation("Europe/Berlin", "2025-03-01T02:30", ShiftUnit.DAYS, 1, "ana", "ben")));

        var why = Explanation.of(plan, Instant.parse("2025-03-30T01:00:00Z"));

        assertThat(why.layers().get(0).note()).contains("does not exist");
        assertThat(why.layers().get(0).turn().number()).isEqualTo(29);
        assertThat(why.until()).isEqualTo(Instant.parse("2025-03-31T00:30:00Z"));
    }

    @Test
    void aYearOfFiveLayersTakesFewMilliseconds() {
        var layers = new Layer[5];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = Sample.layer(
                    "l" + i,
                    i,
                    Sample.rotation("Europe/Berlin", "2025-01-01T08:00", ShiftUnit.HOURS, 8, "ana", "ben", "vic"),
                    new Window(EVERY_DAY, LocalTime.of(i, 0), LocalTime.of(i + 12, 0)));
        }
        Plan plan = Sample.plan(layers);
        Instant from = Instant.parse("2025-03-01T00:00:00Z");
        for (int i = 0; i < 40; i++) {
            PersonShifts.of(plan.segments(from, from.plus(Duration.ofDays(365))));
        }
        var cpu = ManagementFactory.getThreadMXBean();
        long start = cpu.getCurrentThreadCpuTime();
        for (int i = 0; i < 10; i++) {
            PersonShifts.of(plan.segments(from, from.plus(Duration.ofDays(365))));
        }
        assertThat(Duration.ofNanos((cpu.getCurrentThreadCpuTime() - start) / 10))
                .isLessThan(Duration.ofMillis(20));
    }
}
