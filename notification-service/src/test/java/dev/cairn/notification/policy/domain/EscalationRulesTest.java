package dev.cairn.notification.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.policy.domain.Progress.State;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Target ANA = new Target(Target.Kind.PERSON, "ana");

    private static Policy policy(String delays, int repeats, boolean fallback, boolean lowEscalates) {
        return new Policy(
                List.of(delays.split(",")).stream()
                        .map(minutes -> new Step(Duration.ofMinutes(Long.parseLong(minutes)), List.of(ANA)))
                        .toList(),
                repeats,
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                fallback ? List.of(ANA) : List.of(),
                lowEscalates,
                null);
    }

    /** Reached: one character per step that is carried out, p a person, w a webhook, - nobody; the last one holds on. */
    private static Simulation.Telling<String> script(String reached) {
        var told = new ArrayList<Integer>();
        return (step, at) -> {
            char one = reached.charAt(Math.min(told.size(), reached.length() - 1));
            told.add(1);
            return new Simulation.Told<>(new Reached(one == 'p' ? 1 : 0, one == 'w' ? 1 : 0), String.valueOf(one));
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # steps | repeats | fallback | urgency | low escalates | reached | minute:round.step of each                | last word
            0       | 0       | false    | HIGH    | true          | p       | 0:1.1                                    | ENDED
            5       | 0       | false    | HIGH    | true          | p       | 5:1.1                                    | ENDED
            0,5,10  | 0       | false    | HIGH    | true          | p       | 0:1.1 5:1.2 15:1.3                       | ENDED
            0,5,10  | 0       | false    | HIGH    | true          | -p      | 0:1.1 0:1.2 10:1.3                       | ENDED
            0,5,10  | 0       | false    | HIGH    | true          | p-p     | 0:1.1 5:1.2 5:1.3                        | ENDED
            0,5     | 2       | false    | HIGH    | true          | p       | 0:1.1 5:1.2 15:2.1 20:2.2 30:3.1 35:3.2  | ENDED
            3,5     | 1       | false    | HIGH    | true          | p       | 3:1.1 8:1.2 18:2.1 23:2.2                | ENDED
            0,5     | 1       | false    | HIGH    | true          | -       | 0:1.1 0:1.2 10:2.1 10:2.2                | REACHED_NOBODY
            0,5     | 1       | true     | HIGH    | true          | -       | 0:1.1 0:1.2 0:1.3 10:2.1 10:2.2 10:2.3   | REACHED_NOBODY
            0,5     | 1       | true     | HIGH    | true          | --p     | 0:1.1 0:1.2 0:1.3                        | ENDED
            0,5     | 1       | true     | HIGH    | true          | ---p    | 0:1.1 0:1.2 0:1.3 10:2.1 15:2.2          | ENDED
            0,5     | 1       | true     | HIGH    | true          | -p      | 0:1.1 0:1.2 10:2.1 15:2.2                | ENDED
            0       | 1       | true     | LOW     | false         | ---p    | 0:1.1 0:1.2 10:2.1 10:2.2                | ENDED
            0,5     | 0       | true     | HIGH    | true          | --p     | 0:1.1 0:1.2 0:1.3                        | ENDED
            0,5     | 0       | true     | HIGH    | true          | -p      | 0:1.1 0:1.2                              | ENDED
            0,5     | 0       | true     | HIGH    | true          | w       | 0:1.1 5:1.2 5:1.3                        | REACHED_NOBODY
            0,5     | 0       | false    | HIGH    | true          | w       | 0:1.1 5:1.2                              | REACHED_NOBODY
            0,5     | 3       | false    | LOW     | false         | p       | 0:1.1                                    | TOLD_ONCE
            0,5     | 3       | false    | LOW     | false         | -p      | 0:1.1 0:1.2                              | TOLD_ONCE
            0,5     | 0       | true     | LOW     | false         | --p     | 0:1.1 0:1.2 0:1.3                        | ENDED
            0,5     | 0       | false    | LOW     | true          | p       | 0:1.1 5:1.2                              | ENDED
            0,5     | 3       | false    | HIGH    | false         | p       | 0:1.1 5:1.2 15:2.1 20:2.2 30:3.1 35:3.2 45:4.1 50:4.2 | ENDED
            """)
    void stepsComeInTheirTime(
            String delays,
            int repeats,
            boolean fallback,
            Urgency urgency,
            boolean lowEscalates,
            String reached,
            String expected,
            After.Word last) {
        var policy = policy(delays, repeats, fallback, lowEscalates);

        var entries = Simulation.run(policy, urgency, NOON, script(reached));

        assertThat(entries.stream()
                        .map(entry -> "%d:%d.%d"
                                .formatted(
                                        Duration.between(NOON, entry.at()).toMinutes(),
                                        entry.step().round(),
                                        entry.step().step()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
        assertThat(entries.get(entries.size() - 1).word()).isEqualTo(last);
        assertThat(entries.get(entries.size() - 1).next()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # zone            | weekdays                  | start | end   | at                   | over
            Europe/Berlin     |                           | 22:00 | 07:00 | 2026-01-10T20:59:59Z | 2026-01-10T20:59:59Z
            Europe/Berlin     |                           | 22:00 | 07:00 | 2026-01-10T21:00:00Z | 2026-01-11T06:00:00Z
            Europe/Berlin     |                           | 22:00 | 07:00 | 2026-01-11T05:59:59Z | 2026-01-11T06:00:00Z
            Europe/Berlin     |                           | 22:00 | 07:00 | 2026-01-11T06:00:00Z | 2026-01-11T06:00:00Z
            Europe/Berlin     |                           | 22:00 | 07:00 | 2026-03-28T23:00:00Z | 2026-03-29T05:00:00Z
            Europe/Berlin     |                           | 22:00 | 02:30 | 2026-10-24T23:00:00Z | 2026-10-25T01:30:00Z
            Europe/Berlin     |                           | 01:00 | 02:30 | 2026-03-29T00:30:00Z | 2026-03-29T01:00:00Z
            Europe/Berlin     | SATURDAY,SUNDAY           | 00:00 | 00:00 | 2026-01-10T12:00:00Z | 2026-01-11T23:00:00Z
            Europe/Berlin     | FRIDAY                    | 22:00 | 07:00 | 2026-01-10T02:00:00Z | 2026-01-10T06:00:00Z
            Europe/Berlin     | FRIDAY                    | 22:00 | 07:00 | 2026-01-10T22:30:00Z | 2026-01-10T22:30:00Z
            Asia/Kathmandu    |                           | 22:00 | 06:00 | 2026-01-10T16:15:00Z | 2026-01-11T00:15:00Z
            America/Sao_Paulo |                           | 23:00 | 05:00 | 2026-01-11T02:00:00Z | 2026-01-11T08:00:00Z
            """)
    void quietHoursFollowTheWallClock(
            String zone, String weekdays, LocalTime start, LocalTime end, Instant at, Instant over) {
        Set<DayOfWeek> days = weekdays == null
                ? EnumSet.allOf(DayOfWeek.class)
                : List.of(weekdays.split(",")).stream().map(DayOfWeek::valueOf).collect(Collectors.toSet());

        assertThat(new QuietHours(ZoneId.of(zone), days, start, end).over(at)).isEqualTo(over);
    }

    @Test
    void whatCanWaitWaitsForTheMorning() {
        var quiet = new QuietHours(
                ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), LocalTime.of(12, 0), LocalTime.of(18, 0));
        var policy = new Policy(
                List.of(new Step(Duration.ofMinutes(5), List.of(ANA)), new Step(Duration.ofHours(19), List.of(ANA))),
                0,
                Duration.ofMinutes(10),
                null,
                List.of(),
                true,
                quiet);

        assertThat(Simulation.run(policy, Urgency.LOW, NOON, script("p")))
                .extracting(Simulation.Entry::at)
                .containsExactly(Instant.parse("2026-03-02T18:00:00Z"), Instant.parse("2026-03-03T18:00:00Z"));
        assertThat(Simulation.run(policy, Urgency.HIGH, NOON, script("p"))
                        .get(0)
                        .at())
                .isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void lateStepsComeOneByOne() {
        var policy = policy("0,5,10", 0, false, true);
        Progress progress = EscalationRules.begin(policy, Urgency.HIGH, 1, NOON);
        Instant late = NOON.plus(Duration.ofHours(9));

        After first = EscalationRules.after(policy, Urgency.HIGH, progress, late, new Reached(1, 0));

        assertThat(first.progress().due()).isEqualTo(late.plus(Duration.ofMinutes(5)));
        assertThat(EscalationRules.next(policy, Urgency.HIGH, first.progress(), late, false))
                .isEqualTo(new Move.Wait(late.plus(Duration.ofMinutes(5))));
        assertThat(EscalationRules.next(policy, Urgency.HIGH, first.progress(), late, true))
                .as("asked for before its time")
                .isEqualTo(new Move.Tell(1, 2, false, List.of(ANA)));
    }

    @Test
    void whoIsSilentAfterAcknowledgingIsAskedAgain() {
        var policy = policy("0", 0, false, true);
        Progress progress = EscalationRules.begin(policy, Urgency.HIGH, 4, NOON);

        Progress taken = EscalationRules.acknowledge(policy.acknowledgeTimeout(), progress, NOON);

        assertThat(taken).isEqualTo(new Progress(4, State.ACKNOWLEDGED, 1, 1, NOON.plusSeconds(1800), 0));
        assertThat(EscalationRules.next(policy, Urgency.HIGH, taken, NOON.plusSeconds(9999), true))
                .isEqualTo(new Move.Rest());
        assertThat(EscalationRules.acknowledge(null, progress, NOON).due()).isNull();
        assertThat(EscalationRules.stop(taken).due()).isNull();
    }

    @Test
    void whatWasHeldGoesOnWhereItWas() {
        var policy = policy("2,5", 0, false, true);
        Progress start = EscalationRules.begin(policy, Urgency.HIGH, 1, NOON);
        Instant later = NOON.plus(Duration.ofHours(1));

        Progress held = EscalationRules.hold(start, later);
        assertThat(EscalationRules.next(policy, Urgency.HIGH, held, later, true))
                .isEqualTo(new Move.Rest());
        assertThat(EscalationRules.release(policy, Urgency.HIGH, held, later).due())
                .isEqualTo(later.plus(Duration.ofMinutes(2)));
        Progress second = EscalationRules.after(policy, Urgency.HIGH, start, NOON, new Reached(1, 0))
                .progress();
        Progress released = EscalationRules.release(policy, Urgency.HIGH, EscalationRules.hold(second, later), later);
        assertThat(released).isEqualTo(new Progress(1, State.RUNNING, 1, 2, later, 1));
    }
}
