package dev.cairn.project.organisation;

import dev.cairn.project.common.domain.Bounds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What it takes to found an organisation. */
@Schema(examples = "{\"slug\": \"acme\", \"name\": \"Acme\"}")
record NewOrganisation(
        @NotNull
        @Size(max = Bounds.SLUG_LENGTH)
        @Pattern(
                regexp = Bounds.SLUG,
                message = "must be lower-case letters, digits or hyphens, and neither begin nor end with a hyphen")
        String slug,

        @NotBlank @Size(max = Bounds.NAME) String name) {}
