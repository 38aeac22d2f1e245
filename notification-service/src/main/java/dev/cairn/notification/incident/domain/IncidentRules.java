package dev.cairn.notification.incident.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may become of an incident, and when something has to be told of it. */
public final class IncidentRules {

    /** Within this time from becoming aware of it an authority is to be told of a breach of personal data (GDPR, article 33). */
    public static final Duration NOTICE_WITHIN = Duration.ofHours(72);

    /** After so many hours people are reminded of it. */
    static final List<Integer> REMIND_AFTER = List.of(24, 48, 66);

    private static final int TIME_BITS = 48;
    private static final long REST = (1L << (Long.SIZE - TIME_BITS)) - 1;

    /** What comes of moving from one state to another. */
    public enum Move {
        /** It is there already. */
        NONE,
        ALLOWED,
        /** It was over, and somebody has to say why it is not. */
        NEEDS_REASON
    }

    private IncidentRules() {}

    /** Forward and back are allowed while it is open; from its end there is only the way back, with a reason. */
    public static Move move(IncidentStatus from, IncidentStatus to, @Nullable String reason) {
        if (from == to) {
            return Move.NONE;
        }
        return from == IncidentStatus.RESOLVED && reason == null ? Move.NEEDS_REASON : Move.ALLOWED;
    }

    /**
     * When people are to be reminded of telling an authority, by the hours since the incident was declared. Those that are past
     * already are left out but the last: who says late that personal data is concerned is reminded once, at once.
     */
    public static Map<Integer, Instant> reminders(Instant declared, Instant now) {
        var due = new LinkedHashMap<Integer, Instant>();
        for (int hours : REMIND_AFTER) {
            Instant at = declared.plus(Duration.ofHours(hours));
            if (!at.isAfter(now)) {
                due.clear();
            }
            due.put(hours, at);
        }
        return due;
    }

    /** The place in a timeline of what happened at an instant: ordered by the instant, to the millisecond, and then by its id. */
    public static UUID place(UUID id, Instant at) {
        return new UUID(
                at.toEpochMilli() << (Long.SIZE - TIME_BITS) | id.getMostSignificantBits() & REST,
                id.getLeastSignificantBits());
    }
}
