package dev.cairn.notification.why.domain;

import dev.cairn.notification.why.domain.Link.Kind;
import dev.cairn.notification.why.domain.Link.Outcome;
import dev.cairn.notification.why.domain.Link.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Derives why somebody was paged, or was not, link by link in the order in which it happened. */
public final class Derivation {

    /** The clocks of the service and of the database may differ by so much. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(5);

    private static final String TAKEN_ON = "somebody took the alert on";

    /**
     * An answer.
     *
     * @param people whom it is about, with what came of it for each
     */
    public record Answer(List<Verdict> people, List<Link> links) {}

    private final Known known;
    private final @Nullable String person;
    private final @Nullable Instant asked;
    private final Arrival arrival;
    private final Steps steps;
    private final PagesOf pages;
    private final List<Link> links = new ArrayList<>();
    private Fact.@Nullable Decided before;
    private boolean goesOn;

    private Derivation(Known known, @Nullable String person, @Nullable Instant asked) {
        this.known = known;
        this.person = person;
        this.asked = asked;
        this.arrival = new Arrival(known);
        this.steps = new Steps(known);
        this.pages = new PagesOf(known, asked);
    }

    /**
     * Derives an answer.
     *
     * @param person whom it is about; null for everybody
     * @param asked up to when; null for all that happened
     */
    public static Answer of(Known all, @Nullable String person, @Nullable Instant asked) {
        Known known = all.until(asked);
        var derivation = new Derivation(known, person, asked);
        known.facts().forEach(derivation::take);
        var verdicts = new Verdicts(known, asked);
        var people = person == null ? List.copyOf(known.concerned()) : List.of(person);
        return new Answer(people.stream().map(verdicts::of).toList(), List.copyOf(derivation.links));
    }

    private void take(Fact fact) {
        if (fact instanceof Fact.Line line) {
            line(line);
        } else if (fact instanceof Fact.Decided decided) {
            boolean held = before != null && !before.holds().isEmpty();
            links.addAll(arrival.decided(decided, before == null, goesOn, held));
            before = decided;
        } else if (fact instanceof Fact.Stepped step) {
            goesOn = true;
            links.addAll(steps.carriedOut(step, person));
        } else if (fact instanceof Fact.Paged page) {
            add(page.person(), pages.page(page));
        } else if (fact instanceof Fact.Message message) {
            add(message.person(), pages.message(message));
        } else {
            var tried = (Fact.Tried) fact;
            add(tried.person(), PagesOf.attempt(tried));
        }
    }

    private void add(String whose, Link link) {
        if (person == null || person.equals(whose)) {
            links.add(link);
        }
    }

    private void line(Fact.Line line) {
        goesOn = goesOn && !line.ends();
        switch (line.kind()) {
            case RAISED -> {
                links.add(arrival.raised(line, asked));
                if (known.alert().isDrill()) {
                    links.add(Arrival.drill(line));
                } else if (known.all(Fact.Decided.class).isEmpty() && isOld()) {
                    links.add(Arrival.unknownRoute(line));
                }
            }
            case WOKEN -> links.add(Arrival.woken(line));
            case ACKNOWLEDGED -> links.add(acknowledged(line));
            case REOPENED -> links.add(end(line, Outcome.GOES_ON, line.text()));
            case SNOOZED -> links.add(end(line, Outcome.WAITS, "Put off by " + line.by() + ": " + line.text()));
            case RESOLVED ->
                links.add(end(line, Outcome.ENDS, "Over: " + line.text() + dropped(line, "the alert is over")));
            case ENDED -> links.add(end(line, Outcome.ENDS, line.text()));
            case HELD -> {
                if (before == null) {
                    links.add(Link.of(Kind.HOLD, line, null, Outcome.WAITS, line.text()));
                }
            }
            case STEPPED -> {
                if (isBeforeSteps(line)) {
                    links.add(Link.of(
                            Kind.STEP,
                            line,
                            null,
                            Outcome.UNKNOWN,
                            line.text() + ". When it was due, and why these people were on call, was not kept then"));
                }
            }
        }
    }

    /** Whether something happened that a decision must have come before. */
    private boolean isOld() {
        return known.facts().stream()
                .anyMatch(fact -> fact instanceof Fact.Paged
                        || (fact instanceof Fact.Line line
                                && (line.kind() == Fact.Line.Kind.STEPPED || line.kind() == Fact.Line.Kind.HELD)));
    }

    private boolean isBeforeSteps(Fact.Line line) {
        var kept = known.all(Fact.Stepped.class);
        return kept.isEmpty() || line.at().isBefore(kept.get(0).at().minus(SAME_MOMENT));
    }

    private Link acknowledged(Fact.Line line) {
        return Link.of(
                Kind.ACKNOWLEDGEMENT,
                line,
                null,
                Outcome.ENDS,
                "Taken on by " + line.by() + ": " + line.text() + dropped(line, TAKEN_ON),
                Reference.of("alert", known.alert().id().toString()));
    }

    /** How many messages were not sent any more by this. */
    private String dropped(Fact.Line line, String reason) {
        long many = known.all(Fact.Message.class).stream()
                .filter(one -> reason.equals(one.reason())
                        && one.ended() != null
                        && Duration.between(line.at(), Objects.requireNonNull(one.ended()))
                                        .abs()
                                        .compareTo(SAME_MOMENT)
                                < 0)
                .count();
        return many == 0 ? "" : ". " + Text.many((int) many, "message") + " that waited went nowhere by that";
    }

    private static Link end(Fact.Line line, Outcome outcome, String text) {
        return Link.of(Kind.END, line, null, outcome, text);
    }
}
