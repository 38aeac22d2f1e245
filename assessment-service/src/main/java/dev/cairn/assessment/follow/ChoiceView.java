package dev.cairn.assessment.follow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which roadmap counts, and who chose it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RoadmapChoice",
        description = "Which roadmap counts for a project, or for the projects of an organisation.",
        examples = """
                {"roadmap": "house-rules", "organisationRoadmap": "mvp-to-production", "follows": "house-rules",
                 "chosen": {"by": "ana", "name": "Ana Almeida", "at": "2026-11-22T09:00:00Z"}, "version": 1}""")
record ChoiceView(
        @Schema(description = "What was chosen here; absent: nothing") @Nullable
        String roadmap,

        @Schema(description = "Of a project: what its organisation chose; absent: nothing") @Nullable
        String organisationRoadmap,

        @Schema(required = true, description = "Id of the roadmap that counts")
        String follows,

        @Schema(description = "Absent if nothing was ever chosen here") @Nullable
        Act chosen,

        @Schema(required = true, description = "Grows with every change; the ETag. 0 before the first")
        long version) {

    /** Who chose, and when. */
    @Schema(name = "RoadmapChoiceAct")
    record Act(
            @Schema(required = true, description = "Subject of the person, or id of the token")
            String by,

            @Schema(required = true) String name,
            @Schema(required = true) Instant at) {}

    /**
     * The view of a choice.
     *
     * @param own the choice; null when none was ever made
     * @param organisation of a project, its organisation's
     * @param otherwise what counts when nothing was chosen
     */
    static ChoiceView of(@Nullable Choice own, @Nullable Choice organisation, String otherwise) {
        String chosen = own == null ? null : own.roadmap();
        String inherited = organisation == null ? null : organisation.roadmap();
        return new ChoiceView(
                chosen,
                inherited,
                chosen != null ? chosen : inherited != null ? inherited : otherwise,
                own == null ? null : new Act(own.by(), own.byName(), own.at()),
                own == null ? 0 : own.version());
    }
}
