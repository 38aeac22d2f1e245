package dev.cairn.notification.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shifts that another program found by looking at the wall clock minute by minute (src/test/resources/schedule), with the zones of
 * tzdata 2025b. Its cases end before 2026, where that and the zones of the JDK agree.
 */
class RotationCasesTest {

    static Stream<JsonNode> cases() throws IOException {
        try (var file = RotationCasesTest.class.getResourceAsStream("/schedule/cases.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false).toList().stream();
        }
    }

    @Test
    void thereAreManyCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(400);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFinalScheduleIsWhatTheClockShows(JsonNode given) {
        var rotation = Sample.rotation(
                given.get("timeZone").asText(),
                given.get("start").asText(),
                ShiftUnit.valueOf(given.get("unit").asText().toUpperCase(Locale.ROOT)),
                given.get("length").asInt(),
                words(given.get("participants")).toArray(String[]::new));
        var windows = new ArrayList<Window>();
        given.get("restrictions").forEach(one -> windows.add(window(one)));
        Plan plan = Sample.plan(Sample.layer("layer", 1, rotation, windows.toArray(Window[]::new)));

        var shifts = PersonShifts.of(plan.segments(
                Instant.parse(given.get("from").asText()),
                Instant.parse(given.get("to").asText())));

        assertThat(shifts.stream().map(one -> one.person() + " " + one.start() + " " + one.end()))
                .as(given.toString())
                .containsExactlyElementsOf(expected(given));
        for (PersonShift shift : shifts) {
            assertThat(plan.onCallAt(shift.start()).get(0).person()).isEqualTo(shift.person());
            assertThat(plan.onCallAt(shift.end().minusMillis(1)).get(0).person())
                    .isEqualTo(shift.person());
        }
    }

    private static List<String> expected(JsonNode given) {
        var expected = new ArrayList<String>();
        given.get("shifts")
                .forEach(one -> expected.add(one.get("person").asText() + " "
                        + one.get("start").asText() + " "
                        + one.get("end").asText()));
        return expected;
    }

    private static Window window(JsonNode one) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        words(one.get("weekdays")).forEach(day -> days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))));
        return new Window(
                days,
                LocalTime.parse(one.get("start").asText()),
                LocalTime.parse(one.get("end").asText()));
    }

    private static List<String> words(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }
}
