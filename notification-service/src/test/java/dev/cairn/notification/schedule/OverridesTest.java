package dev.cairn.notification.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.NotificationTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@NotificationTest
class OverridesTest extends ScheduleTesting {

    @Test
    void theLatestOverrideWinsAndCanBeTakenBack() {
        String id = made(daily("2025-01-01T09:00", ana));
        override(id, ben, "2031-01-01T00:00:00Z", "2031-01-03T00:00:00Z").then().statusCode(201);
        Response second = override(id, vic, "2031-01-02T00:00:00Z", "2031-01-04T00:00:00Z");

        assertThat(onCall(id, "2031-01-01T12:00:00Z")).containsExactly(ben);
        assertThat(onCall(id, "2031-01-02T12:00:00Z")).containsExactly(vic);
        assertThat(read(id, "/on-call?at=2031-01-02T12:00:00Z").getList("overrides.person"))
                .containsExactly(ben, vic);
        assertThat(read(id, "/overrides").getList("person")).containsExactly(ben, vic);
        assertThat(read(id, "/overrides?since=2031-01-03T00:00:00Z").getList("person"))
                .containsExactly(vic);
        acme.as("responder")
                .delete(path(id, "/overrides/" + second.jsonPath().getString("id")))
                .then()
                .statusCode(204);
        assertThat(onCall(id, "2031-01-02T12:00:00Z")).containsExactly(ben);
        assertThat(onCall(id, "2031-01-03T12:00:00Z")).containsExactly(ana);
    }

    @Test
    void ofOverridesAskedForAtOnceThoseThatCouldNotKnowOfTheFirstAreRefused() throws Exception {
        String id = made(daily("2025-01-01T09:00", ana));
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 8)
                    .mapToObj(i ->
                            (Callable<Integer>) () -> override(id, ben, "2031-01-01T00:00:00Z", "2031-01-03T00:00:00Z")
                                    .statusCode())
                    .toList();
            var statuses = pool.invokeAll(calls).stream()
                    .map(one -> {
                        try {
                            return one.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();

            assertThat(statuses).isSubsetOf(201, 409).contains(201, 409);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aTemporaryScheduleStandsAboveOverrides() {
        String id = made(daily("2025-01-01T09:00", ana));
        override(id, ben, "2031-01-01T00:00:00Z", "2031-01-05T00:00:00Z").then().statusCode(201);
        acme.as("editor")
                .body("""
                        {"start": "2031-01-02T00:00:00Z", "end": "2031-01-03T00:00:00Z", "shifts": [
                        {"person": "%s", "start": "2031-01-02T06:00:00Z", "end": "2031-01-03T00:00:00Z"}]}""".formatted(vic))
                .post(path(id, "/temporary"))
                .then()
                .statusCode(201);

        assertThat(onCall(id, "2031-01-02T03:00:00Z")).isEmpty();
        assertThat(onCall(id, "2031-01-02T06:00:00Z")).containsExactly(vic);
        assertThat(onCall(id, "2031-01-03T00:00:00Z")).containsExactly(ben);
        assertThat(read(id, "/temporary").getList("$")).hasSize(1);
    }

    @Test
    void timesFinerThanAMillisecondAreCut() {
        String id = made(daily("2025-01-01T09:00:00.5", ana));

        override(id, ben, "2031-01-01T00:00:00.0000001Z", "2031-01-01T00:00:00.0000002Z")
                .then()
                .statusCode(422);
        assertThat(override(id, ben, "2031-01-01T00:00:00.0019999Z", "2031-01-02T00:00:00Z")
                        .jsonPath()
                        .getString("start"))
                .isEqualTo("2031-01-01T00:00:00.001Z");
        assertThat(onCall(id, "2025-01-01T08:00:00Z")).containsExactly(ana);
    }

    @Test
    void whatIsPastDoesNotCountAgainstTheLimitButADayHasOne() {
        String id = made(daily("2025-01-01T09:00", ana));
        for (int i = 0; i < 399; i++) {
            override(id, ben, "2025-02-01T00:00:00Z", "2025-02-02T00:00:00Z")
                    .then()
                    .statusCode(201);
        }
        override(id, ben, "2031-02-01T00:00:00Z", "2031-02-02T00:00:00Z").then().statusCode(201);

        Response refused = override(id, ben, "2031-03-01T00:00:00Z", "2031-03-02T00:00:00Z");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("type")).endsWith("limit-reached");
        assertThat(onCall(id, "2025-02-01T12:00:00Z"))
                .as("the past is explained")
                .containsExactly(ben);
    }
}
