package dev.cairn.notification.muting.domain;

import dev.cairn.notification.muting.domain.Muting.Present;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which alerts inhibit others. One that is inhibited itself inhibits none: else two could hold each other, and nobody would hear
 * of either. Of alerts that hold each other in a circle the earliest is not held.
 */
public final class Inhibiting {

    /** Where there are more, none inhibits that could be inhibited itself: a page too many is better than one too few. */
    private static final int MOST = 500;

    /** In the order in which they were raised, which is that of their ids. */
    private static final Comparator<UUID> EARLIEST = Comparator.comparing(UUID::toString);

    private final Map<UUID, List<Present>> byRule;
    private final Set<UUID> free;

    private Inhibiting(Map<UUID, List<Present>> byRule, Set<UUID> free) {
        this.byRule = byRule;
        this.free = free;
    }

    /**
     * Finds out.
     *
     * @param sources alerts that are not resolved and meet the source of a rule, by its id; with those that may inhibit them
     */
    public static Inhibiting of(List<Inhibition> rules, Map<UUID, List<Present>> sources) {
        var alerts = new TreeMap<UUID, Present>(EARLIEST);
        sources.values().forEach(all -> all.forEach(one -> alerts.put(one.id(), one)));
        if (alerts.size() > MOST) {
            return new Inhibiting(
                    sources,
                    alerts.values().stream()
                            .filter(one -> rules.stream().noneMatch(rule -> rule.concerns(one.facts())))
                            .map(Present::id)
                            .collect(Collectors.toSet()));
        }
        var heldBy = new TreeMap<UUID, Set<UUID>>(EARLIEST);
        alerts.keySet().forEach(id -> heldBy.put(id, new HashSet<>()));
        for (Inhibition rule : rules) {
            for (Present target : alerts.values()) {
                if (rule.concerns(target.facts())) {
                    sources.getOrDefault(rule.id(), List.of()).stream()
                            .filter(one -> !one.id().equals(target.id()) && rule.inhibits(one.facts(), target.facts()))
                            .forEach(one -> heldBy.computeIfAbsent(target.id(), id -> new HashSet<>())
                                    .add(one.id()));
                }
            }
        }
        return new Inhibiting(sources, free(heldBy));
    }

    /** Those that may inhibit an alert by a rule; none for one that is found to be held by none. */
    public List<Present> of(UUID alert, Inhibition rule) {
        return free.contains(alert)
                ? List.of()
                : byRule.getOrDefault(rule.id(), List.of()).stream()
                        .filter(one -> free.contains(one.id()))
                        .toList();
    }

    /** @param undecided by whom each could be held; it is emptied */
    private static Set<UUID> free(TreeMap<UUID, Set<UUID>> undecided) {
        var free = new HashSet<UUID>();
        while (!undecided.isEmpty()) {
            var freed = new TreeSet<UUID>(EARLIEST);
            undecided.forEach((id, by) -> {
                if (by.isEmpty()) {
                    freed.add(id);
                }
            });
            if (freed.isEmpty()) {
                freed.add(earliestOfCircle(undecided));
            }
            free.addAll(freed);
            undecided.keySet().removeAll(freed);
            var held = new HashSet<UUID>();
            undecided.forEach((id, by) -> {
                if (by.stream().anyMatch(free::contains)) {
                    held.add(id);
                }
            });
            undecided.keySet().removeAll(held);
            undecided.values().forEach(by -> by.removeAll(held));
        }
        return free;
    }

    /** The earliest of those that nobody outside of their own circle could hold. */
    private static UUID earliestOfCircle(TreeMap<UUID, Set<UUID>> undecided) {
        var above = new HashMap<UUID, Set<UUID>>();
        undecided.keySet().forEach(id -> above.put(id, above(id, undecided)));
        return undecided.keySet().stream()
                .filter(id -> above.getOrDefault(id, Set.of()).stream()
                        .allMatch(other -> above.getOrDefault(other, Set.of()).contains(id)))
                .findFirst()
                .orElseThrow();
    }

    /** All by whom an alert could be held, over however many others. */
    private static Set<UUID> above(UUID alert, Map<UUID, Set<UUID>> undecided) {
        var found = new HashSet<UUID>();
        var next = new ArrayDeque<>(undecided.getOrDefault(alert, Set.of()));
        while (!next.isEmpty()) {
            UUID one = next.poll();
            if (found.add(one)) {
                next.addAll(undecided.getOrDefault(one, Set.of()));
            }
        }
        return found;
    }
}
