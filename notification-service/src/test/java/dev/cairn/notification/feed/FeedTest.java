package dev.cairn.notification.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.Tokens;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class FeedTest {

    @TestHTTPResource("/")
    URL server;

    @Inject
    FeedHousekeeping housekeeping;

    @Inject
    FeedHub hub;

    private World.Organisation acme;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
    }

    private URI feed() {
        return URI.create(server.toString()).resolve("/api/v1/feed/" + acme.slug());
    }

    private Listener listen(String lastEventId) {
        return new Listener(feed(), Tokens.person(acme.slug() + "-viewer"), lastEventId);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static void awaitEvents(Listener listener, int count) {
        await().atMost(World.SOON).until(() -> listener.events().size() >= count);
    }

    /** Tells events as the service would, many at once. */
    private void tell(int count, int size) throws SQLException {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            app.setAutoCommit(false);
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', true)");
            sql.execute("insert into feed_head values ('%s', 0) on conflict do nothing".formatted(acme.id()));
            sql.execute("""
                    insert into feed_event (id, organisation_id, position, type, data, at)
                    select gen_random_uuid(), organisation_id, position + n, 'project.changed',
                        '{"n":' || n || ',"pad":"' || repeat('x', %d) || '"}', now()
                    from feed_head, generate_series(1, %d) as n where organisation_id = '%s'
                    """.formatted(size, count, acme.id()));
            sql.execute("update feed_head set position = position + %d where organisation_id = '%s'"
                    .formatted(count, acme.id()));
            app.commit();
        }
    }

    @Test
    void whatMembersSayIsToldUnlessItIsLongAgo() throws IOException {
        try (var listener = listen(null)) {
            await().atMost(World.SOON).until(() -> listener.comments() > 0);
            var project = World.project(acme);
            World.waiver(project, "foundation.monitoring", Instant.now().minus(Duration.ofDays(2)));
            World.waiver(project, "foundation.ci-cd", Instant.now());
            World.overruled(project, "production.compliance", Instant.now());
            awaitEvents(listener, 2);
            assertThat(listener.events())
                    .extracting(Listener.Event::name)
                    .containsExactlyInAnyOrder("waiver.changed", "applicability.changed");
            for (var event : listener.events()) {
                JsonNode data = json(event.data()).at("/data");
                boolean waiver = event.name().equals("waiver.changed");
                assertThat(data.at(waiver ? "/waiver/project" : "/overruling/project")
                                .asText())
                        .isEqualTo("shop");
                assertThat(data.at(waiver ? "/waiver/target" : "/overruling/practice")
                                .asText())
                        .isEqualTo(waiver ? "foundation.ci-cd" : "production.compliance");
            }
        }
    }

    @Test
    void whatHappensIsToldAsItHappens() throws IOException {
        try (var listener = listen(null)) {
            assertThat(listener.status()).isEqualTo(200);
            assertThat(listener.contentType()).startsWith("text/event-stream");
            await().atMost(World.SOON).until(() -> listener.comments() > 0);
            var project = World.project(acme);
            World.changed(project, 1);
            awaitEvents(listener, 1);
            World.lost(project, 1, "foundation.ci-cd");
            awaitEvents(listener, 3);
            String alert = World.alertOf(project);
            long before = System.nanoTime();
            acme.as("responder").post("/api/v1/alerts/" + acme.slug() + "/" + alert + "/acknowledge");
            awaitEvents(listener, 4);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));

            assertThat(listener.events().stream().map(Listener.Event::name))
                    .containsExactly("project.changed", "alert.raised", "assessment.completed", "alert.acknowledged");
            JsonNode raised = json(listener.events().get(1).data());
            assertThat(raised.path("type").asText()).isEqualTo("alert.raised");
            assertThat(raised.path("timestamp").asText()).endsWith("Z");
            assertThat(raised.at("/data/alert/id").asText()).isEqualTo(alert);
            assertThat(json(listener.events().get(0).data())
                            .at("/data/project/slug")
                            .asText())
                    .isEqualTo("shop");
            assertThat(UUID.fromString(listener.events().get(0).id()).version()).isEqualTo(7);
            await().atMost(World.SOON).until(() -> listener.comments() > 2);
        }
    }

    @Test
    void resumingLosesAndRepeatsNothing() throws IOException {
        var project = World.project(acme);
        var seen = new ArrayList<Long>();
        String last = null;
        int published = 0;
        for (int round = 0; round < 4; round++) {
            try (var listener = round == 0 ? begun() : listen(last)) {
                for (int i = 0; i < 10; i++) {
                    World.changed(project, ++published);
                }
                int wanted = 5 + round;
                awaitEvents(listener, wanted);
                for (var event : List.copyOf(listener.events()).subList(0, wanted)) {
                    seen.add(json(event.data()).at("/data/project/version").asLong());
                    last = event.id();
                }
            }
        }
        try (var listener = listen(last)) {
            awaitEvents(listener, published - seen.size());
            for (var event : listener.events()) {
                seen.add(json(event.data()).at("/data/project/version").asLong());
            }
        }
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, published)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    private Listener begun() {
        Listener listener = listen(null);
        await().atMost(World.SOON).until(() -> listener.comments() > 0);
        return listener;
    }

    @Test
    void anEventThatIsKeptNoMoreBeginsWithTheOldest() throws SQLException {
        tell(3, 1);
        try (var listener = listen(UUID.randomUUID().toString())) {
            awaitEvents(listener, 3);
            assertThat(listener.events()).hasSize(3);
        }
        acme.as("viewer")
                .header("Last-Event-ID", "nonsense")
                .get("/api/v1/feed/" + acme.slug())
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("#Last-Event-ID"));
        acme.as("viewer").get("/api/v1/feed/" + acme.slug() + "?since=1").then().statusCode(400);
    }

    @Test
    void whoIsNoMemberAnyMoreIsCut() {
        try (var person = begun();
                var token = new Listener(feed(), acme.token(), null)) {
            World.changed(World.project(acme), 1);
            awaitEvents(person, 1);
            awaitEvents(token, 1);
            acme.without(List.of("viewer", "token"));
            await().atMost(Duration.ofSeconds(15)).until(() -> person.ended() && token.ended());
        }
        try (var again = listen(null)) {
            assertThat(again.status()).isEqualTo(404);
        }
    }

    @Test
    void aReaderThatDoesNotReadIsCut() throws Exception {
        int before = hub.connections();
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new java.net.InetSocketAddress(server.getHost(), server.getPort()));
            socket.getOutputStream()
                    .write("GET /api/v1/feed/%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(acme.slug(), acme.token())
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(World.SOON).until(() -> hub.connections() == before + 1);
            for (int i = 0; i < 8; i++) {
                tell(50, 100_000);
            }
            await().atMost(World.SOON).until(() -> hub.connections() == before);
        }
    }

    @Test
    void manyComeAndGo() {
        int before = hub.connections();
        for (int i = 0; i < 50; i++) {
            listen(null).close();
        }
        await().atMost(World.SOON).until(() -> hub.connections() == before);
        try (var listener = begun()) {
            World.changed(World.project(acme), 1);
            awaitEvents(listener, 1);
        }
    }

    @Test
    void onlyTheNewestAreKept() throws SQLException {
        tell(300, 1);
        housekeeping.clean().await().atMost(Duration.ofSeconds(20));
        try (var owner = ServersResource.connect("app");
                var sql = owner.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            var rows = sql.executeQuery("select count(*), max(position) from feed_event");
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(200);
            assertThat(rows.getLong(2)).isEqualTo(300);
        }
    }
}
