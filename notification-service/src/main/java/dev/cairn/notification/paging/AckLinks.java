package dev.cairn.notification.paging;

import dev.cairn.kit.crypto.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Links by which who was paged takes the alert on, without signing in. What they stand for is sealed into them, so nothing of
 * them is stored, and nobody makes one up.
 */
@ApplicationScoped
class AckLinks {

    /** What a link stands for. */
    record Opened(UUID organisation, UUID page, boolean expired) {}

    private static final String PURPOSE = "acknowledgement link";
    private static final int LENGTH = 40;
    private static final int LONGEST_TOKEN = 200;

    private final Sealer sealer;
    private final PagingConfig config;
    private final Clock clock;
    private final String publicUrl;

    AckLinks(
            Sealer sealer,
            PagingConfig config,
            Clock clock,
            @ConfigProperty(name = "cairn.public-url") String publicUrl) {
        this.sealer = sealer;
        this.config = config;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Where the portal begins, without a slash at its end. */
    String publicUrl() {
        return publicUrl;
    }

    String of(UUID organisation, UUID page) {
        byte[] plain = ByteBuffer.allocate(LENGTH)
                .putLong(organisation.getMostSignificantBits())
                .putLong(organisation.getLeastSignificantBits())
                .putLong(page.getMostSignificantBits())
                .putLong(page.getLeastSignificantBits())
                .putLong(clock.instant().plus(config.linkFor()).getEpochSecond())
                .array();
        return publicUrl + "/ack/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(plain, PURPOSE));
    }

    /** What a link's last part stands for; null when it is none of ours. */
    @Nullable
    Opened open(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return null;
        }
        byte[] plain;
        try {
            plain = sealer.open(Base64.getUrlDecoder().decode(token), PURPOSE);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (plain == null || plain.length != LENGTH) {
            return null;
        }
        var bytes = ByteBuffer.wrap(plain);
        var organisation = new UUID(bytes.getLong(), bytes.getLong());
        var page = new UUID(bytes.getLong(), bytes.getLong());
        Instant until = Instant.ofEpochSecond(bytes.getLong());
        return new Opened(organisation, page, !clock.instant().isBefore(until));
    }
}
