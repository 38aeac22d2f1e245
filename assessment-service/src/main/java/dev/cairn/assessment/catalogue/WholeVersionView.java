package dev.cairn.assessment.catalogue;

import dev.cairn.assessment.ownroadmap.VersionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One published version and what it says. */
@Schema(name = "WholeRoadmapVersion", description = "One published version of a roadmap, and what it says.")
record WholeVersionView(
        @Schema(required = true) VersionView published,
        @Schema(required = true) RoadmapView roadmap) {}
