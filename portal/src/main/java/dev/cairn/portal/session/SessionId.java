package dev.cairn.portal.session;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The only thing that the browser holds: 256 random bits.
 *
 * @param value 43 characters of base64url
 */
public record SessionId(String value) {

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{43}");

    static Optional<SessionId> parse(String cookie) {
        return WELL_FORMED.matcher(cookie).matches() ? Optional.of(new SessionId(cookie)) : Optional.empty();
    }

    /** The name under which Redis keeps the session; the id cannot be found from it. */
    String name() {
        return "portal:v1:session:" + Keys.digest(value);
    }

    /** Never the id itself: this ends up in logs. */
    @Override
    public String toString() {
        return "SessionId[hidden]";
    }
}
