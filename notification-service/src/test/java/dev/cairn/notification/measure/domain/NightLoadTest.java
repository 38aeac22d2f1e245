package dev.cairn.notification.measure.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.measure.domain.NightLoad.Woken;
import dev.cairn.notification.schedule.domain.Night;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NightLoadTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Woken ana(String at) {
        return new Woken("ana", Instant.parse(at), BERLIN, 1);
    }

    private static NightLoad october(List<Woken> woken) {
        return NightLoad.of(woken, YearMonth.parse("2026-10"), Night.USUAL).get(0);
    }

    @Test
    void aNightIsOneHoweverOftenSomebodyIsWokenInIt() {
        var load = october(List.of(
                ana("2026-10-24T20:00:00Z"),
                ana("2026-10-25T00:30:00Z"),
                ana("2026-10-25T01:30:00Z"),
                ana("2026-10-25T04:59:00Z"),
                ana("2026-10-25T05:00:00Z")));

        assertThat(load).isEqualTo(new NightLoad("ana", BERLIN, 5, 4, 1, 1));
    }

    @Test
    void theLongestRunIsThatOfNightsOneAfterTheOther() {
        var woken = new ArrayList<Woken>();
        for (String day : List.of("02", "03", "10", "11", "12", "23", "24", "26")) {
            woken.add(ana("2026-10-" + day + "T23:00:00Z"));
        }

        assertThat(october(woken)).isEqualTo(new NightLoad("ana", BERLIN, 8, 8, 8, 3));
    }

    /** The night of 23 to 24 October is the last before the clock changes, and follows that of the 22nd. */
    @Test
    void aRunGoesOnWhereTheClockChanges() {
        assertThat(october(List.of(
                                ana("2026-10-24T01:00:00Z"), ana("2026-10-25T01:00:00Z"), ana("2026-10-26T04:30:00Z")))
                        .longestRun())
                .isEqualTo(3);
    }

    @Test
    void aNightBelongsToTheMonthOfItsEvening() {
        var woken = List.of(ana("2026-09-30T22:30:00Z"), ana("2026-10-31T23:30:00Z"), ana("2026-10-31T23:00:00Z"));

        assertThat(october(woken)).isEqualTo(new NightLoad("ana", BERLIN, 2, 2, 1, 1));
        assertThat(NightLoad.of(woken, YearMonth.parse("2026-09"), Night.USUAL))
                .containsExactly(new NightLoad("ana", BERLIN, 1, 1, 1, 1));
        assertThat(NightLoad.of(woken, YearMonth.parse("2026-11"), Night.USUAL)).isEmpty();
    }

    @Test
    void theSameInstantIsNightForOneAndDayForAnother() {
        Instant at = Instant.parse("2026-10-10T12:00:00Z");

        var loads = NightLoad.of(
                List.of(new Woken("ana", at, BERLIN, 3), new Woken("kai", at, ZoneId.of("Pacific/Kiritimati"), 3)),
                YearMonth.parse("2026-10"),
                Night.USUAL);

        assertThat(loads).extracting(NightLoad::nightPages).containsExactly(0L, 3L);
        assertThat(loads).extracting(NightLoad::pages).containsExactly(3L, 3L);
    }
}
