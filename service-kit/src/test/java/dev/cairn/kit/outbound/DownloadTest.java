package dev.cairn.kit.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cairn.kit.outbound.Outcome.Failed;
import dev.cairn.kit.outbound.Outcome.FailureKind;
import dev.cairn.kit.outbound.Outcome.Refused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are read as they come. */
class DownloadTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofMillis(600);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private HostileServer server;
    private int number;

    @BeforeEach
    void serve() {
        server = new HostileServer(VERTX, new NetServerOptions());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void the_body_is_read_to_its_end_and_the_slot_is_free_again() throws Exception {
        GuardedHttpClient client = local(true);
        for (int i = 0; i < 6; i++) {
            try (StreamedAnswer answer = open(client, "/ok", LONG)) {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers()).containsEntry("content-type", "text/plain");
                assertThat(new String(answer.body().readAllBytes())).isEqualTo("ok");
            }
        }
        assertThat(meters.counter("cairn.outbound.requests", "result", "2xx").count())
                .isEqualTo(6);
    }

    @Test
    void an_endless_body_is_held_back_while_nobody_reads_and_ends_when_it_is_closed() throws Exception {
        GuardedHttpClient client = local(true);
        for (int i = 0; i < 6; i++) {
            try (StreamedAnswer answer = open(client, "/endless-body", LONG)) {
                assertThat(answer.body().readNBytes(3_000_000)).hasSize(3_000_000);
            }
            int ended = i + 1;
            await().untilAsserted(() -> assertThat(server.closed.get()).isEqualTo(ended));
        }
    }

    @Test
    void a_dripping_body_ends_with_its_time() throws Exception {
        try (StreamedAnswer answer = open(local(true), "/slow-body", SOON)) {
            assertThatThrownBy(() -> answer.body().readAllBytes())
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("did not end within");
        }
        await().untilAsserted(() -> assertThat(server.closed.get()).isEqualTo(1));
    }

    @Test
    void without_a_status_there_is_no_answer() {
        assertThat(((Failed) refused(local(true), "/silent")).kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(((Failed) refused(local(true), "/hang-up")).kind()).isEqualTo(FailureKind.BROKEN);
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() throws Exception {
        try (StreamedAnswer answer = open(local(true), "/redirect", LONG)) {
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.headers()).containsEntry("location", "/ok");
        }
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void the_inside_is_not_asked() {
        assertThat(refused(local(false), "/ok")).isInstanceOf(Refused.class);
        var rebound = new GuardedHttpClient(
                VERTX,
                meters,
                new AddressPolicy(false),
                host -> List.of(InetAddress.getByName("169.254.169.254")),
                Exchange.options());
        var request = OutboundRequest.get("https://receiver.example.com/");
        assertThatThrownBy(() -> rebound.open(request, LONG).await().atMost(LONG))
                .hasRootCauseInstanceOf(NoAnswer.class);
        assertThat(server.connections).hasValue(0);
    }

    @Test
    void what_is_asked_is_told_without_its_headers() {
        var request = OutboundRequest.postJson("https://x.example.com", Map.of("Authorization", "s3cret"), "b");

        assertThat(request.toString()).doesNotContain("s3cret");
    }

    private Outcome refused(GuardedHttpClient client, String path) {
        try {
            client.open(OutboundRequest.get(url(path)).within(SOON), LONG)
                    .await()
                    .atMost(LONG);
        } catch (CompletionException e) {
            return ((NoAnswer) Objects.requireNonNull(e.getCause())).outcome();
        }
        throw new AssertionError("it was answered");
    }

    private StreamedAnswer open(GuardedHttpClient client, String path, Duration whole) {
        // no two alike, which the server would take for one
        var headers = Map.of("x-number", Integer.toString(number++));
        var request = new OutboundRequest("GET", url(path), headers, "", OutboundRequest.LONGEST);
        return client.open(request, whole).await().atMost(LONG);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private GuardedHttpClient local(boolean loopbackAllowed) {
        return new GuardedHttpClient(
                VERTX, meters, new AddressPolicy(loopbackAllowed), Resolver.ofSystem(), Exchange.options());
    }
}
