package dev.cairn.assessment.ownroadmap;

import dev.cairn.events.RoadmapState.Phase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a roadmap as it was published, without its text.
 *
 * @param number of the version
 * @param digest of the text
 * @param phases in their order; null for one that was published before they were kept
 * @param activatedAt when it took effect; null before
 * @param withdrawn who withdrew it; null unless somebody did, which only happens before it takes effect
 * @param version counts its changes
 */
public record PublishedVersion(
        UUID id,
        String roadmap,
        int number,
        String title,
        String digest,
        @Nullable List<Phase> phases,
        Instant effectiveAt,
        By published,
        @Nullable Instant activatedAt,
        @Nullable By withdrawn,
        long version) {

    /** Who did something, and when. */
    public record By(String id, String name, Instant at) {}

    /** Whether it waits for its date of effect. */
    public boolean isScheduled() {
        return activatedAt == null && withdrawn == null;
    }

    /** The word of the API and of events: scheduled, in-effect or withdrawn. */
    public String status() {
        return withdrawn != null ? "withdrawn" : activatedAt != null ? "in-effect" : "scheduled";
    }

    PublishedVersion activated(Instant at) {
        return new PublishedVersion(
                id, roadmap, number, title, digest, phases, effectiveAt, published, at, null, version + 1);
    }

    PublishedVersion withdrawn(By by) {
        return new PublishedVersion(
                id, roadmap, number, title, digest, phases, effectiveAt, published, null, by, version + 1);
    }
}
