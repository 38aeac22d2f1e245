package dev.cairn.notification.schedule.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An interval in parts of the same people, and what differs between two of them. */
public final class OnCallParts {

    /** A part; nobody is on call where there are no people. */
    public record Part(Instant start, Instant end, Set<String> people) {}

    /** A time in which two systems have different people on call. */
    public record Difference(Instant start, Instant end, Set<String> source, Set<String> here) {}

    private OnCallParts() {}

    /**
     * Lays occurrences over each other: of those at one time the highest level counts, all of it.
     *
     * @param name of each key
     */
    public static List<Part> of(Collection<Occurrence> all, Instant from, Instant to, Function<String, String> name) {
        var sorted = new ArrayList<>(all);
        sorted.removeIf(one -> one.people().isEmpty() || !one.start().isBefore(one.end()));
        sorted.sort(Comparator.comparing(Occurrence::start));
        var cuts = new TreeSet<Instant>(List.of(from, to));
        for (Occurrence one : sorted) {
            cuts.add(one.start());
            cuts.add(one.end());
        }
        var parts = new ArrayList<Part>();
        var running = new ArrayList<Occurrence>();
        int next = 0;
        Instant start = null;
        for (Instant cut : cuts) {
            if (start != null && !start.isBefore(from) && !cut.isAfter(to)) {
                parts.add(new Part(start, cut, highest(running, name)));
            }
            running.removeIf(one -> !one.end().isAfter(cut));
            while (next < sorted.size() && !sorted.get(next).start().isAfter(cut)) {
                if (sorted.get(next).end().isAfter(cut)) {
                    running.add(sorted.get(next));
                }
                next++;
            }
            start = cut;
        }
        return parts;
    }

    private static Set<String> highest(List<Occurrence> running, Function<String, String> name) {
        int level = running.stream().mapToInt(Occurrence::level).max().orElse(0);
        var people = new TreeSet<String>();
        running.stream()
                .filter(one -> one.level() == level)
                .forEach(one -> one.people().forEach(key -> people.add(name.apply(key))));
        return people;
    }

    /** Where two differ; neighbours that differ in the same way are one. Both are whole, without holes in between. */
    public static List<Difference> between(List<Part> source, List<Part> here) {
        var found = new ArrayList<Difference>();
        int second = 0;
        for (Part one : source) {
            while (second < here.size() && !here.get(second).end().isAfter(one.start())) {
                second++;
            }
            for (int i = second; i < here.size() && here.get(i).start().isBefore(one.end()); i++) {
                Part other = here.get(i);
                if (!one.people().equals(other.people())) {
                    add(
                            found,
                            new Difference(
                                    one.start().isBefore(other.start()) ? other.start() : one.start(),
                                    one.end().isAfter(other.end()) ? other.end() : one.end(),
                                    one.people(),
                                    other.people()));
                }
            }
        }
        return found;
    }

    private static void add(List<Difference> found, Difference next) {
        @Nullable Difference last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (last != null
                && last.end().equals(next.start())
                && last.source().equals(next.source())
                && last.here().equals(next.here())) {
            found.set(found.size() - 1, new Difference(last.start(), next.end(), last.source(), last.here()));
        } else {
            found.add(next);
        }
    }
}
