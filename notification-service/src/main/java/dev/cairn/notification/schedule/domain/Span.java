package dev.cairn.notification.schedule.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An interval of instants, its end not included. */
public record Span(Instant start, Instant end) {

    public boolean isEmpty() {
        return !start.isBefore(end);
    }

    public boolean contains(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    Span within(Instant from, Instant to) {
        return new Span(start.isBefore(from) ? from : start, end.isAfter(to) ? to : end);
    }

    /** The same time in as few intervals as can be, in order. */
    static List<Span> merged(List<Span> spans) {
        var sorted = new ArrayList<>(spans);
        sorted.removeIf(Span::isEmpty);
        sorted.sort(Comparator.comparing(Span::start));
        var merged = new ArrayList<Span>();
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || span.start().isAfter(last.end())) {
                merged.add(span);
            } else if (span.end().isAfter(last.end())) {
                merged.set(merged.size() - 1, new Span(last.start(), span.end()));
            }
        }
        return merged;
    }
}
