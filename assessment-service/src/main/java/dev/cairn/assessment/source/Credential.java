package dev.cairn.assessment.source;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What lets us in at a repository's server. */
record Credential(String username, String token) {

    /** Value of the Authorization header (RFC 7617). */
    String basic() {
        byte[] pair = (username + ":" + token).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Not the credential. */
    @Override
    public String toString() {
        return "Credential";
    }
}
