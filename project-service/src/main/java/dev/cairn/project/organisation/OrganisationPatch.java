package dev.cairn.project.organisation;

import dev.cairn.project.common.domain.Bounds;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the merge patch of an organisation; the patch itself is read field by field. */
@Schema(
        name = "OrganisationPatch",
        description = "JSON Merge Patch: what is absent stays as it is.",
        examples = "{\"name\": \"Acme Limited\"}")
interface OrganisationPatch {

    @Schema(minLength = 1, maxLength = Bounds.NAME)
    String getName();
}
