package dev.cairn.assessment.follow;

import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.roadmap.domain.Roadmap;

/**
 * The version of a roadmap that counts for a project, ready to judge by.
 *
 * @param digest of its text
 */
public record RoadmapInUse(Assessor assessor, String digest) {

    public Roadmap roadmap() {
        return assessor.roadmap();
    }
}
