package dev.cairn.project.token;

import dev.cairn.project.common.domain.Bounds;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The token that is wanted. */
@Schema(examples = "{\"name\": \"CI\", \"scopes\": [\"read\", \"evidence:write\"], \"expiresInDays\": 90}")
record NewToken(
        @NotBlank @Size(max = Bounds.NAME) String name,

        @NotNull
        @Size(min = 1, max = 6)
        @Schema(description = "Any of read, alerts:write, events:write, evidence:write, projects:write, admin")
        List<@Nullable String> scopes,

        @NotNull @Min(1) @Max(366) Integer expiresInDays) {}
