package dev.cairn.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.cairn.portal.config.PortalConfig;
import dev.cairn.portal.config.Settings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class EndSessionTest {

    private static final ClientID CLIENT = new ClientID("cairn-portal");
    private static final URI HOME = URI.create("https://cairn.example/");

    @Test
    void addressKeepsWhatTheProviderHasInIts() throws ParseException {
        String idToken = idToken(800);

        URI address = EndSession.address(URI.create("https://id.example/end?p=signin"), idToken, CLIENT, HOME);

        assertThat(address.toString())
                .startsWith("https://id.example/end?")
                .contains("p=signin")
                .contains("id_token_hint=" + idToken)
                .contains("client_id=cairn-portal")
                .contains("post_logout_redirect_uri=https%3A%2F%2Fcairn.example%2F");
    }

    @Test
    void hintThatMakesTheAddressTooLongIsLeftOut() throws ParseException {
        URI address = EndSession.address(URI.create("https://id.example/end"), idToken(5_000), CLIENT, HOME);

        assertThat(address.toString()).contains("client_id=cairn-portal").doesNotContain("id_token_hint");
    }

    @Test
    void providerThatIsAwayLeavesNowhereToGo() {
        PortalConfig config = Settings.with("cairn.portal.oidc.issuer", "http://127.0.0.1:1/cairn");
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        var client = new ProviderClient(config, new ProviderMetadata(config, clock), Settings.origin(config), clock);
        Vertx vertx = Vertx.vertx();

        var address = new Provider(vertx, client)
                .endSession(idToken(800))
                .toCompletionStage()
                .toCompletableFuture()
                .join();

        assertThat(address).isEmpty();
        vertx.close();
    }

    private static String idToken(int length) {
        return base64("{\"alg\":\"RS256\"}") + "." + base64("{\"sub\":\"" + "x".repeat(length) + "\"}") + ".c2ln";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
