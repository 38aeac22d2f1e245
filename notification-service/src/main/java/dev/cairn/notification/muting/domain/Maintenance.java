package dev.cairn.notification.muting.domain;

import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work that is planned: nobody is paged for some alerts while the window is open. */
public record Maintenance(UUID id, String name, List<Matcher> matchers, Calendar calendar) {

    public Maintenance {
        matchers = List.copyOf(matchers);
    }

    /** Until when it holds an alert at an instant; null when it does not. */
    @Nullable
    Instant holdsUntil(Facts facts, Instant at) {
        return Matcher.all(matchers, facts) ? calendar.openUntil(at) : null;
    }
}
