package dev.cairn.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest assessment of a project: where it stands, and what changed since the assessment before.
 *
 * @param sequence counts the assessments of this project
 * @param digest {@code sha256:} and the hex digest of what was assessed; equal inputs give equal digests
 * @param phase the phase that the project is really in
 * @param phases all phases of the roadmap, in its order
 * @param outcomes of every practice, by its id: met, partial, unmet, stale, unknown, waived, not-applicable
 * @param nextAction the most valuable thing to do now; null when nothing is left
 * @param ageing evidence that goes stale soon and holds up a practice
 * @param waiversEnding waivers that stand in for a check and end within 10 days; left out when there are none
 */
public record AssessmentState(
        UUID id,
        UUID organisationId,
        UUID projectId,
        String projectSlug,
        String projectName,
        long sequence,
        Instant assessedAt,
        Roadmap roadmap,
        String digest,
        String phase,
        List<Phase> phases,
        Map<String, String> outcomes,
        @Nullable NextAction nextAction,
        List<Change> changes,
        List<GateChange> gateChanges,
        List<Ageing> ageing,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EndingWaiver> waiversEnding)
        implements EventData {

    private static final int MOST_ENTRIES = 5_000;

    public AssessmentState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.present("projectId", projectId);
        Require.name("projectSlug", projectSlug);
        Require.name("projectName", projectName);
        Require.notNegative("sequence", sequence);
        Require.present("assessedAt", assessedAt);
        Require.present("roadmap", roadmap);
        Require.name("digest", digest);
        Require.name("phase", phase);
        phases = Require.list("phases", phases, 100);
        outcomes = Require.map("outcomes", outcomes, MOST_ENTRIES);
        changes = Require.list("changes", changes, MOST_ENTRIES);
        gateChanges = Require.list("gateChanges", gateChanges, 100);
        ageing = Require.list("ageing", ageing, MOST_ENTRIES);
        // Absent in what was published before there were waivers.
        waiversEnding = waiversEnding == null ? List.of() : Require.list("waiversEnding", waiversEnding, MOST_ENTRIES);
    }

    /** The roadmap that the project was assessed against. */
    public record Roadmap(String id, int version) {
        public Roadmap {
            Require.name("roadmap id", id);
            Require.notNegative("roadmap version", version);
        }
    }

    /**
     * How far the project is through one phase.
     *
     * @param readiness 0 to 100, one decimal
     * @param gate open or closed
     */
    public record Phase(String id, double readiness, String gate) {
        public Phase {
            Require.name("phase id", id);
            if (!(readiness >= 0 && readiness <= 100)) {
                throw new IllegalArgumentException("readiness is not between 0 and 100");
            }
            Require.name("gate", gate);
        }
    }

    /** The next best action: a check of a practice, and its title. */
    public record NextAction(String practice, String check, String title) {
        public NextAction {
            Require.name("next action's practice", practice);
            Require.name("next action's check", check);
            Require.text("next action's title", title);
        }
    }

    /**
     * A practice whose outcome is not what it was.
     *
     * @param regression it was met and no longer is
     * @param cause lost, expired, evidence, roadmap, waiver, applicability, or a word that is new
     * @param detail one sentence for people
     */
    public record Change(
            String practice, String title, String from, String to, boolean regression, String cause, String detail) {
        public Change {
            Require.name("change's practice", practice);
            Require.text("change's title", title);
            Require.name("change's from", from);
            Require.name("change's to", to);
            Require.name("change's cause", cause);
            Require.text("change's detail", detail);
        }
    }

    /** A gate that opened or closed; {@code from} and {@code to} are open or closed. */
    public record GateChange(String phase, String title, String from, String to) {
        public GateChange {
            Require.name("gate change's phase", phase);
            Require.text("gate change's title", title);
            Require.name("gate change's from", from);
            Require.name("gate change's to", to);
        }
    }

    /** A check whose evidence goes stale at an instant to come. */
    public record Ageing(String check, String practice, Instant staleAt) {
        public Ageing {
            Require.name("ageing check", check);
            Require.name("ageing practice", practice);
            Require.present("ageing staleAt", staleAt);
        }
    }

    /** A check that a waiver stands in for until an instant to come. */
    public record EndingWaiver(UUID waiver, String check, String practice, Instant endsAt) {
        public EndingWaiver {
            Require.present("ending waiver", waiver);
            Require.name("ending waiver's check", check);
            Require.name("ending waiver's practice", practice);
            Require.present("ending waiver's endsAt", endsAt);
        }
    }

    @Override
    public UUID subjectId() {
        return projectId;
    }

    @Override
    public long version() {
        return sequence;
    }
}
