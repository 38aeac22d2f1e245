package dev.cairn.assessment.follow;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A choice to make. */
@Schema(name = "NewRoadmapChoice", examples = "{\"roadmap\": \"house-rules\"}")
record NewChoice(
        @Schema(
                description =
                        "Id of a roadmap with a version in effect, or of the default; null or absent to leave it open")
        @Size(min = 1, max = 63)
        @Nullable
        String roadmap) {}
