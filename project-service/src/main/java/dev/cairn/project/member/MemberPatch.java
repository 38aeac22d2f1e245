package dev.cairn.project.member;

import dev.cairn.project.common.domain.Bounds;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the merge patch of a member; the patch itself is read field by field. */
@Schema(
        name = "MemberPatch",
        description = "JSON Merge Patch: what is absent stays as it is.",
        examples = "{\"role\": \"admin\"}")
interface MemberPatch {

    @Schema(minLength = 1, maxLength = Bounds.NAME)
    String getName();

    @Schema(enumeration = {"viewer", "responder", "editor", "admin", "owner"})
    String getRole();
}
