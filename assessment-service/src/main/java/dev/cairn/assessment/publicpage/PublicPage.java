package dev.cairn.assessment.publicpage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a project's summary is public.
 *
 * @param key opens it; null while it is off
 * @param since when it was turned on; null while it is off
 * @param version 0 when it was never turned on
 */
record PublicPage(@Nullable PageKey key, @Nullable Instant since, long version) {

    static final PublicPage NEVER_ON = new PublicPage(null, null, 0);

    boolean on() {
        return key != null;
    }

    PublicPage turnedOn(PageKey fresh, Instant now) {
        return new PublicPage(fresh, now, version + 1);
    }

    PublicPage withKey(PageKey fresh) {
        return new PublicPage(fresh, since, version + 1);
    }

    PublicPage turnedOff() {
        return new PublicPage(null, null, version + 1);
    }
}
