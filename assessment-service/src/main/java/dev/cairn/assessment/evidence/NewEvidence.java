package dev.cairn.assessment.evidence;

import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.assessment.scan.domain.Finding;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Evidence to be recorded.
 *
 * @param source scan, repository, hypothesis, project or attestation
 * @param staleAt when the first check that reads it takes it for too old; null: none will
 * @param digest {@code sha256:} and the hash of what was observed
 * @param summary one sentence for people
 * @param detail what else the source has to say: where it looked, packages, notes
 */
public record NewEvidence(
        UUID id,
        UUID organisationId,
        UUID projectId,
        String source,
        Strength strength,
        Instant observedAt,
        @Nullable Instant staleAt,
        @Nullable String commit,
        @Nullable String branch,
        String digest,
        String summary,
        Map<String, Object> facts,
        JsonObject detail,
        List<Finding> findings) {}
