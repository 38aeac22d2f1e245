package dev.cairn.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Memberships that were found less than half a second ago: a caller who asks often is looked up twice a second instead of
 * at each request. That somebody is no member is never remembered.
 */
@ApplicationScoped
public class RecentMemberships {

    private static final Duration COUNTS = Duration.ofMillis(500);

    private static final int MOST_REMEMBERED = 10_000;

    /**
     * What was asked.
     *
     * @param whose the person's subject, or the token's hash
     */
    private record Asked(String slug, boolean token, String whose) {}

    private final AtomicLong forgotten = new AtomicLong();
    private final Cache<Asked, Membership> found;

    @Inject
    RecentMemberships() {
        this(Ticker.systemTicker());
    }

    RecentMemberships(Ticker ticker) {
        this.found = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(COUNTS)
                .ticker(ticker)
                .build();
    }

    /** A person's membership, looked up when it is not remembered; null when there is none. */
    public Uni<@Nullable Membership> ofPerson(String slug, String subject, Supplier<Uni<@Nullable Membership>> lookUp) {
        return remembered(new Asked(slug, false, subject), lookUp);
    }

    /** A token's membership, looked up when it is not remembered; null when there is none. */
    public Uni<@Nullable Membership> ofToken(String slug, String hash, Supplier<Uni<@Nullable Membership>> lookUp) {
        return remembered(new Asked(slug, true, hash), lookUp);
    }

    /** The same where the request names no organisation. No organisation has the slug under which it is remembered. */
    public Uni<@Nullable Membership> ofToken(String hash, Supplier<Uni<@Nullable Membership>> lookUp) {
        return remembered(new Asked("", true, hash), lookUp);
    }

    /**
     * Forgets everybody of an organisation, to be called when a change of who belongs to it was committed. A look-up that
     * is under way may have seen what was before, so it is not remembered.
     */
    public void forget(UUID organisation) {
        forgotten.incrementAndGet();
        found.asMap()
                .values()
                .removeIf(membership -> membership.organisationId().equals(organisation));
    }

    private Uni<@Nullable Membership> remembered(Asked asked, Supplier<Uni<@Nullable Membership>> lookUp) {
        Membership known = found.getIfPresent(asked);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        long before = forgotten.get();
        return lookUp.get().invoke(membership -> remember(asked, membership, before));
    }

    private void remember(Asked asked, @Nullable Membership membership, long before) {
        if (membership == null || forgotten.get() != before) {
            return;
        }
        found.put(asked, membership);
        if (forgotten.get() != before) {
            found.invalidate(asked);
        }
    }
}
