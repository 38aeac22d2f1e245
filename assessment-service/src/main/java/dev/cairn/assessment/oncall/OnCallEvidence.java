package dev.cairn.assessment.oncall;

import dev.cairn.assessment.evidence.NewEvidence;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.events.CoverageState;
import dev.cairn.events.DrillState;
import dev.cairn.kit.ids.Ids;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was seen of a project's on-call, as evidence. */
@ApplicationScoped
class OnCallEvidence {

    /** Source of what fire drills show. */
    static final String FIRE_DRILL = "fire-drill";

    /** Source of what is known of who is on call. */
    static final String ON_CALL = "on-call";

    private final Ids ids;

    OnCallEvidence(Ids ids) {
        this.ids = ids;
    }

    /** Of a drill that was taken on, or failed. */
    NewEvidence of(DrillState drill, UUID project) {
        boolean acknowledged = drill.outcome().equals(DrillState.ACKNOWLEDGED);
        return evidence(
                drill.organisationId(),
                project,
                FIRE_DRILL,
                drill.endedAt(),
                Map.of("drills.page_acknowledged", acknowledged),
                acknowledged
                        ? "%s took a fire drill of %s on after %s s"
                                .formatted(drill.acknowledgedBy(), drill.policyName(), drill.secondsToAcknowledge())
                        : "Nobody took a fire drill of %s on in time".formatted(drill.policyName()),
                new JsonObject()
                        .put("drill", drill.id().toString())
                        .put("policy", drill.policyId().toString())
                        .put("secondsToAcknowledge", drill.secondsToAcknowledge())
                        .put("steps", drill.steps())
                        .put("paged", drill.people().size())
                        .put(
                                "reached",
                                drill.people().stream()
                                        .filter(DrillState.Person::reached)
                                        .count()));
    }

    NewEvidence of(CoverageState coverage, CoverageState.Project project) {
        var gap = coverage.firstGap();
        // the days are the least of all policies of the project; the gap is that of this one
        String told = gap != null
                        && Duration.between(coverage.measuredAt(), gap.start()).toDays() == project.gapFreeDays()
                ? gap.reason() + ", from " + gap.start()
                : null;
        return evidence(
                coverage.organisationId(),
                project.id(),
                ON_CALL,
                coverage.measuredAt(),
                Map.of("oncall.gap_free_days", project.gapFreeDays()),
                project.gapFreeDays() < coverage.daysAhead()
                        ? "Somebody is reached at every instant of the next %d days, and no longer"
                                .formatted(project.gapFreeDays())
                        : "Somebody is reached at every instant of the next %d days".formatted(project.gapFreeDays()),
                new JsonObject().put("policy", coverage.policyId().toString()).put("gap", told));
    }

    private NewEvidence evidence(
            UUID organisation,
            UUID project,
            String source,
            Instant observedAt,
            Map<String, Object> facts,
            String summary,
            JsonObject detail) {
        return new NewEvidence(
                ids.next(),
                organisation,
                project,
                source,
                Strength.DEMONSTRATED,
                observedAt,
                null,
                null,
                null,
                digest(source + " " + observedAt + " " + new JsonObject(facts).encode() + " " + detail.encode()),
                summary,
                facts,
                detail,
                List.of());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
