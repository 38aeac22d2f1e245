package dev.cairn.notification.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole schedules, as another program finds them that looks at the wall clocks minute by minute (expected_plans.py). Those after
 * 2026 rest on rules of which tzdata 2025a and 2025b know no end; should a new release of the JDK's zones end one of them, they
 * are to be made again. {@code -Dcairn.test.plans=FILE} reads cases from another seed.
 */
class PlanCasesTest {

    static Stream<JsonNode> cases() throws IOException {
        String other = System.getProperty("cairn.test.plans");
        try (InputStream file = other == null
                ? PlanCasesTest.class.getResourceAsStream("/schedule/plans.json")
                : Files.newInputStream(Path.of(other))) {
            return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false).toList().stream();
        }
    }

    @Test
    void thereAreManyCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFinalScheduleIsWhatTheClocksShow(JsonNode given) {
        var layers = new ArrayList<Layer>();
        given.get("layers").forEach(one -> layers.add(layer(one)));
        var overrides = new ArrayList<TimedOverride>();
        given.get("overrides").forEach(one -> overrides.add(override(one, overrides.size())));
        Plan plan = Sample.plan(overrides, layers.toArray(Layer[]::new));
        Instant from = Instant.parse(given.get("from").asText());
        Instant to = Instant.parse(given.get("to").asText());

        assertThat(found(plan.segments(from, to))).as(given.toString()).containsExactlyElementsOf(expected(given));
        given.get("onCall")
                .forEach(part -> assertThat(Sample.at(plan, part.get("start").asText()))
                        .as(given.toString())
                        .isEqualTo(part.get("onCall").asText()));
    }

    private static List<String> expected(JsonNode given) {
        var parts = new ArrayList<String>();
        given.get("onCall")
                .forEach(part -> parts.add(part.get("start").asText() + " "
                        + part.get("end").asText() + " " + part.get("onCall").asText()));
        return parts;
    }

    /** Neighbours with the same people for another reason are one. */
    private static List<String> found(List<Segment> segments) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < segments.size(); i++) {
            int first = i;
            while (i + 1 < segments.size() && people(segments.get(i + 1)).equals(people(segments.get(first)))) {
                i++;
            }
            parts.add(segments.get(first).start() + " " + segments.get(i).end() + " " + people(segments.get(first)));
        }
        return parts;
    }

    private static String people(Segment segment) {
        return String.join("+", segment.duties().stream().map(Duty::person).toList());
    }

    private static Layer layer(JsonNode given) {
        var windows = new ArrayList<Window>();
        var worked = EnumSet.noneOf(DayOfWeek.class);
        given.get("restrictions").forEach(one -> {
            var window = new Window(
                    days(one.get("weekdays")),
                    LocalTime.parse(one.get("start").asText()),
                    LocalTime.parse(one.get("end").asText()));
            windows.add(window);
            worked.addAll(window.weekdays());
        });
        var people = new ArrayList<String>();
        given.get("participants").forEach(one -> people.add(one.isNull() ? Rotation.NOBODY : one.asText()));
        boolean byDays = given.get("advance").asText().equals("worked-days");
        var rotation = new Rotation(
                ZoneId.of(given.get("timeZone").asText()),
                LocalDateTime.parse(given.get("start").asText()),
                ShiftUnit.valueOf(given.get("unit").asText().toUpperCase(Locale.ROOT)),
                given.get("length").asInt(),
                people,
                0,
                null,
                byDays ? new WorkedDays(worked.isEmpty() ? Set.of(DayOfWeek.values()) : worked, List.of()) : null);
        return Sample.layer(
                given.get("id").asText(), given.get("priority").asInt(), rotation, windows.toArray(Window[]::new));
    }

    private static Set<DayOfWeek> days(JsonNode words) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        words.forEach(day -> days.add(DayOfWeek.valueOf(day.asText().toUpperCase(Locale.ROOT))));
        return days;
    }

    private static TimedOverride override(JsonNode given, long sequence) {
        return Sample.override(
                sequence,
                TimedOverride.Kind.valueOf(given.get("kind").asText().toUpperCase(Locale.ROOT)),
                given.get("person").asText(),
                optional(given.get("replaces")),
                given.get("start").asText(),
                given.get("end").asText());
    }

    private static @Nullable String optional(@Nullable JsonNode word) {
        return word == null ? null : word.asText();
    }
}
