package dev.cairn.assessment.directory;

import dev.cairn.assessment.assess.domain.Fact;
import dev.cairn.assessment.assess.domain.Hypothesis;
import dev.cairn.assessment.evidence.NewEvidence;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.ids.Ids;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a team says of its project, as evidence: claims, and the value that it observed. */
@ApplicationScoped
class ProjectEvidence {

    /** Source of what the project's settings say. */
    static final String PROJECT = "project";

    /** Source of what a change of the core flow means for scans of before. */
    static final String CORE_FLOW = "core-flow";

    /** Source of what the hypothesis says. */
    static final String HYPOTHESIS = "hypothesis";

    private final Ids ids;
    private final Clock clock;

    ProjectEvidence(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    List<NewEvidence> ofStart(ProjectState state) {
        String start = state.startDate().toString();
        return List.of(evidence(
                state,
                PROJECT,
                Strength.CLAIMED,
                now(),
                Map.of("project.start_date", start),
                "The team counts from " + start));
    }

    /** A scan has yet to look for the flow that the settings name now: what it found of another does not count. */
    List<NewEvidence> ofCoreFlow(ProjectState state) {
        boolean named = state.coreFlow() != null;
        return List.of(evidence(
                state,
                CORE_FLOW,
                Strength.DETECTED,
                now(),
                Map.of("flow.named", named, "flow.named_found", false),
                named
                        ? "The settings name another core flow; no scan has looked for it yet"
                        : "The settings name no core flow"));
    }

    /** One piece per strength and instant: a claim is as old as its statement, an observation as its measurement. */
    List<NewEvidence> ofHypothesis(ProjectState state) {
        var stated = state.hypothesis();
        List<Fact> facts = stated == null
                ? Hypothesis.noneStated("", now())
                : new Hypothesis(
                                stated.metric(),
                                stated.target().doubleValue(),
                                stated.direction().equals("at-least"),
                                stated.observed() == null
                                        ? null
                                        : stated.observed().doubleValue(),
                                stated.statedOn(),
                                stated.observedOn())
                        .facts("");
        var pieces = new ArrayList<NewEvidence>();
        for (Strength strength : Strength.values()) {
            var of = facts.stream().filter(fact -> fact.strength() == strength).toList();
            if (!of.isEmpty()) {
                var values = new TreeMap<String, Object>();
                of.forEach(fact -> values.put(fact.name(), fact.value().raw()));
                pieces.add(evidence(
                        state, HYPOTHESIS, strength, of.get(0).observedAt(), values, summary(stated, strength)));
            }
        }
        return pieces;
    }

    private static String summary(ProjectState.@Nullable Hypothesis stated, Strength strength) {
        if (stated == null) {
            return "No hypothesis is stated";
        }
        String metric = stated.metric().length() > 200 ? stated.metric().substring(0, 200) + "…" : stated.metric();
        return strength == Strength.DEMONSTRATED
                ? "%s: %s was observed on %s".formatted(metric, stated.observed(), stated.observedOn())
                : "%s: the target is %s %s".formatted(metric, stated.direction().replace('-', ' '), stated.target());
    }

    private NewEvidence evidence(
            ProjectState state,
            String source,
            Strength strength,
            Instant observedAt,
            Map<String, Object> facts,
            String summary) {
        return new NewEvidence(
                ids.next(),
                state.organisationId(),
                state.id(),
                source,
                strength,
                observedAt,
                null,
                null,
                null,
                digest(strength + " " + observedAt + " " + new JsonObject(new TreeMap<>(facts)).encode()),
                summary,
                facts,
                new JsonObject(),
                List.of());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
