package dev.cairn.portal.session;

/** Redis does not answer, so nothing can be said about any session. */
public final class VaultUnavailable extends RuntimeException {

    VaultUnavailable(Throwable cause) {
        super("Redis does not answer", cause);
    }
}
