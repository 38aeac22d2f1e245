package dev.cairn.assessment.assessment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An assessment made again from the evidence, waivers and instant that it was made of. */
@Schema(name = "Rerun", examples = """
                {"assessment": "0198c0de-0000-7000-8000-000000000009", "sequence": 2,
                 "assessedAt": "2026-11-22T09:00:02Z", "evidence": 3,
                 "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 "rerunDigest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "same": true}""")
record RerunView(
        @Schema(required = true) UUID assessment,
        @Schema(required = true) long sequence,

        @Schema(required = true, description = "The instant of judging, then and again")
        Instant assessedAt,

        @Schema(required = true, description = "How many pieces of evidence it was made of")
        int evidence,

        @Schema(required = true, description = "As it was kept")
        String digest,

        @Schema(required = true, description = "As it comes out now")
        String rerunDigest,

        @Schema(required = true, description = "Whether the two are equal")
        boolean same) {}
