package dev.cairn.notification.alert.domain;

import dev.cairn.notification.alert.domain.Decision.Raise;
import dev.cairn.notification.alert.domain.Decision.Repeat;
import dev.cairn.notification.alert.domain.Decision.Resolve;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an assessment means for a project's alerts.
 *
 * <p>One trouble is one alert for as long as it lasts: it is raised once, counts up when it comes again while open, and
 * is resolved by the assessment that finds it over.
 */
public final class AlertRules {

    private static final String OPEN = "open";
    private static final Map<String, String> OVER = Map.of(
            "met", "The practice is met again.",
            "waived", "The practice was waived.",
            "not-applicable", "The practice does not apply any more.");

    private final Assessed assessed;
    private final Map<String, OpenAlert> open = new LinkedHashMap<>();
    private final Set<String> raised = new HashSet<>();
    private final List<Decision> decisions = new ArrayList<>();

    private AlertRules(Assessed assessed, Collection<OpenAlert> openAlerts) {
        this.assessed = assessed;
        openAlerts.forEach(alert -> open.put(alert.dedupKey(), alert));
    }

    /**
     * Decides.
     *
     * @param openAlerts all alerts of the project that are not resolved
     * @throws IllegalArgumentException when the assessment names something by an id that is too long
     */
    public static Decisions decide(Assessed assessed, Collection<OpenAlert> openAlerts) {
        var rules = new AlertRules(assessed, openAlerts);
        rules.regressions();
        rules.gates();
        Set<String> told = rules.ageing();
        told.addAll(rules.waivers());
        return new Decisions(rules.decisions, told);
    }

    private void regressions() {
        open.values().stream()
                .filter(alert -> alert.kind() == AlertKind.REGRESSION)
                .forEach(alert -> {
                    String reason = OVER.get(assessed.outcomes().getOrDefault(String.valueOf(alert.practice()), ""));
                    if (reason != null) {
                        decisions.add(new Resolve(alert.id(), reason));
                    }
                });
        for (Assessed.Change change : assessed.changes()) {
            boolean over = OVER.containsKey(assessed.outcomes().getOrDefault(change.practice(), change.to()));
            if (change.regression() && !over) {
                raise(regression(change));
            }
        }
    }

    private Trouble regression(Assessed.Change change) {
        String phase = phaseOf(change.practice());
        int reached = assessed.phases().indexOf(assessed.phase());
        boolean relied = phase != null && assessed.phases().indexOf(phase) <= reached;
        return new Trouble(
                key(AlertKind.REGRESSION, change.practice()),
                AlertKind.REGRESSION,
                relied ? Severity.CRITICAL : Severity.WARNING,
                change.title() + " is no longer met",
                change.detail(),
                change.practice(),
                phase);
    }

    private void gates() {
        for (Assessed.GateChange change : assessed.gateChanges()) {
            OpenAlert present = open.get(key(AlertKind.GATE_OPENED, change.phase()));
            if (change.to().equals(OPEN)) {
                raise(new Trouble(
                        key(AlertKind.GATE_OPENED, change.phase()),
                        AlertKind.GATE_OPENED,
                        Severity.INFO,
                        "The gate of " + change.title() + " is open",
                        "Everything that " + change.title() + " requires is met. The project may move on.",
                        null,
                        change.phase()));
            } else if (present != null) {
                decisions.add(new Resolve(present.id(), "The gate is closed again."));
            }
        }
    }

    /** Tells of each practice once per time at which its evidence ends, whatever became of the alert since. */
    private Set<String> ageing() {
        var first = new TreeMap<String, Assessed.Ageing>();
        for (Assessed.Ageing one : assessed.ageing()) {
            first.merge(one.practice(), one, (a, b) -> a.staleAt().isAfter(b.staleAt()) ? b : a);
        }
        var told = new LinkedHashSet<String>();
        var keys = new HashSet<String>();
        first.forEach((practice, one) -> {
            Trouble trouble = ageing(practice, one);
            String line = practice + "@" + one.staleAt();
            if (!assessed.toldAgeing().contains(line)) {
                raise(trouble);
            }
            told.add(line);
            keys.add(trouble.dedupKey());
        });
        open.values().stream()
                .filter(alert -> alert.kind() == AlertKind.EVIDENCE_AGEING && !keys.contains(alert.dedupKey()))
                .forEach(alert -> decisions.add(new Resolve(alert.id(), ended(alert.practice()))));
        return told;
    }

    /** As {@link #ageing}, of waivers; a waiver that was renewed is told of again when the new one ends. */
    private Set<String> waivers() {
        var first = new TreeMap<String, Instant>();
        for (Assessed.EndingWaiver one : assessed.waiversEnding()) {
            first.merge(one.practice(), one.endsAt(), (a, b) -> a.isBefore(b) ? a : b);
        }
        var told = new LinkedHashSet<String>();
        first.forEach((practice, endsAt) -> {
            String line = "waiver " + practice + "@" + endsAt;
            if (!assessed.toldAgeing().contains(line)) {
                raise(waiver(practice, endsAt));
            }
            told.add(line);
        });
        open.values().stream()
                .filter(alert ->
                        alert.kind() == AlertKind.WAIVER_ENDING && !first.containsKey(String.valueOf(alert.practice())))
                .forEach(alert -> decisions.add(new Resolve(alert.id(), waiverOver(alert.practice()))));
        return told;
    }

    private Trouble waiver(String practice, Instant endsAt) {
        return new Trouble(
                key(AlertKind.WAIVER_ENDING, practice),
                AlertKind.WAIVER_ENDING,
                Severity.WARNING,
                "The waiver of " + practice + " ends soon",
                "It counts until " + endsAt.truncatedTo(ChronoUnit.SECONDS)
                        + ". Prove the practice before, or ask for another waiver.",
                practice,
                phaseOf(practice));
    }

    private String waiverOver(@Nullable String practice) {
        String outcome = assessed.outcomes().getOrDefault(String.valueOf(practice), "");
        return switch (outcome) {
            case "met" -> "The practice is met.";
            case "waived" -> "There is a waiver that counts for longer.";
            default -> "The waiver has ended.";
        };
    }

    private Trouble ageing(String practice, Assessed.Ageing one) {
        return new Trouble(
                key(AlertKind.EVIDENCE_AGEING, practice),
                AlertKind.EVIDENCE_AGEING,
                Severity.WARNING,
                "Evidence of " + practice + " goes stale soon",
                "What proves the check " + one.check() + " counts until "
                        + one.staleAt().truncatedTo(ChronoUnit.SECONDS)
                        + ". Give fresh evidence before.",
                practice,
                phaseOf(practice));
    }

    private String ended(@Nullable String practice) {
        String outcome = assessed.outcomes().getOrDefault(String.valueOf(practice), "");
        return outcome.equals("stale") ? "The evidence has gone stale." : "There is fresh evidence.";
    }

    private void raise(Trouble trouble) {
        if (!raised.add(trouble.dedupKey())) {
            return;
        }
        OpenAlert present = open.get(trouble.dedupKey());
        decisions.add(present == null ? new Raise(trouble) : new Repeat(present.id(), trouble));
    }

    private String key(AlertKind kind, String about) {
        return kind.word() + ":" + assessed.project() + ":" + about;
    }

    /** A practice's id begins with its phase's. */
    private @Nullable String phaseOf(String practice) {
        int dot = practice.indexOf('.');
        String phase = dot < 0 ? practice : practice.substring(0, dot);
        return assessed.phases().contains(phase) ? phase : null;
    }
}
