package dev.cairn.notification.alert.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An assessment, as far as alerts depend on it.
 *
 * @param phase the phase that the project is really in
 * @param phases ids of all phases, earliest first
 * @param outcomes of every practice, by its id
 * @param toldAgeing what {@link Decisions#toldAgeing()} was for the assessment before
 */
public record Assessed(
        UUID project,
        String phase,
        List<String> phases,
        Map<String, String> outcomes,
        List<Change> changes,
        List<GateChange> gateChanges,
        List<Ageing> ageing,
        List<EndingWaiver> waiversEnding,
        Set<String> toldAgeing) {

    public Assessed {
        phases = List.copyOf(phases);
        outcomes = Map.copyOf(outcomes);
        changes = List.copyOf(changes);
        gateChanges = List.copyOf(gateChanges);
        ageing = List.copyOf(ageing);
        waiversEnding = List.copyOf(waiversEnding);
        toldAgeing = Set.copyOf(toldAgeing);
    }

    /** A practice whose outcome changed. */
    public record Change(String practice, String title, String from, String to, boolean regression, String detail) {}

    /** A gate that opened or closed. */
    public record GateChange(String phase, String title, String to) {}

    /** A check whose evidence goes stale at an instant to come. */
    public record Ageing(String check, String practice, Instant staleAt) {}

    /** A practice that a waiver stands in for until an instant to come. */
    public record EndingWaiver(String practice, Instant endsAt) {}
}
