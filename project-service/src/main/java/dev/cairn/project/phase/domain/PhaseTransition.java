package dev.cairn.project.phase.domain;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.common.domain.Faults;
import dev.cairn.project.project.domain.Project;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project went from one phase to another, by its team's own word.
 *
 * @param by subject of the person, or id of the token
 * @param note why; null when nobody said
 */
public record PhaseTransition(
        UUID id,
        String from,
        String to,
        String by,
        Instant at,
        @Nullable String note) {

    /** The transition between two versions of a project. */
    public static PhaseTransition between(UUID id, Project before, Project after, String by, @Nullable String note) {
        return new PhaseTransition(id, before.phase(), after.phase(), by, after.updatedAt(), note);
    }

    /**
     * Checks a note.
     *
     * @throws dev.cairn.project.common.domain.Refused when it cannot be
     */
    public static void checkNote(@Nullable String note) {
        if (note != null) {
            var faults = new Faults();
            faults.lines("/note", note, Bounds.TEXT);
            faults.refuse();
        }
    }
}
