package dev.cairn.assessment.shadow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.ownroadmap.VersionView;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A shadow run as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ShadowRun",
        description = "What a roadmap would change, for all projects of an organisation.",
        examples = """
                {"id": "0198c0de-0000-7000-8000-000000000021", "roadmap": "house-rules", "number": 3, "title": "House rules",
                 "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "state": "succeeded",
                 "requested": {"by": "ana", "name": "Ana Almeida", "at": "2026-11-22T09:00:00Z"},
                 "projects": 12, "falls": 2, "rises": 1, "same": 9}""")
record ShadowRun(
        @Schema(required = true, description = "Also the id of its job")
        UUID id,

        @Schema(required = true) String roadmap,
        @Schema(required = true) int number,
        @Schema(required = true) String title,

        @Schema(required = true, description = "Of the text")
        String digest,

        @Schema(
                required = true,
                description = "Of its job; gone: the job was removed with time",
                enumeration = {"queued", "running", "succeeded", "failed", "cancelled", "dead", "gone"})
        String state,

        @Schema(required = true) VersionView.Act requested,

        @Schema(required = true, description = "Projects looked at so far")
        long projects,

        @Schema(required = true, description = "Of them, how many would lose something")
        long falls,

        @Schema(required = true, description = "How many would only win something")
        long rises,

        @Schema(required = true, description = "How many would keep what they have")
        long same) {}
