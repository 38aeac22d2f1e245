package dev.cairn.assessment.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One place in the tree that supports a fact. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Finding", description = "One place in the tree that supports a fact.")
record FindingView(
        @Schema(required = true) String fact,
        @Schema(required = true) String path,

        @Schema(description = "From 1; absent: the file as a whole") @Nullable
        Integer line,

        @Schema(required = true, description = "The rule that matched")
        String rule,

        @Schema(required = true, minimum = "1", maximum = "5", description = "1: a hint; 5: cannot be anything else")
        int confidence,

        @Schema(required = true, maxLength = 200) String excerpt,

        @Schema(name = "package", required = true, description = "Folder of the package it is in; empty: the root")
        @JsonProperty("package")
        String packagePath) {

    static FindingView of(Row row) {
        int line = row.getInteger("line");
        return new FindingView(
                row.getString("fact"),
                row.getString("path"),
                line == 0 ? null : line,
                row.getString("rule"),
                row.getInteger("confidence"),
                row.getString("excerpt"),
                row.getString("package_path"));
    }
}
