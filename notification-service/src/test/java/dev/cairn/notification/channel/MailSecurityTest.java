package dev.cairn.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Mail goes to a real server with STARTTLS and a sign-in, or nowhere; neither a password nor a text goes in the clear. */
class MailSecurityTest {

    private static final String STORE_PASSWORD = "changeit";
    private static final String PASSWORD = "only-for-tests";
    private static final Vertx VERTX = Vertx.vertx();
    private static final Destination TO = new Destination(ContactKind.EMAIL, "ana@example.com", "a…@example.com", null);

    @TempDir
    private static Path folder;

    private static Certificate good;
    private static Certificate ofAnother;

    /** What the server presents, and the file by which it is trusted. */
    private record Certificate(SSLContext context, String trusted) {}

    @BeforeAll
    static void makeCertificates() throws Exception {
        good = certificate("localhost");
        ofAnother = certificate("mail.example.com");
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private static Certificate certificate(String host)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve(host + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "mail",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD,
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE_PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("mail").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return new Certificate(
                context, Files.writeString(folder.resolve(host + ".pem"), pem).toString());
    }

    /** A server that takes mail of who signs in, and remembers what it got, also of who should not have sent it. */
    private static final class Server implements AutoCloseable {

        private final List<String> mails = new CopyOnWriteArrayList<>();
        private final List<String> logins = new CopyOnWriteArrayList<>();
        private final SMTPServer server;

        Server(Certificate certificate, boolean startTls) {
            server = SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .hostName("localhost")
                    .enableTLS(startTls)
                    .startTlsSocketFactory(certificate.context())
                    .requireAuth()
                    .showAuthCapabilitiesBeforeSTARTTLS(!startTls)
                    .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                        logins.add(user);
                        if (!user.equals("cairn") || !password.equals(PASSWORD)) {
                            throw new LoginFailedException();
                        }
                    }))
                    .messageHandler((context, from, to, data) -> mails.add(to))
                    .build();
            server.start();
        }

        @Override
        public void close() {
            server.stop();
        }
    }

    private static Sent send(Server server, Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "cairn.mail.host",
                "localhost",
                "cairn.mail.port",
                String.valueOf(server.server.getPortAllocated()),
                "cairn.mail.from",
                "cairn@cairn.test",
                "cairn.mail.user",
                "cairn",
                "cairn.mail.password",
                PASSWORD,
                "cairn.mail.time-limit",
                "PT5S"));
        all.putAll(settings);
        var config = new SmallRyeConfigBuilder()
                .withMapping(MailSettings.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(MailSettings.class);
        var channel = new MailChannel(config, VERTX, Clock.systemUTC());
        try {
            var notice = new Notice("msg_1", "Subject", "Text", null, "Spoken", "page.sent", Map.of());
            return channel.send(TO, notice, Instant.EPOCH).await().atMost(Duration.ofSeconds(20));
        } finally {
            channel.close();
        }
    }

    private static String error(Sent sent) {
        assertThat(sent.delivered()).isFalse();
        return String.valueOf(Objects.requireNonNull(sent.attempt()).error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void itSignsInAfterStartTls(String way) {
        try (var server = new Server(good, true)) {
            Sent sent = send(server, Map.of("cairn.mail.trusted", good.trusted(), "cairn.mail.sign-in", way));

            assertThat(Objects.requireNonNull(sent.attempt()).error()).isNull();
            assertThat(sent.delivered()).isTrue();
            assertThat(server.mails).containsExactly("ana@example.com");
            assertThat(server.logins).containsExactly("cairn");
        }
    }

    @Test
    void aCertificateOfNobodyWeTrustIsRefused() {
        try (var server = new Server(good, true)) {
            assertThat(error(send(server, Map.of())))
                    .isEqualTo("the mail server's certificate is not trusted, or is not for it");
            assertThat(server.mails).isEmpty();
            assertThat(server.logins).isEmpty();
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        try (var server = new Server(ofAnother, true)) {
            assertThat(error(send(server, Map.of("cairn.mail.trusted", ofAnother.trusted()))))
                    .isEqualTo("the mail server's certificate is not trusted, or is not for it");
            assertThat(server.mails).isEmpty();
            assertThat(server.logins).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUIRED", "OPTIONAL"})
    void aServerWithoutStartTlsGetsNeitherPasswordNorMail(String startTls) {
        try (var server = new Server(good, false)) {
            assertThat(error(send(server, Map.of("cairn.mail.start-tls", startTls))))
                    .contains("TLS");
            assertThat(server.mails).isEmpty();
            assertThat(server.logins).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsSaid() {
        try (var server = new Server(good, true)) {
            var settings = Map.of("cairn.mail.trusted", good.trusted(), "cairn.mail.password", "wrong");

            assertThat(error(send(server, settings))).startsWith("the mail server answered 535");
            assertThat(server.mails).isEmpty();
        }
    }

    @Test
    void inTheClearOnlyWhereItIsSwitchedOff() {
        try (var server = new Server(good, false)) {
            assertThat(send(server, Map.of("cairn.mail.start-tls", "DISABLED")).delivered())
                    .isTrue();
            assertThat(server.mails).containsExactly("ana@example.com");
        }
    }
}
