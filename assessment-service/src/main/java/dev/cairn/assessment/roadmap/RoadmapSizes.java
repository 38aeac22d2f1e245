package dev.cairn.assessment.roadmap;

import dev.cairn.assessment.roadmap.domain.Roadmap;

/** How large a roadmap may be: what a team can follow, and what one assessment can judge at once. */
final class RoadmapSizes {

    static final int MAX_FACTS = 500;
    static final int MAX_PHASES = 12;
    static final int MAX_PRACTICES = 120;
    static final int MAX_CHECKS = 400;
    static final int MAX_SKIPS = 120;
    static final int MAX_TRUST = 20;

    private final Errors errors;
    private boolean exceeded;

    RoadmapSizes(Errors errors) {
        this.errors = errors;
    }

    /** Notes what is too much of; answers whether all was in bounds. */
    boolean check(Roadmap roadmap, Fields fields) {
        limit(roadmap.facts().size(), MAX_FACTS, "facts", fields, "facts");
        limit(roadmap.phases().size(), MAX_PHASES, "phases", fields, "phases");
        limit((int) roadmap.practices().count(), MAX_PRACTICES, "phases", fields, "practices");
        limit((int) roadmap.checks().count(), MAX_CHECKS, "phases", fields, "checks");
        int skips =
                roadmap.phases().stream().mapToInt(phase -> phase.skip().size()).sum();
        limit(skips, MAX_SKIPS, "phases", fields, "items to skip");
        limit(roadmap.trust().size(), MAX_TRUST, "trust", fields, "conditions");
        return !exceeded;
    }

    private void limit(int size, int most, String field, Fields fields, String what) {
        if (size > most) {
            exceeded = true;
            errors.add(fields.place(field), "%d %s, at most %d are allowed".formatted(size, what, most));
        }
    }
}
