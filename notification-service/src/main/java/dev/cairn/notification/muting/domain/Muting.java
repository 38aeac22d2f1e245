package dev.cairn.notification.muting.domain;

import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that may hold the alerts of an organisation. */
public record Muting(List<Silence> silences, List<Maintenance> windows, List<Inhibition> inhibitions) {

    private static final int LONGEST = 500;

    /** An alert that is not resolved. */
    public record Present(UUID id, Facts facts) {}

    public Muting {
        silences = List.copyOf(silences);
        windows = List.copyOf(windows);
        inhibitions = List.copyOf(inhibitions);
    }

    /**
     * What it takes at worst to hold an alert against all of them; see {@link Matcher#cost}.
     *
     * @param sources alerts that may inhibit, of all rules
     */
    public long cost(long sources) {
        long once =
                silences.stream().mapToLong(one -> Matcher.cost(one.matchers())).sum()
                        + windows.stream()
                                .mapToLong(one -> Matcher.cost(one.matchers()))
                                .sum();
        long each = inhibitions.stream()
                .mapToLong(one -> Matcher.cost(one.source()) + Matcher.cost(one.target()))
                .sum();
        return once + each * Math.max(1, sources);
    }

    /** Those inhibitions that could hold one of these. */
    public List<Inhibition> concerned(List<Facts> targets) {
        return inhibitions.stream()
                .filter(rule -> targets.stream().anyMatch(rule::concerns))
                .toList();
    }

    /**
     * All that holds an alert, the one that counts first: silences, then windows, then inhibitions; of each kind the one that
     * ends last.
     *
     * @param sources alerts that are not resolved and may inhibit by a rule
     */
    public List<Hold> holds(UUID alert, Facts facts, Instant at, Function<Inhibition, List<Present>> sources) {
        var holds = new ArrayList<Hold>();
        silences.stream()
                .filter(one -> one.holds(facts, at))
                .sorted(Comparator.comparing(Silence::end).reversed())
                .forEach(one -> holds.add(new Hold(
                        Hold.Kind.SILENCE,
                        one.id().toString(),
                        cut("Silenced by %s: %s".formatted(one.by(), one.reason())),
                        one.end())));
        maintained(facts, at, holds);
        for (Inhibition rule : inhibitions) {
            Present source = rule.concerns(facts) ? source(rule, alert, facts, sources.apply(rule)) : null;
            if (source != null) {
                // without the source's title: it may hold a value that differs each minute, and so would be said each
                // minute
                String reason = "Inhibited by %s, alert %s".formatted(rule.name(), source.id());
                holds.add(new Hold(Hold.Kind.INHIBITION, rule.id().toString(), cut(reason), null));
            }
        }
        return holds;
    }

    private void maintained(Facts facts, Instant at, List<Hold> holds) {
        var found = new ArrayList<Hold>();
        for (Maintenance window : windows) {
            Instant until = window.holdsUntil(facts, at);
            if (until != null) {
                found.add(new Hold(
                        Hold.Kind.MAINTENANCE, window.id().toString(), cut("Maintenance: " + window.name()), until));
            }
        }
        found.sort(Comparator.comparing(Muting::end).reversed());
        holds.addAll(found);
    }

    private static Instant end(Hold hold) {
        return hold.until() == null ? Instant.MAX : hold.until();
    }

    private static @Nullable Present source(Inhibition rule, UUID alert, Facts facts, List<Present> sources) {
        return sources.stream()
                .filter(one -> !one.id().equals(alert) && rule.inhibits(one.facts(), facts))
                .findFirst()
                .orElse(null);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
