package dev.cairn.notification.person;

import dev.cairn.notification.channel.ContactKind;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact method as it is stored.
 *
 * @param address sealed
 * @param hint what is shown of the address
 * @param keys of a webhook
 * @param codesSent how many codes were sent in all
 * @param verifiedAt null until the person proved to read what is sent there
 * @param letters whether its owner is told by it of what is no page
 */
record ContactMethod(
        UUID id,
        String person,
        ContactKind kind,
        String name,
        byte[] address,
        String hint,
        SealedKeys keys,
        @Nullable Instant verifiedAt,
        @Nullable Code code,
        int codesSent,
        boolean letters,
        Instant createdAt) {

    /**
     * The code that was sent last.
     *
     * @param tries how often another one was given
     */
    record Code(byte[] digest, Instant until, int tries) {}

    static final String COLUMNS =
            "id, person, kind, name, address, hint, secret, verified_at, code_digest, code_until, code_tries, codes_sent,"
                    + " letters, created_at, key_pair, public_key, previous_secret, previous_key_pair, previous_public_key,"
                    + " previous_until";

    /** @param row the {@link #COLUMNS} */
    static ContactMethod read(@Nullable Object[] row) {
        byte[] digest = bytes(row[8]);
        return new ContactMethod(
                (UUID) Objects.requireNonNull(row[0]),
                (String) Objects.requireNonNull(row[1]),
                ContactKind.ofWord((String) Objects.requireNonNull(row[2])).orElseThrow(),
                (String) Objects.requireNonNull(row[3]),
                Objects.requireNonNull(bytes(row[4])),
                (String) Objects.requireNonNull(row[5]),
                keys(row),
                instant(row[7]),
                digest == null
                        ? null
                        : new Code(
                                digest,
                                Objects.requireNonNull(instant(row[9])),
                                ((Number) Objects.requireNonNull(row[10])).intValue()),
                ((Number) Objects.requireNonNull(row[11])).intValue(),
                Boolean.TRUE.equals(row[12]),
                Objects.requireNonNull(instant(row[13])));
    }

    private static SealedKeys keys(@Nullable Object[] row) {
        return new SealedKeys(
                bytes(row[6]),
                bytes(row[14]),
                (String) row[15],
                bytes(row[16]),
                bytes(row[17]),
                (String) row[18],
                instant(row[19]));
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        return value == null ? null : ((Buffer) value).getBytes();
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : ((OffsetDateTime) value).toInstant();
    }

    /** The same, with another choice of whether letters go by it. */
    ContactMethod withLetters(boolean chosen) {
        return new ContactMethod(
                id, person, kind, name, address, hint, keys, verifiedAt, code, codesSent, chosen, createdAt);
    }

    boolean isVerified() {
        return verifiedAt != null;
    }

    /** The same with other keys. */
    ContactMethod with(SealedKeys others) {
        return new ContactMethod(
                id, person, kind, name, address, hint, others, verifiedAt, code, codesSent, letters, createdAt);
    }
}
