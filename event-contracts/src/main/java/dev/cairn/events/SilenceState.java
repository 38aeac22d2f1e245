package dev.cairn.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that nobody is paged for until an instant. That it ends by itself is no event.
 *
 * @param matchers all of which an alert has to meet
 * @param endedBy who ended it early; null while nobody did
 */
public record SilenceState(
        UUID id,
        UUID organisationId,
        List<MatcherState> matchers,
        Instant startsAt,
        Instant endsAt,
        String reason,
        String createdBy,
        @Nullable String endedBy,
        long version)
        implements EventData {

    static final int MOST_MATCHERS = 100;

    public SilenceState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        matchers = Require.list("matchers", matchers, MOST_MATCHERS);
        Require.present("startsAt", startsAt);
        Require.present("endsAt", endsAt);
        Require.text("reason", reason);
        Require.name("createdBy", createdBy);
        Require.optional("endedBy", endedBy, Require.NAME);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
