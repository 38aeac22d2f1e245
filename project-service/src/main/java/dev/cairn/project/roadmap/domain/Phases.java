package dev.cairn.project.roadmap.domain;

import dev.cairn.project.common.domain.Faults;
import java.util.List;

/**
 * The phases that a team can declare its project to be in.
 *
 * @param ids of those of the roadmap that the project follows, in their order; at least one
 */
public record Phases(List<String> ids) {

    /** Those of the default roadmap. */
    public static final Phases DEFAULT = new Phases(List.of("mvp", "foundation", "scale", "production"));

    /** What the id of a phase looks like in any roadmap. */
    public static final String PATTERN = "[a-z0-9-]+";

    /** Longest id of a phase, in characters. */
    public static final int LENGTH = 63;

    public Phases {
        ids = List.copyOf(ids);
    }

    /** Where a project begins. */
    public String first() {
        return ids.get(0);
    }

    /** Notes a phase that there is not. */
    public void check(Faults faults, String pointer, String id) {
        if (!ids.contains(id)) {
            faults.add(pointer, "must be one of " + String.join(", ", ids));
        }
    }
}
