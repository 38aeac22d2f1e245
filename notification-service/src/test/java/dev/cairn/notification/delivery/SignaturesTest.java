package dev.cairn.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.webhook.domain.WebhookKeyPair;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static final WebhookSecret SECRET =
            new WebhookSecret("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final String VECTOR = "v1,1Al4p9f5RE9YGHevPhDdyQpeaQIclesUdveXViXpvVE=";

    @Test
    void theVectorOfTheDocumentationHolds() {
        var headers = Signatures.headers(List.of(SECRET), "msg_1", Instant.ofEpochSecond(1795377000L), "{\"a\":1}");

        assertThat(headers)
                .containsEntry("webhook-id", "msg_1")
                .containsEntry("webhook-timestamp", "1795377000")
                .containsEntry("webhook-signature", VECTOR)
                .hasSize(3);
        assertThat(SECRET.shown()).isEqualTo("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        assertThat(SECRET).hasToString("whsec_…");
    }

    @Test
    void whileASecretIsChangedBothSign() {
        var other = new WebhookSecret(new byte[WebhookSecret.LENGTH]);
        var headers =
                Signatures.headers(List.of(other, SECRET), "msg_1", Instant.ofEpochSecond(1795377000L), "{\"a\":1}");

        assertThat(headers.get("webhook-signature").split(" ")).hasSize(2).contains(VECTOR);
    }

    @Test
    void eachKeyGivesASignatureOfItsKind() throws Exception {
        var pair = WebhookKeyPair.make(new SecureRandom());
        var headers =
                Signatures.headers(List.of(SECRET, pair), "msg_1", Instant.ofEpochSecond(1795377000L), "{\"a\":1}");

        String[] signatures = headers.get("webhook-signature").split(" ");
        assertThat(signatures).hasSize(2);
        assertThat(signatures[0]).isEqualTo(VECTOR);
        assertThat(signatures[1]).startsWith("v1a,");
        byte[] signed = "msg_1.1795377000.{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(Base64.getDecoder().decode(signatures[1].substring("v1a,".length())))
                .isEqualTo(pair.sign(signed));
    }
}
