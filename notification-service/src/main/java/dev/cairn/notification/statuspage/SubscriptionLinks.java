package dev.cairn.notification.statuspage;

import dev.cairn.kit.crypto.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Links by which subscribers confirm, choose and end what they are told, and the words that prove that a form is ours. What they
 * stand for is sealed into them, so nothing of them is stored, and nobody makes one up.
 */
@ApplicationScoped
class SubscriptionLinks {

    private static final String PURPOSE = "status subscription link";
    private static final String OF_FORMS = "status subscription form ";
    private static final int LENGTH = 40;
    private static final int LONGEST_TOKEN = 200;
    private static final Duration FORM_FOR = Duration.ofHours(4);

    /** What a link stands for. */
    record Opened(UUID organisation, UUID subscriber, boolean expired) {}

    private final Sealer sealer;
    private final PageRows pages;
    private final Clock clock;

    SubscriptionLinks(Sealer sealer, PageRows pages, Clock clock) {
        this.sealer = sealer;
        this.pages = pages;
        this.clock = clock;
    }

    /** A link for as long as the subscriber is there: an old mail must still end what it began. */
    String lasting(String slug, UUID organisation, UUID subscriber) {
        return link(slug, organisation, subscriber, Long.MAX_VALUE);
    }

    /** A link that ends. */
    String of(String slug, UUID organisation, UUID subscriber, Duration lasts) {
        return link(slug, organisation, subscriber, clock.instant().plus(lasts).getEpochSecond());
    }

    private String link(String slug, UUID organisation, UUID subscriber, long until) {
        byte[] plain = ByteBuffer.allocate(LENGTH)
                .putLong(organisation.getMostSignificantBits())
                .putLong(organisation.getLeastSignificantBits())
                .putLong(subscriber.getMostSignificantBits())
                .putLong(subscriber.getLeastSignificantBits())
                .putLong(until)
                .array();
        return pages.url(slug) + "/subscriptions/" + text(sealer.seal(plain, PURPOSE));
    }

    /** What a link's last part stands for; null when it is none of ours. */
    @Nullable
    Opened open(String token) {
        byte[] plain = plain(token, PURPOSE);
        if (plain == null || plain.length != LENGTH) {
            return null;
        }
        var bytes = ByteBuffer.wrap(plain);
        var organisation = new UUID(bytes.getLong(), bytes.getLong());
        var subscriber = new UUID(bytes.getLong(), bytes.getLong());
        return new Opened(organisation, subscriber, clock.instant().getEpochSecond() >= bytes.getLong());
    }

    /**
     * A word for a form. It is good for who asked for the form only, as far as the network tells: what another site makes a
     * visitor send carries none of the visitor's.
     */
    String form(String slug, String address) {
        byte[] time =
                ByteBuffer.allocate(8).putLong(clock.instant().getEpochSecond()).array();
        return text(sealer.seal(time, OF_FORMS + slug + " " + address));
    }

    boolean isForm(@Nullable String word, String slug, String address) {
        byte[] plain = word == null ? null : plain(word, OF_FORMS + slug + " " + address);
        return plain != null
                && plain.length == 8
                && Instant.ofEpochSecond(ByteBuffer.wrap(plain).getLong())
                        .plus(FORM_FOR)
                        .isAfter(clock.instant());
    }

    private static String text(byte[] sealed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private byte @Nullable [] plain(String token, String purpose) {
        if (token.length() > LONGEST_TOKEN) {
            return null;
        }
        try {
            return sealer.open(Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.UTF_8)), purpose);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
