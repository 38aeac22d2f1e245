package dev.cairn.assessment.history;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of outcome changes, for the OpenAPI document. */
@Schema(name = "PageOutcomeChangeView")
record OutcomeChangePageSchema(
        @Schema(required = true) List<OutcomeChangeView> items,

        @Schema(required = true, nullable = true) @Nullable String nextCursor) {}
