package dev.cairn.notification.schedule.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.testing.Cost;
import dev.cairn.kit.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any JSON is an export or refused by its place, in bounded time and memory; and what is read can be laid out. */
class ImportFuzzTest {

    private static final long SEED = Long.getLong("cairn.seed", 20_261_127L);
    private static final Cost BOUND = new Cost(Duration.ofSeconds(5), 1_024);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> WORDS = List.of(
            "null",
            "{}",
            "[]",
            "-1",
            "9000",
            "1e9",
            "\"none\"",
            "\"hourly\"",
            "\"MO\"",
            "\"2038-01-19T03:14:08Z\"",
            "\"Pacific/Apia\"");
    private static final String OPSGENIE = """
            {"schedule": {"data": {"name": "Shop", "timezone": "Europe/Berlin", "enabled": true, "rotations": [
            {"id": "r1", "name": "A", "type": "hourly", "length": 6, "startDate": "2017-02-06T05:00:00Z",
            "endDate": "2037-02-23T06:00:00Z", "participants": [{"type": "user", "username": "a@b.c"}, {"type": "none"}],
            "timeRestriction": {"type": "weekday-and-time-of-day", "restrictions": [{"startDay": "monday", "startHour": 8,
            "startMin": 0, "endDay": "tuesday", "endHour": 18, "endMin": 30}]}},
            {"type": "weekly", "startDate": "2025-02-06T05:00:00+0100", "participants": [{"type": "team", "id": "t"}],
            "timeRestriction": {"type": "time-of-day", "restriction": {"startHour": 8, "startMin": 0, "endHour": 18, "endMin": 0}}}]}},
            "overrides": [{"user": {"type": "user", "id": "u"}, "startDate": "2026-03-03T00:00:00Z",
            "endDate": "2026-03-09T00:00:00Z", "rotations": [{"id": "r1"}]}]}""";
    private static final String GRAFANA = """
            {"schedule": {"name": "S", "type": "web", "time_zone": "America/New_York", "shifts": ["A", "B", "C", "D"]},
            "users": {"results": [{"id": "U1", "email": "x@y.z", "username": "x"}]},
            "shifts": [{"id": "A", "name": "N", "type": "rolling_users", "level": 2, "start": "2026-01-05T20:00:00",
            "rotation_start": "2026-01-20T20:00:00", "duration": 43200, "frequency": "weekly", "interval": 1, "week_start": "MO",
            "by_day": ["MO", "SU"], "until": "2030-01-01T00:00:00", "rolling_users": [["U1", "U3"], ["U2"]],
            "start_rotation_from_user_index": 1}, {"id": "B", "type": "single_event", "start": "2026-03-05T20:00:00",
            "duration": 100, "users": ["U1"]}, {"id": "C", "type": "recurrent_event", "frequency": "hourly", "interval": 3,
            "start": "2026-01-05T20:00:00", "duration": 10800, "users": ["U1"]}, {"id": "D", "type": "override",
            "start": "2026-03-05T20:00:00", "duration": 100, "users": ["U2"]}]}""";

    @Test
    void isReadOrRefused() throws Exception {
        var mutations = new Mutations(
                SEED,
                List.of(OPSGENIE.getBytes(StandardCharsets.UTF_8), GRAFANA.getBytes(StandardCharsets.UTF_8)),
                WORDS);
        int read = 0;
        for (int round = 0; round < 3_000; round++) {
            JsonNode node = json(mutations.nextText());
            if (node != null) {
                BOUND.covers("seed " + SEED + ", round " + round, () -> {
                    reads(node, true);
                    reads(node, false);
                });
                read++;
            }
        }
        assertThat(read).as("rounds with JSON").isGreaterThan(100);
    }

    @Test
    void theSamplesAreRead() throws Exception {
        assertThat(reads(JSON.readTree(OPSGENIE), true)).isTrue();
        assertThat(reads(JSON.readTree(GRAFANA), false)).isTrue();
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static boolean reads(JsonNode node, boolean opsgenie) {
        try {
            var read = opsgenie ? OpsgenieReader.read(node, "", NOW) : GrafanaReader.read(node, "", NOW);
            Instant end = NOW.plus(Duration.ofDays(90));
            assertThat(OnCallParts.of(read.clock().between(NOW, end), NOW, end, key -> key))
                    .isNotEmpty();
            return true;
        } catch (ImportException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return false;
        }
    }
}
