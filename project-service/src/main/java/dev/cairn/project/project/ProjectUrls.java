package dev.cairn.project.project;

import dev.cairn.project.common.domain.Bounds;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project's addresses; each http or https, without a password. */
@Schema(description = "Addresses by purpose; each http or https, without a password.")
record ProjectUrls(
        @Size(max = Bounds.URL) @Nullable String app,
        @Size(max = Bounds.URL) @Nullable String repository,
        @Size(max = Bounds.URL) @Nullable String docs,
        @Size(max = Bounds.URL) @Nullable String status) {

    Map<String, String> byPurpose() {
        var given = new TreeMap<String, String>();
        put(given, "app", app);
        put(given, "repository", repository);
        put(given, "docs", docs);
        put(given, "status", status);
        return given;
    }

    private static void put(Map<String, String> given, String purpose, @Nullable String address) {
        if (address != null) {
            given.put(purpose, address);
        }
    }
}
