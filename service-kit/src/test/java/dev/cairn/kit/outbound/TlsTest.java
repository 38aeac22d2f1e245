package dev.cairn.kit.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.kit.outbound.Outcome.Answered;
import dev.cairn.kit.outbound.Outcome.Failed;
import dev.cairn.kit.outbound.Outcome.FailureKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection goes to a pinned address, yet the certificate must be for the name. */
class TlsTest {

    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path folder;

    private static PfxOptions certificate;

    private static HostileServer server;

    @BeforeAll
    static void serve() throws Exception {
        String store = folder.resolve("receiver.p12").toString();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "receiver",
                        "-dname",
                        "CN=receiver.example.com",
                        "-ext",
                        "SAN=dns:receiver.example.com",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store,
                        "-storepass",
                        "changeit",
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        certificate = new PfxOptions().setPath(store).setPassword("changeit");
        server = new HostileServer(VERTX, new NetServerOptions().setSsl(true).setKeyCertOptions(certificate));
    }

    @AfterAll
    static void close() {
        server.close();
        VERTX.close();
    }

    @Test
    void a_trusted_certificate_for_the_name_is_accepted_although_the_address_is_pinned() {
        var trusting = Exchange.options().setTrustOptions(certificate);

        assertThat(ask(trusting, "receiver.example.com")).isInstanceOf(Answered.class);
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        var trusting = Exchange.options().setTrustOptions(certificate);

        assertThat(((Failed) ask(trusting, "other.example.com")).kind()).isEqualTo(FailureKind.TLS);
    }

    @Test
    void a_self_signed_certificate_is_refused() {
        assertThat(((Failed) ask(Exchange.options(), "receiver.example.com")).kind())
                .isEqualTo(FailureKind.TLS);
    }

    private static Outcome ask(HttpClientOptions options, String host) {
        var client = new GuardedHttpClient(
                VERTX,
                new SimpleMeterRegistry(),
                new AddressPolicy(true),
                name -> List.of(InetAddress.getByName("127.0.0.1")),
                options);
        return client.send(OutboundRequest.get("https://" + host + ":" + server.port() + "/ok"))
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
