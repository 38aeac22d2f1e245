package dev.cairn.project.project;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.project.domain.ProjectDetails;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the merge patch of a project; the patch itself is read field by field. */
@Schema(
        name = "ProjectPatch",
        description =
                "JSON Merge Patch: what is absent stays as it is, null removes an address, all tags or the core flow.",
        examples = "{\"name\": \"Web shop\", \"urls\": {\"docs\": \"https://docs.example.com/\", \"status\": null}}")
interface ProjectPatch {

    @Schema(minLength = 1, maxLength = Bounds.NAME)
    String getName();

    LocalDate getStartDate();

    ProjectUrls getUrls();

    @Schema(maxItems = ProjectDetails.MOST_TAGS)
    List<String> getTags();

    @Schema(minLength = 1, maxLength = ProjectDetails.CORE_FLOW, nullable = true)
    String getCoreFlow();
}
