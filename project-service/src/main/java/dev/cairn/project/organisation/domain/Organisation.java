package dev.cairn.project.organisation.domain;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.common.domain.Faults;
import dev.cairn.project.common.domain.MergePatch;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as of one version.
 *
 * @param slug its name in addresses, which never changes
 * @param version counts the changes of the organisation, its members and its tokens, from 1
 */
public record Organisation(UUID id, String slug, String name, long version, Instant createdAt) {

    /** Second parts of addresses that are no organisation's: {@code /api/v1/roadmaps/mvp-to-production} is the default roadmap. */
    private static final Set<String> RESERVED = Set.of("mvp-to-production");

    /**
     * A new organisation.
     *
     * @throws dev.cairn.project.common.domain.Refused when the slug or the name cannot be
     */
    public static Organisation found(UUID id, String slug, String name, Instant now) {
        var faults = new Faults();
        faults.slug("/slug", slug);
        if (RESERVED.contains(slug)) {
            faults.add("/slug", "is a word that Cairn uses itself");
        }
        faults.line("/name", name, Bounds.NAME);
        faults.refuse();
        return new Organisation(id, slug, name, 1, now);
    }

    /**
     * The organisation after a merge patch; this one when nothing changes.
     *
     * @throws dev.cairn.project.common.domain.Refused when the patch cannot be
     */
    public Organisation patched(Map<String, @Nullable Object> changes) {
        var faults = new Faults();
        String next = new MergePatch(changes, Set.of("name"), faults).text("name", name);
        faults.line("/name", next, Bounds.NAME);
        faults.refuse();
        return next.equals(name) ? this : new Organisation(id, slug, next, version + 1, createdAt);
    }
}
