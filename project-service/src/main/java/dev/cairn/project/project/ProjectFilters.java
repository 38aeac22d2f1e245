package dev.cairn.project.project;

import dev.cairn.kit.problem.Problem;
import dev.cairn.project.common.domain.Bounds;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters by which projects are found. */
public class ProjectFilters {

    @QueryParam("tag")
    @Parameter(description = "Only projects with this tag")
    @Schema(maxLength = Bounds.SLUG_LENGTH, pattern = Bounds.SLUG)
    @Nullable
    String tag;

    @QueryParam("q")
    @Parameter(description = "Only projects with this text in their name or slug, in either case of letters")
    @Schema(minLength = 1, maxLength = Bounds.NAME)
    @Nullable
    String text;

    void check() {
        if (tag != null && !Bounds.isSlug(tag)) {
            throw Problem.invalid("?tag", "must be a slug");
        }
        if (text != null && (text.isBlank() || text.length() > Bounds.NAME || hasControlCharacters(text))) {
            throw Problem.invalid("?q", "must be 1 to " + Bounds.NAME + " visible characters");
        }
    }

    /** What tells lists with different filters apart. */
    String key() {
        return "tag=" + tag + " q=" + text;
    }

    private static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
