package dev.cairn.assessment.ownroadmap;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.ownroadmap.PublishedVersion.By;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One version of an organisation's roadmap as lists show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RoadmapVersion",
        description = "One published version of a roadmap. Its text never changes.",
        examples = """
                {"roadmap": "house-rules", "number": 3, "title": "House rules",
                 "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 "status": "scheduled", "effectiveAt": "2026-12-01T00:00:00Z",
                 "published": {"by": "ana", "name": "Ana Almeida", "at": "2026-11-22T09:00:00Z"}, "version": 1}""")
public record VersionView(
        @Schema(required = true) String roadmap,
        @Schema(required = true) int number,
        @Schema(required = true) String title,

        @Schema(required = true, description = "sha256: and 64 hex digits, of the text's bytes")
        String digest,

        @Schema(
                required = true,
                description = "replaced: a later version is in effect",
                enumeration = {"scheduled", "in-effect", "replaced", "withdrawn"})
        String status,

        @Schema(required = true) Instant effectiveAt,
        @Schema(required = true) Act published,

        @Schema(description = "When it took effect; absent before") @Nullable
        Instant activatedAt,

        @Schema(description = "Absent unless it was withdrawn") @Nullable
        Act withdrawn,

        @Schema(required = true, description = "Grows with every change; the ETag")
        long version) {

    /** Who did something, and when. */
    @Schema(name = "RoadmapAct")
    public record Act(
            @Schema(required = true, description = "Subject of the person, or id of the token")
            String by,

            @Schema(required = true) String name,
            @Schema(required = true) Instant at) {

        /** The view of an act. */
        public static Act of(By by) {
            return new Act(by.id(), by.name(), by.at());
        }
    }

    /** @param replaced whether a later version is in effect */
    public static VersionView of(PublishedVersion one, boolean replaced) {
        By withdrawn = one.withdrawn();
        return new VersionView(
                one.roadmap(),
                one.number(),
                one.title(),
                one.digest(),
                replaced && one.activatedAt() != null ? "replaced" : one.status(),
                one.effectiveAt(),
                Act.of(one.published()),
                one.activatedAt(),
                withdrawn == null ? null : Act.of(withdrawn),
                one.version());
    }
}
