package dev.cairn.project.project;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.project.domain.ProjectDetails;
import dev.cairn.project.roadmap.domain.Phases;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What it takes to create a project. */
@Schema(examples = """
                {"slug": "shop", "name": "Shop", "startDate": "2026-09-01",
                 "urls": {"app": "https://shop.example.com/"}, "tags": ["web"], "phase": "mvp"}""")
record NewProject(
        @NotNull
        @Size(max = Bounds.SLUG_LENGTH)
        @Pattern(
                regexp = Bounds.SLUG,
                message = "must be lower-case letters, digits or hyphens, and neither begin nor end with a hyphen")
        String slug,

        @NotBlank @Size(max = Bounds.NAME) String name,

        @NotNull @Schema(description = "The day from which its pace is counted; at most a year ahead")
        LocalDate startDate,

        @Valid @Nullable ProjectUrls urls,

        @Size(max = ProjectDetails.MOST_TAGS) @Schema(description = "Slugs, each once") @Nullable
        List<@Nullable String> tags,

        @Size(max = ProjectDetails.CORE_FLOW)
        @Schema(
                description =
                        "The handler, page or end-to-end script that the product exists for: a path in its repository,"
                                + " or a route such as POST /orders. A scan then looks for it")
        @Nullable
        String coreFlow,

        @Size(max = Phases.LENGTH)
        @Pattern(regexp = Phases.PATTERN, message = "must be lower-case letters, digits or hyphens")
        @Schema(
                description = "Id of a phase of the roadmap that the organisation follows; its first unless given."
                        + " Those of the default roadmap are mvp, foundation, scale and production")
        @Nullable
        String phase) {

    ProjectDetails details() {
        return new ProjectDetails(
                name, startDate, urls == null ? Map.of() : urls.byPurpose(), tags == null ? List.of() : tags, coreFlow);
    }
}
