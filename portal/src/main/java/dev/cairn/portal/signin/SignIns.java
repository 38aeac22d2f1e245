package dev.cairn.portal.signin;

import dev.cairn.portal.config.PortalConfig;
import dev.cairn.portal.identity.CodeRequest;
import dev.cairn.portal.session.Keys;
import dev.cairn.portal.session.Vault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Sign-ins that were started and not finished. Each can be taken once, whoever asks, so a replayed answer finds nothing.
 */
@ApplicationScoped
class SignIns {

    private final Vault vault;
    private final PortalConfig.Session limits;

    SignIns(Vault vault, PortalConfig config) {
        this.vault = vault;
        this.limits = config.session();
    }

    /**
     * A started sign-in.
     *
     * @param browser digest of the word in the cookie of the browser that started it
     * @param returnTo the page to show afterwards
     */
    record Started(CodeRequest request, String browser, String returnTo) {

        boolean by(String word) {
            return browser.equals(Keys.digest(word));
        }
    }

    Future<Void> keep(Started started) {
        CodeRequest request = started.request();
        var json = new JsonObject()
                .put("state", request.state())
                .put("nonce", request.nonce())
                .put("verifier", request.verifier())
                .put("browser", started.browser())
                .put("returnTo", started.returnTo());
        return vault.put(name(request.state()), json, limits.signIn());
    }

    Future<Optional<Started>> take(String state) {
        return vault.take(name(state)).map(found -> found.map(SignIns::started));
    }

    private static Started started(JsonObject json) {
        var request = new CodeRequest(json.getString("state"), json.getString("nonce"), json.getString("verifier"));
        return new Started(request, json.getString("browser"), json.getString("returnTo"));
    }

    private static String name(String state) {
        return "portal:v1:sign-in:" + Keys.digest(state);
    }
}
