package dev.cairn.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.delivery.Receiver;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What an alert says reaches each chat as text, and nothing of it becomes a mention, a tag or a header. */
@NotificationTest
class ChannelsTest {

    private static final String NASTY = "<!channel> & @here everybody";

    @Inject
    Channels channels;

    @Inject
    Vertx vertx;

    private static Notice notice() {
        return new Notice(
                "msg_1",
                "Line\r\nBcc: x@example.com",
                NASTY,
                "https://cairn.test/ack/x",
                "Spoken",
                "page.sent",
                Map.of());
    }

    private JsonNode sent(ContactKind kind) throws Exception {
        try (var receiver = Receiver.answering(200)) {
            var sent = channels.send(new Destination(kind, receiver.url(), "127.0.0.1/…", null), notice())
                    .await()
                    .atMost(World.SOON);
            assertThat(sent.delivered()).isTrue();
            return new ObjectMapper().readTree(receiver.messages().get(0).body());
        }
    }

    @Test
    void chatsGetTheFormThatTheyTake() throws Exception {
        assertThat(sent(ContactKind.SLACK).path("text").asText())
                .isEqualTo("&lt;!channel&gt; &amp; @here everybody\nhttps://cairn.test/ack/x");
        assertThat(sent(ContactKind.MATTERMOST).path("text").asText()).contains("@\u200bhere");
        JsonNode discord = sent(ContactKind.DISCORD);
        assertThat(discord.path("content").asText()).startsWith(NASTY);
        assertThat(discord.at("/allowed_mentions/parse").size()).isZero();
        JsonNode card = sent(ContactKind.TEAMS).at("/attachments/0/content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/actions/0/url").asText()).isEqualTo("https://cairn.test/ack/x");
    }

    @Test
    void aLongTextIsCutBeforeItsLink() throws Exception {
        try (var receiver = Receiver.answering(200)) {
            var notice = new Notice(
                    "msg_1", "Line", "x".repeat(3000), "https://cairn.test/ack/x", "Spoken", "page.sent", Map.of());
            channels.send(new Destination(ContactKind.DISCORD, receiver.url(), "127.0.0.1/…", null), notice)
                    .await()
                    .atMost(World.SOON);
            String content = new ObjectMapper()
                    .readTree(receiver.messages().get(0).body())
                    .path("content")
                    .asText();
            assertThat(content).hasSize(2000).endsWith("x\nhttps://cairn.test/ack/x");
        }
    }

    @Test
    void mailIsNotSentInTheClearWhereTlsIsRequired() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var plain = mail(server, StartTLSOptions.DISABLED);
            var strict = mail(server, StartTLSOptions.REQUIRED);
            var to = new Destination(ContactKind.EMAIL, "ana@example.com", "a…@example.com", null);

            Sent refused = strict.send(to, notice(), Instant.EPOCH).await().atMost(World.SOON);
            assertThat(refused.delivered()).isFalse();
            assertThat(server.getReceivedMessages()).isEmpty();

            Sent taken = plain.send(to, notice(), Instant.EPOCH).await().atMost(World.SOON);
            assertThat(taken.delivered()).isTrue();
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Line Bcc: x@example.com");
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getHeader("Message-ID")).containsExactly("<msg_1@cairn.test>");
            plain.close();
            strict.close();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        } finally {
            server.stop();
        }
    }

    @Test
    void aMailServerThatSaysNothingTakesAConnectionOnlyForTheTimeLimit() throws Exception {
        var to = new Destination(ContactKind.EMAIL, "ana@example.com", "a…@example.com", null);
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var mail = new MailChannel(
                    settings(silent.getLocalPort(), StartTLSOptions.DISABLED, "PT1S"), vertx, Clock.systemUTC());
            var tries = new ArrayList<CompletableFuture<Sent>>();
            for (int i = 0; i < 8; i++) {
                tries.add(mail.send(to, notice(), Instant.EPOCH).subscribeAsCompletionStage());
            }
            assertThat(mail.send(to, notice(), Instant.EPOCH).await().atMost(World.SOON))
                    .as("all connections are taken")
                    .isEqualTo(Sent.BUSY);
            for (var tried : tries) {
                assertThat(tried.get(30, TimeUnit.SECONDS).delivered()).isFalse();
            }
            await().atMost(World.SOON)
                    .until(() -> mail.send(to, notice(), Instant.EPOCH).await().atMost(World.SOON) != Sent.BUSY);
            mail.close();
        }
    }

    @Test
    void whatAServerSaysOfAnAddressIsHidden() throws Exception {
        var to = new Destination(ContactKind.EMAIL, "ana@example.com", "a…@example.com", null);
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> refuse(server));
            thread.setDaemon(true);
            thread.start();
            var mail = new MailChannel(
                    settings(server.getLocalPort(), StartTLSOptions.DISABLED, "PT5S"), vertx, Clock.systemUTC());

            Sent sent = mail.send(to, notice(), Instant.EPOCH).await().atMost(World.SOON);

            assertThat(Objects.requireNonNull(sent.attempt()).error()).isEqualTo("the mail server answered 550 5.1.1");
            assertThat(sent.answer()).contains("<a…@example.com>: rejected");
            assertThat(sent.refused()).as("there is no such mailbox").isTrue();
            mail.close();
        }
    }

    /** A server that takes no recipient. */
    private static void refuse(ServerSocket server) {
        try (var client = server.accept();
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                var out = client.getOutputStream()) {
            String reply = "220 mail.test ESMTP";
            while (reply != null) {
                out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                String line = in.readLine();
                reply = line == null
                        ? null
                        : line.startsWith("RCPT") ? "550 5.1.1 <Ana@example.com>: rejected" : "250 mail.test";
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Notice letter() {
        return new Notice("msg_2", "Line", "Text", null, "Line", "letter", Map.of(), "https://cairn.test/u/1", true);
    }

    @Test
    void whatCanWaitLeavesHalfOfTheConnectionsToOthers() throws Exception {
        var to = new Destination(ContactKind.EMAIL, "ana@example.com", "a…@example.com", null);
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var mail = new MailChannel(
                    settings(silent.getLocalPort(), StartTLSOptions.DISABLED, "PT1S"), vertx, Clock.systemUTC());
            var tries = new ArrayList<CompletableFuture<Sent>>();
            for (int i = 0; i < 4; i++) {
                tries.add(mail.send(to, letter(), Instant.EPOCH).subscribeAsCompletionStage());
            }
            assertThat(mail.send(to, letter(), Instant.EPOCH).await().atMost(World.SOON))
                    .isEqualTo(Sent.BUSY);
            assertThat(mail.send(to, notice(), Instant.EPOCH).await().atMost(World.SOON))
                    .as("a page gets through")
                    .isNotEqualTo(Sent.BUSY);
            for (var tried : tries) {
                assertThat(tried.get(30, TimeUnit.SECONDS).delivered()).isFalse();
            }
            mail.close();
        }
    }

    @Test
    void whatCanWaitLeavesHalfOfAHostToOthers() throws Exception {
        var tries = new ArrayList<CompletableFuture<Sent>>();
        try (var hanging = new Receiver(count -> count <= 2 ? null : Receiver.Answer.of(200))) {
            var to = new Destination(ContactKind.SLACK, hanging.url(), "127.0.0.1/…", null);
            for (int i = 0; i < 2; i++) {
                tries.add(channels.send(to, letter()).subscribeAsCompletionStage());
            }
            await().atMost(World.SOON).until(() -> hanging.messages().size() == 2);
            assertThat(channels.send(to, letter()).await().atMost(World.SOON)).isEqualTo(Sent.BUSY);
            assertThat(channels.send(to, notice()).await().atMost(World.SOON).delivered())
                    .as("a page gets through")
                    .isTrue();
        }
        for (var tried : tries) {
            tried.get(30, TimeUnit.SECONDS);
        }
        try (var receiver = Receiver.answering(200)) {
            var to = new Destination(ContactKind.SLACK, receiver.url(), "127.0.0.1/…", null);
            assertThat(channels.send(to, letter()).await().atMost(World.SOON).delivered())
                    .as("there is room again")
                    .isTrue();
        }
    }

    @Test
    void aNumberIsHiddenHoweverItIsSpelled() {
        var to = new Destination(ContactKind.SMS, "+4930123456", "+49…56", null);

        assertThat(to.hidden("To: +4930123456, 49 30 123456, %2B4930123456")).isEqualTo("To: +49…56, +49…56, +49…56");
    }

    private MailChannel mail(GreenMail server, StartTLSOptions startTls) {
        return new MailChannel(settings(server.getSmtp().getPort(), startTls, "PT5S"), vertx, Clock.systemUTC());
    }

    private static MailSettings settings(int port, StartTLSOptions startTls, String timeLimit) {
        return new SmallRyeConfigBuilder()
                .withMapping(MailSettings.class)
                .withDefaultValues(Map.of(
                        "cairn.mail.host",
                        "127.0.0.1",
                        "cairn.mail.port",
                        String.valueOf(port),
                        "cairn.mail.time-limit",
                        timeLimit,
                        "cairn.mail.from",
                        "cairn@cairn.test",
                        "cairn.mail.start-tls",
                        startTls.name()))
                .build()
                .getConfigMapping(MailSettings.class);
    }
}
