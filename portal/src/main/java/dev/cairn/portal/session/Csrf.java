package dev.cairn.portal.session;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/**
 * Proof that a change comes from our pages: a word that only they can read, bound to the session.
 *
 * <p>It is a keyed digest of the session id, so it needs no storage, is the same in every replica and ends with the session.
 */
@ApplicationScoped
public class Csrf {

    /** The header that carries the word. */
    public static final String HEADER = "X-CSRF-Token";

    private final byte[] key;

    Csrf(Keys keys) {
        this.key = keys.derive("csrf, v1");
    }

    /** The word for a session. */
    public String token(SessionId id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Keys.mac(key, Keys.utf8(id.value())));
    }

    /** Whether the request carries the word once, and does not come from another site. */
    public boolean accepts(HttpServerRequest request, SessionId id) {
        List<String> sent = request.headers().getAll(HEADER);
        return !"cross-site".equalsIgnoreCase(request.getHeader("Sec-Fetch-Site"))
                && sent.size() == 1
                && MessageDigest.isEqual(Keys.utf8(sent.get(0)), Keys.utf8(token(id)));
    }
}
