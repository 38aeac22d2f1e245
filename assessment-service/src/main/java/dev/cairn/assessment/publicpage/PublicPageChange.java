package dev.cairn.assessment.publicpage;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an admin asks of a public page. */
@Schema(name = "PublicPageChange", examples = """
                {"enabled": true}""")
record PublicPageChange(
        @Schema(required = true, description = "Turned on it gets a new link; turned off its link is void for ever")
        @NotNull
        Boolean enabled) {}
