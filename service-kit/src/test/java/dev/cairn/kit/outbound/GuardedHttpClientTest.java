package dev.cairn.kit.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cairn.kit.outbound.Outcome.Answered;
import dev.cairn.kit.outbound.Outcome.Failed;
import dev.cairn.kit.outbound.Outcome.FailureKind;
import dev.cairn.kit.outbound.Outcome.Refused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpClientTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SOON = Duration.ofMillis(600);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger lookUps = new AtomicInteger();

    private HostileServer server;

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
    void an_answer_comes_with_status_some_headers_body_and_duration() {
        var outcome = (Answered) send(local(), url("/ok"));

        assertThat(outcome.successful()).isTrue();
        assertThat(outcome.bodyHead()).isEqualTo("ok");
        assertThat(outcome.cut()).isFalse();
        assertThat(outcome.headers()).isEqualTo(Map.of("content-type", "text/plain"));
        assertThat(outcome.duration()).isPositive().isLessThan(Duration.ofSeconds(10));
        assertThat(meters.counter("cairn.outbound.requests", "result", "2xx").count())
                .isEqualTo(1);
    }

    @Test
    void method_headers_and_body_arrive() {
        var request = OutboundRequest.postJson(url("/ok?a=b"), Map.of("webhook-id", "msg_1"), "{\"a\":\"\u00e9\"}");

        local().send(request).await().atMost(Duration.ofSeconds(10));

        assertThat(server.requests.get(0))
                .startsWith("POST /ok?a=b HTTP/1.1\r\n")
                .containsIgnoringCase("host: 127.0.0.1:" + server.port() + "\r\n")
                .contains("webhook-id: msg_1\r\n", "content-type: application/json\r\n", "content-length: 10\r\n")
                .endsWith("{\"a\":\"\u00e9\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/redirect", "/redirect-with-body"})
    void a_redirect_is_an_answer_and_is_not_followed(String path) {
        var outcome = (Answered) send(local(), url(path));

        assertThat(outcome.status()).isBetween(300, 399);
        assertThat(outcome.successful()).isFalse();
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/slow-head"})
    void without_a_status_in_time_it_is_cut(String path) {
        var outcome = (Failed) local().send(OutboundRequest.get(url(path)).within(SOON))
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(outcome.kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(outcome.duration()).isBetween(SOON, Duration.ofSeconds(5));
        await().untilAsserted(() -> assertThat(server.closed.get()).isEqualTo(1));
    }

    @Test
    void a_dripping_body_is_cut_in_time() {
        var outcome =
                (Answered) local().send(OutboundRequest.get(url("/slow-body")).within(SOON))
                        .await()
                        .atMost(Duration.ofSeconds(10));

        assertThat(outcome.cut()).isTrue();
        assertThat(outcome.bodyHead()).matches("b{1,100}");
        await().untilAsserted(() -> assertThat(server.closed.get()).isEqualTo(1));
    }

    @Test
    void an_endless_body_is_cut_in_size() {
        var outcome = (Answered) send(local(), url("/endless-body"));

        assertThat(outcome.cut()).isTrue();
        assertThat(outcome.bodyHead()).hasSize(Exchange.MOST_BODY);
        await().untilAsserted(() -> assertThat(server.closed.get()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/endless-head", "/garbage", "/hang-up"})
    void what_is_no_http_is_a_broken_connection(String path) {
        assertThat(((Failed) send(local(), url(path))).kind()).isEqualTo(FailureKind.BROKEN);
        await().untilAsserted(() -> assertThat(server.closed.get()).isEqualTo(1));
    }

    @Test
    void nobody_listening_is_not_connected() {
        int port = server.port();
        server.close();

        assertThat(((Failed) send(local(), "http://127.0.0.1:" + port + "/")).kind())
                .isEqualTo(FailureKind.NOT_CONNECTED);
    }

    @Test
    void without_the_switch_the_listener_on_this_machine_never_hears_of_it() {
        var outcome = send(client(false, "127.0.0.1"), "https://receiver.example.com:" + server.port() + "/ok");

        assertThat(outcome).isEqualTo(new Refused("leads inside: the address is loopback"));
        assertThat(send(client(false), url("/ok"))).isInstanceOf(Refused.class);
        assertThat(server.connections).hasValue(0);
    }

    @Test
    void one_inside_address_among_public_ones_is_refused() {
        assertThat(send(client(false, "93.184.216.34 127.0.0.1"), "https://receiver.example.com/"))
                .isInstanceOf(Refused.class);
        assertThat(send(client(false, "93.184.216.34 fc00::1"), "https://receiver.example.com/"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_name_that_changes_its_mind_is_looked_up_once_and_only_the_checked_address_is_asked() {
        var rebinding = client(false, "93.184.216.34", "127.0.0.1", "127.0.0.1");

        var outcome = rebinding
                .send(OutboundRequest.get("https://receiver.example.com:" + server.port() + "/ok")
                        .within(SOON))
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(lookUps).hasValue(1);
        assertThat(server.connections).hasValue(0);
        assertThat(send(rebinding, "https://receiver.example.com:" + server.port() + "/ok"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void the_checked_address_is_asked_in_the_name_of_the_host() {
        var pinning = client(true, "127.0.0.1", "127.0.0.2");

        assertThat(send(pinning, "http://receiver.example.com:" + server.port() + "/ok"))
                .isInstanceOf(Answered.class);

        assertThat(lookUps).hasValue(1);
        assertThat(server.requests.get(0)).containsIgnoringCase("host: receiver.example.com:" + server.port() + "\r\n");
    }

    @Test
    void the_switch_lets_http_reach_this_machine_only() {
        assertThat(send(client(true, "93.184.216.34"), "http://receiver.example.com/"))
                .isEqualTo(new Refused("must start with https://"));
        assertThat(send(client(true, "10.0.0.1"), "http://receiver.example.com/"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_name_without_an_address_is_a_failure_to_send_but_may_be_kept() {
        assertThat(((Failed) send(client(false, ""), "https://gone.example.com/")).kind())
                .isEqualTo(FailureKind.UNKNOWN_HOST);
        assertThat(check(client(false, ""), "https://gone.example.com/")).isEmpty();
    }

    @Test
    void a_url_is_checked_before_it_is_kept() {
        assertThat(check(client(false, "93.184.216.34"), "https://receiver.example.com/"))
                .isEmpty();
        assertThat(check(client(false, "10.0.0.1"), "https://receiver.example.com/"))
                .isEqualTo("leads inside: the address is private");
        assertThat(check(client(false), "http://receiver.example.com/")).isEqualTo("must start with https://");
        assertThat(check(client(false), "https://169.254.169.254/latest/meta-data"))
                .isEqualTo("leads inside: the address is a metadata service");
    }

    @Test
    void a_host_that_hangs_fills_its_own_slots_and_no_others() {
        var client = client(true, "127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1");
        List<CompletableFuture<Outcome>> hanging = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            hanging.add(client.send(OutboundRequest.get("http://hangs.example.com:" + server.port() + "/silent"))
                    .subscribeAsCompletionStage());
        }
        await().untilAsserted(() -> assertThat(server.connections).hasValue(4));

        var fifth = (Failed) send(client, "http://hangs.example.com:" + server.port() + "/silent");
        var other = send(client, "http://works.example.com:" + server.port() + "/ok");

        assertThat(fifth.kind()).isEqualTo(FailureKind.BUSY);
        assertThat(other).isInstanceOf(Answered.class);
        hanging.forEach(request -> request.cancel(true));
        await().untilAsserted(() -> assertThat(server.closed.get()).isEqualTo(5));
        assertThat(send(client, "http://hangs.example.com:" + server.port() + "/ok"))
                .isInstanceOf(Answered.class);
    }

    @Test
    void a_request_cannot_be_made_to_carry_what_http_itself_needs() {
        assertThatThrownBy(() -> OutboundRequest.postJson("https://x.example.com", Map.of("Host", "inside"), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OutboundRequest.postJson("https://x.example.com", Map.of("a", "b\r\nc: d"), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void production_does_not_start_with_the_switch_on() {
        assertThatThrownBy(() -> new LoopbackSwitch(true, "production").check(new StartupEvent()))
                .hasMessageContaining("CAIRN_OUTBOUND_ALLOW_LOOPBACK");
        new LoopbackSwitch(true, "local").check(new StartupEvent());
        new LoopbackSwitch(false, "production").check(new StartupEvent());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private GuardedHttpClient local() {
        return new GuardedHttpClient(VERTX, meters, new AddressPolicy(true), Resolver.ofSystem(), Exchange.options());
    }

    /** @param answers what the name resolves to at the first, second ... look-up; several addresses by spaces */
    private GuardedHttpClient client(boolean loopbackAllowed, String... answers) {
        lookUps.set(0);
        Resolver resolver = host -> {
            if (Character.isDigit(host.charAt(0))) {
                return List.of(InetAddress.getByName(host));
            }
            List<InetAddress> addresses = new ArrayList<>();
            for (String address : answers[Math.min(lookUps.getAndIncrement(), answers.length - 1)].split(" ")) {
                if (address.isEmpty()) {
                    throw new UnknownHostException(host);
                }
                addresses.add(InetAddress.getByAddress(
                        host, InetAddress.getByName(address).getAddress()));
            }
            return addresses;
        };
        return new GuardedHttpClient(VERTX, meters, new AddressPolicy(loopbackAllowed), resolver, Exchange.options());
    }

    private static Outcome send(GuardedHttpClient client, String url) {
        return client.send(OutboundRequest.get(url)).await().atMost(Duration.ofSeconds(20));
    }

    private static String check(GuardedHttpClient client, String url) {
        return client.check(url).await().atMost(Duration.ofSeconds(20)).orElse("");
    }
}
