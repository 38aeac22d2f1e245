package dev.cairn.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiverTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"type\":\"alert.raised\"}";

    @Test
    void aMessageThatWasSignedWithTheSecretIsGenuine() throws Exception {
        assertThat(new Signature(SECRET).fault(delivered(BODY))).isEmpty();
    }

    @Test
    void aChangedBodyIsNoticed() throws Exception {
        assertThat(new Signature(SECRET).fault(delivered(BODY.replace("raised", "closed"))))
                .isPresent();
    }

    @Test
    void anotherSecretIsNoticed() throws Exception {
        assertThat(new Signature("whsec_" + "A".repeat(32)).fault(delivered(BODY)))
                .isPresent();
    }

    /** A body sent over HTTP with the signature of {@link #BODY}. */
    private static Receiver.Message delivered(String body) throws Exception {
        long now = Clock.systemUTC().instant().getEpochSecond();
        try (Receiver receiver = Receiver.open()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.url()))
                    .header("Webhook-Id", "msg_1")
                    .header("Webhook-Timestamp", Long.toString(now))
                    .header("Webhook-Signature", new Webhook(SECRET).sign("msg_1", now, BODY))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(response.statusCode()).isEqualTo(204);
            Receiver.Message message = receiver.next(Duration.ofSeconds(5));
            assertThat(message).isNotNull();
            return java.util.Objects.requireNonNull(message);
        }
    }
}
