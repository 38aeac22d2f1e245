package dev.cairn.assessment.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.ownroadmap.PublishedVersion;
import dev.cairn.assessment.ownroadmap.ShippedRoadmap;
import dev.cairn.assessment.ownroadmap.VersionView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A roadmap that an organisation can follow. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OwnRoadmap", description = "A roadmap that an organisation can follow.")
record OwnRoadmapView(
        @Schema(required = true) String id,
        @Schema(required = true) String title,

        @Schema(required = true, description = "Whether it comes with the product")
        boolean shipped,

        @Schema(description = "Number of the version in effect; absent if none is yet") @Nullable
        Integer inEffect,

        @Schema(description = "Of one of the organisation's own: its highest version") @Nullable
        VersionView latest) {

    static OwnRoadmapView of(ShippedRoadmap shipped) {
        var roadmap = shipped.roadmap();
        return new OwnRoadmapView(roadmap.id(), roadmap.title(), true, roadmap.version(), null);
    }

    /** @param inEffect the versions in effect of all roadmaps */
    static OwnRoadmapView of(PublishedVersion latest, List<PublishedVersion> inEffect) {
        var counts = inEffect.stream()
                .filter(one -> one.roadmap().equals(latest.roadmap()))
                .findFirst();
        return new OwnRoadmapView(
                latest.roadmap(),
                counts.map(PublishedVersion::title).orElse(latest.title()),
                false,
                counts.map(PublishedVersion::number).orElse(null),
                VersionView.of(latest, false));
    }
}
