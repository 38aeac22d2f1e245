package dev.cairn.notification.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person's own webhook signs by, sealed; all null for the other kinds.
 *
 * @param publicKey for all to read
 * @param previousUntil until when the keys before sign too
 */
record SealedKeys(
        byte @Nullable [] secret,
        byte @Nullable [] keyPair,
        @Nullable String publicKey,
        byte @Nullable [] previousSecret,
        byte @Nullable [] previousKeyPair,
        @Nullable String previousPublicKey,
        @Nullable Instant previousUntil) {

    static final SealedKeys NONE = new SealedKeys(null, null, null, null, null, null, null);

    /** These from now on; the present ones until then as well. */
    SealedKeys replacedBy(SealedKeys next, Instant until) {
        return new SealedKeys(next.secret, next.keyPair, next.publicKey, secret, keyPair, publicKey, until);
    }
}
