package dev.cairn.notification.alert.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.alert.domain.Effect.What;
import dev.cairn.notification.alert.domain.Signal.Action;
import dev.cairn.notification.alert.domain.SignalRules.Present;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalRulesTest {

    private static final Instant NINE = Instant.parse("2026-04-12T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "open, warning, warning, REPEATED",
        "open, warning, info, REPEATED",
        "open, warning, error, WORSE",
        "acknowledged, warning, warning, REPEATED",
        "acknowledged, error, critical, REOPENED",
        "snoozed, warning, warning, REPEATED",
        "snoozed, info, warning, REOPENED",
    })
    void a_trigger_counts_up_unless_it_is_worse(String state, String before, String now, What what) {
        assertThat(trigger(now, null, present(state, before, null)).what()).isEqualTo(what);
    }

    @Test
    void more_urgent_is_worse() {
        var low = new Present(AlertStatus.ACKNOWLEDGED, Severity.WARNING, Urgency.LOW, null);

        assertThat(trigger("warning", null, low).what()).isEqualTo(What.REOPENED);
        assertThat(trigger("info", null, present("open", "warning", null)).what())
                .isEqualTo(What.REPEATED);
    }

    @Test
    void a_trigger_without_an_open_alert_raises_one() {
        assertThat(SignalRules.decide(signal(Action.TRIGGER, "info", null), null)
                        .what())
                .isEqualTo(What.RAISED);
    }

    @Test
    void the_same_start_is_the_same_occurrence_heard_of_again() {
        var present = present("open", "warning", NINE);

        assertThat(trigger("warning", NINE, present).what()).isEqualTo(What.HEARD);
        assertThat(trigger("warning", NINE.minusSeconds(1), present).what()).isEqualTo(What.HEARD);
        assertThat(trigger("warning", NINE.plusSeconds(1), present).what()).isEqualTo(What.REPEATED);
    }

    @Test
    void what_is_about_no_open_alert_is_dropped_with_a_reason() {
        assertThat(SignalRules.decide(signal(Action.RESOLVE, null, null), null))
                .isEqualTo(Effect.dropped("no open alert has this key"));
        assertThat(SignalRules.decide(signal(Action.ACKNOWLEDGE, null, null), null))
                .isEqualTo(Effect.dropped("no open alert has this key"));
        assertThat(SignalRules.decide(signal(Action.ACKNOWLEDGE, null, null), present("acknowledged", "warning", null)))
                .isEqualTo(Effect.dropped("the alert is acknowledged already"));
    }

    @Test
    void the_end_of_an_earlier_occurrence_does_not_resolve_a_later_one() {
        var present = present("open", "warning", NINE);

        assertThat(SignalRules.decide(signal(Action.RESOLVE, null, NINE.minusSeconds(60)), present)
                        .what())
                .isEqualTo(What.DROPPED);
        assertThat(SignalRules.decide(signal(Action.RESOLVE, null, NINE), present)
                        .what())
                .isEqualTo(What.RESOLVED);
        assertThat(SignalRules.decide(signal(Action.RESOLVE, null, null), present)
                        .what())
                .isEqualTo(What.RESOLVED);
    }

    /** The open alert began at 9:00; with several replicas its start moves back within one occurrence. */
    @ParameterizedTest
    @CsvSource({
        // start in seconds, end in seconds, what it does
        "-15, 1200, RESOLVED",
        "-15,    1, RESOLVED",
        "-15,    0, DROPPED",
        "-900, -60, DROPPED",
        "-15,     , DROPPED",
        "0,      1, RESOLVED",
        "0,      0, RESOLVED",
        "0,       , RESOLVED",
        "60,    90, RESOLVED",
        "  ,   -60, RESOLVED",
        "  ,      , RESOLVED",
    })
    void an_end_after_the_start_resolves_though_it_began_before(
            @Nullable Integer start, @Nullable Integer end, What what) {
        var resolve = new Signal(Action.RESOLVE, new Signal.Key("alertmanager", "", "disk"), null, at(start), at(end));

        assertThat(SignalRules.decide(resolve, present("open", "warning", NINE)).what())
                .isEqualTo(what);
        assertThat(SignalRules.decide(resolve, present("open", "warning", null)).what())
                .isEqualTo(What.RESOLVED);
    }

    private static @Nullable Instant at(@Nullable Integer seconds) {
        return seconds == null ? null : NINE.plusSeconds(seconds);
    }

    private static Effect trigger(String severity, @Nullable Instant startsAt, Present present) {
        return SignalRules.decide(signal(Action.TRIGGER, severity, startsAt), present);
    }

    private static Present present(String state, String severity, @Nullable Instant startsAt) {
        return new Present(
                AlertStatus.ofWord(state).orElseThrow(),
                Severity.ofWord(severity).orElseThrow(),
                Urgency.HIGH,
                startsAt);
    }

    private static Signal signal(Action action, @Nullable String severity, @Nullable Instant startsAt) {
        var report = severity == null
                ? null
                : new Signal.Report(
                        Severity.ofWord(severity).orElseThrow(), Urgency.HIGH, "Disk", "", null, null, null, Map.of());
        return new Signal(action, new Signal.Key("events", "", "disk"), report, startsAt, null);
    }
}
