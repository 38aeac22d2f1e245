package dev.cairn.assessment.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.roadmap.RoadmapError;
import dev.cairn.assessment.roadmap.RoadmapException;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was found when a text was read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RoadmapValidation",
        description = "Whether a text is a roadmap, and every mistake if not.",
        examples = """
                {"valid": false, "errors": [{"line": 20, "column": 25, "pointer": "/phases/0/practices/0/checks/0/expression",
                 "detail": "expression: no fact is called ci.run_tests; did you mean ci.runs_tests?"}]}""")
record RoadmapCheckView(
        @Schema(required = true) boolean valid,

        @Schema(description = "What was read; absent if there is a mistake") @Nullable
        Read roadmap,

        @Schema(required = true, description = "In the order of the text, at most 100")
        List<Mistake> errors) {

    /** A roadmap in a few words. */
    @Schema(name = "ValidRoadmap")
    record Read(
            @Schema(required = true) String id,
            @Schema(required = true) int version,
            @Schema(required = true) String title,
            @Schema(required = true) int phases,
            @Schema(required = true) long practices,
            @Schema(required = true) long checks) {}

    /** One mistake and its place. */
    @Schema(name = "RoadmapMistake")
    record Mistake(
            @Schema(required = true, description = "From 1") int line,
            @Schema(required = true, description = "From 1") int column,

            @Schema(required = true, description = "JSON pointer, as if the text were JSON; empty for the whole")
            String pointer,

            @Schema(required = true) String detail) {

        static Mistake of(RoadmapError error) {
            return new Mistake(error.line(), error.column(), error.pointer(), error.message());
        }
    }

    static RoadmapCheckView of(Roadmap roadmap) {
        return new RoadmapCheckView(
                true,
                new Read(
                        roadmap.id(),
                        roadmap.version(),
                        roadmap.title(),
                        roadmap.phases().size(),
                        roadmap.practices().count(),
                        roadmap.checks().count()),
                List.of());
    }

    static RoadmapCheckView of(RoadmapException wrong) {
        return new RoadmapCheckView(
                false, null, wrong.errors().stream().map(Mistake::of).toList());
    }
}
