package dev.cairn.notification.schedule.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrafanaReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static ImportedSchedule read(String shifts) throws Exception {
        String source =
                "{\"schedule\": {\"name\": \"S\", \"type\": \"calendar\", \"time_zone\": \"Europe/Berlin\"}, \"shifts\": ["
                        + shifts + "]}";
        return GrafanaReader.read(new ObjectMapper().readTree(source), "", NOW);
    }

    private static String shift(String more) {
        return "{\"name\": \"X\", \"type\": \"rolling_users\", \"start\": \"2026-01-05T09:00:00\", \"rolling_users\": [[\"a\"], [\"b\"]], "
                + more + "}";
    }

    private static List<String> onCall(ImportedSchedule read, String... instants) {
        var found = new ArrayList<String>();
        for (String text : instants) {
            Instant at = Instant.parse(text);
            var parts =
                    OnCallParts.of(read.clock().between(at, at.plusSeconds(60)), at, at.plusSeconds(60), key -> key);
            found.add(String.join("+", parts.get(0).people()));
        }
        return found;
    }

    @Test
    void groupsTakeTurnsByTheInterval() throws Exception {
        var read = read(
                shift(
                        "\"frequency\": \"daily\", \"interval\": 2, \"duration\": 172800, \"start_rotation_from_user_index\": 1"));

        assertThat(onCall(
                        read,
                        "2026-01-05T08:00:00Z",
                        "2026-01-07T07:59:59Z",
                        "2026-01-07T08:00:00Z",
                        "2026-01-09T08:00:00Z"))
                .containsExactly("b", "b", "a", "b");
        assertThat(read.layers()).singleElement().satisfies(layer -> {
            assertThat(layer.unit()).isEqualTo("days");
            assertThat(layer.length()).isEqualTo(2);
            assertThat(layer.people()).containsExactly("b", "a");
            assertThat(layer.windows()).isEmpty();
        });
    }

    @Test
    void anIntervalOfWeeksLeavesWeeksFree() throws Exception {
        var read = read(
                shift(
                        "\"frequency\": \"weekly\", \"interval\": 2, \"duration\": 28800, \"by_day\": [\"MO\", \"WE\"], \"week_start\": \"MO\""));

        assertThat(onCall(read, "2026-01-07T09:00:00Z", "2026-01-12T09:00:00Z", "2026-01-19T09:00:00Z"))
                .containsExactly("a", "", "b");
        assertThat(read.layers().get(0).people()).containsExactly("a", null, "b", null);
    }

    @Test
    void peopleOfOneGroupAreOnCallTogetherInLayersOfOneLevel() throws Exception {
        var read = read(
                "{\"name\": \"X\", \"type\": \"recurrent_event\", \"start\": \"2026-01-05T09:00:00\", \"duration\": 86400,"
                        + "\"frequency\": \"daily\", \"users\": [\"a\", \"b\"], \"priority_level\": 3}");

        assertThat(onCall(read, "2026-02-01T00:00:00Z")).containsExactly("a+b");
        assertThat(read.layers()).extracting(ImportedLayer::priority).containsExactly(3, 3);
    }

    @Test
    void theHighestLevelCountsAndOverridesAreAbove() throws Exception {
        var read = read(
                shift("\"frequency\": \"daily\", \"duration\": 86400, \"level\": 1") + ","
                        + "{\"type\": \"single_event\", \"start\": \"2026-03-10T00:00:00\", \"duration\": 7200, \"users\": [\"c\"], \"level\": 2},"
                        + "{\"type\": \"override\", \"start\": \"2026-03-10T01:00:00\", \"duration\": 7200, \"users\": [\"d\"]}");

        assertThat(onCall(read, "2026-03-09T23:00:00Z", "2026-03-10T00:00:00Z", "2026-03-10T02:00:00Z"))
                .containsExactly("c", "d", "b");
        assertThat(read.overrides()).singleElement().satisfies(one -> {
            assertThat(one.person()).isEqualTo("d");
            assertThat(one.start()).isEqualTo(Instant.parse("2026-03-10T00:00:00Z"));
        });
    }

    @Test
    void whatCannotBeKeptIsNamedAndLeftOut() throws Exception {
        var read = read(shift("\"frequency\": \"daily\", \"duration\": 86400") + ","
                + shift("\"frequency\": \"monthly\", \"duration\": 3600, \"by_monthday\": [1]") + ","
                + shift("\"frequency\": \"weekly\", \"duration\": 3600, \"until\": \"2026-02-01T00:00:00\""));

        assertThat(read.layers()).hasSize(1);
        assertThat(read.findings()).extracting(ImportFinding::pointer).containsExactly("/shifts/1", "/shifts/2");
    }

    @Test
    void aTimeThatIsLongerThanADayIsWholeDaysAndARest() {
        var hours = ImportedLayer.Hours.of(Set.of(DayOfWeek.SATURDAY), LocalTime.of(9, 0), 2 * 24 * 60 + 90);

        assertThat(hours)
                .extracting(one -> one.weekdays() + " " + one.start() + " " + one.end())
                .containsExactly("[SATURDAY] 09:00 09:00", "[SUNDAY] 09:00 09:00", "[MONDAY] 09:00 10:30");
    }
}
