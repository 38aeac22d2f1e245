package dev.cairn.assessment.catalogue;

import dev.cairn.assessment.roadmap.domain.Roadmap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A roadmap as the list shows it. */
@Schema(name = "RoadmapSummary", description = "A roadmap's name.")
record RoadmapSummary(
        @Schema(required = true) String id,
        @Schema(required = true) int version,
        @Schema(required = true) String title) {

    static RoadmapSummary of(Roadmap roadmap) {
        return new RoadmapSummary(roadmap.id(), roadmap.version(), roadmap.title());
    }
}
