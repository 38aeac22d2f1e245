package dev.cairn.assessment.evidence;

import dev.cairn.assessment.roadmap.domain.Roadmap;
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
 * @param source scan, repository, hypothesis, project, attestation, fire-drill or on-call
 * @param endsAt its own end; null: it counts for as long as the checks of the roadmap that read it say
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
        @Nullable Instant endsAt,
        @Nullable String commit,
        @Nullable String branch,
        String digest,
        String summary,
        Map<String, Object> facts,
        JsonObject detail,
        List<Finding> findings) {

    /** When it is too old for the first check of the roadmap that reads it, or ends; null: never. */
    @Nullable
    Instant staleAt(Roadmap roadmap) {
        return endsAt != null ? endsAt : new Freshness(roadmap).staleAt(strength, facts.keySet(), observedAt);
    }
}
