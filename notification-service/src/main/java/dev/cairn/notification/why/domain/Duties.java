package dev.cairn.notification.why.domain;

import dev.cairn.notification.schedule.domain.Duty;
import dev.cairn.notification.schedule.domain.Explanation;
import dev.cairn.notification.schedule.domain.TimedOverride;
import dev.cairn.notification.why.domain.Link.Kind;
import dev.cairn.notification.why.domain.Link.Outcome;
import dev.cairn.notification.why.domain.Link.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who was on call, by which layer, override or temporary schedule, and why somebody was not. */
public final class Duties {

    private final People people;

    /** @param people with the reasons of overrides that may count */
    public Duties(People people) {
        this.people = people;
    }

    /** Whether somebody was on call in a schedule, and who was, and why, in sentences. */
    public String at(String schedule, Explanation why, String person) {
        List<String> onCall = people(why);
        String text = onCall(onCall, schedule) + because(why, new ArrayList<>());
        return onCall.contains(person)
                ? text
                : "%s was not on call in %s. %s%s".formatted(people.name(person), schedule, text, whyNot(why, person));
    }

    /** What a schedule said when a step was carried out. */
    Link explain(@Nullable Explanation why, Fact.Stepped step, Fact.Meant meant, @Nullable String person) {
        String schedule = meant.name() == null ? "the schedule" : meant.name();
        boolean among = person != null && meant.people().contains(person);
        Outcome outcome = meant.people().isEmpty() || (person != null && !among) ? Outcome.ENDS : Outcome.GOES_ON;
        var references = new ArrayList<Reference>();
        references.add(Reference.of("schedule", new Named(meant.target(), schedule)));
        String text = onCall(meant.people(), schedule);
        if (why == null) {
            return Link.of(
                    Kind.ON_CALL,
                    step,
                    person,
                    Outcome.UNKNOWN,
                    text + ". The schedule was removed since, so why is not known any more",
                    references.toArray(Reference[]::new));
        }
        if (!people(why).equals(meant.people().stream().sorted().toList())) {
            return Link.of(
                    Kind.ON_CALL,
                    step,
                    person,
                    Outcome.UNKNOWN,
                    text + ". The schedule was changed since and tells otherwise by now, so why is not known any more",
                    references.toArray(Reference[]::new));
        }
        text += because(why, references);
        if (person != null && !among) {
            text = "%s was not on call in %s. %s%s".formatted(people.name(person), schedule, text, whyNot(why, person));
        }
        return new Link(Kind.ON_CALL, step.at(), person, outcome, text, references, Map.of());
    }

    private static List<String> people(Explanation why) {
        return why.onCall().stream().map(Duty::person).sorted().toList();
    }

    private String onCall(List<String> all, String schedule) {
        return all.isEmpty()
                ? "Nobody was on call in " + schedule
                : "On call in " + schedule + " was "
                        + all.stream().map(people::name).collect(Collectors.joining(", "));
    }

    /** What put each of them on call. */
    String because(Explanation why, List<Reference> references) {
        var parts = new ArrayList<String>();
        for (Duty duty : why.onCall()) {
            references.add(new Reference(duty.source().name().toLowerCase(Locale.ROOT), duty.id(), null, null));
            parts.add(
                    switch (duty.source()) {
                        case LAYER -> byLayer(why, duty);
                        case OVERRIDE -> byOverride(why, duty);
                        case TEMPORARY -> people.name(duty.person()) + " by a temporary schedule";
                    });
        }
        if (why.onCall().isEmpty()) {
            why.layers().forEach(part -> parts.add(silent(part)));
        }
        return parts.isEmpty() ? "" : ": " + String.join("; ", parts);
    }

    private String byLayer(Explanation why, Duty duty) {
        return why.layers().stream()
                .filter(part -> part.layer().id().equals(duty.id()) && part.turn() != null)
                .findFirst()
                .map(part -> {
                    var turn = Objects.requireNonNull(part.turn());
                    return "%s by the layer “%s” (priority %d), shift %d from %s to %s%s"
                            .formatted(
                                    people.name(duty.person()),
                                    part.layer().name(),
                                    part.layer().priority(),
                                    turn.number(),
                                    turn.start(),
                                    turn.end(),
                                    part.note() == null ? "" : " (" + part.note() + ")");
                })
                .orElse(people.name(duty.person()) + " by a layer");
    }

    private String byOverride(Explanation why, Duty duty) {
        String reason = people.reasons().get(duty.id());
        return why.overrides().stream()
                .filter(one -> one.id().equals(duty.id()))
                .findFirst()
                .map(one -> "%s by an override from %s to %s%s%s"
                        .formatted(
                                people.name(duty.person()),
                                one.start(),
                                one.end(),
                                one.replaces() == null ? "" : " instead of " + people.name(one.replaces()),
                                reason == null ? "" : " (" + reason + ")"))
                .orElse(people.name(duty.person()) + " by an override");
    }

    private String silent(Explanation.LayerPart part) {
        String layer = "the layer “" + part.layer().name() + "”";
        if (part.turn() == null || part.turn().person().isEmpty()) {
            return layer + " had a turn of nobody";
        }
        String whose = people.name(part.turn().person());
        if (part.absent()) {
            return layer + " had the turn of " + whose + ", who was no member then";
        }
        return layer + " had the turn of " + whose
                + (part.counts()
                        ? ", whom an override took off call"
                        : ", and its restrictions or holidays left it out");
    }

    /** Why somebody was not on call, where anything says it. */
    String whyNot(Explanation why, String person) {
        var parts = new ArrayList<String>();
        String name = people.name(person);
        for (TimedOverride one : why.overrides()) {
            boolean removed =
                    one.kind() == TimedOverride.Kind.REMOVE && one.person().equals(person);
            boolean replaced = one.kind() == TimedOverride.Kind.REPLACE && person.equals(one.replaces());
            if (removed || replaced) {
                String reason = people.reasons().get(one.id());
                parts.add("an override from %s to %s took the place of %s%s"
                        .formatted(one.start(), one.end(), name, reason == null ? "" : " (" + reason + ")"));
            }
        }
        for (Explanation.LayerPart part : why.layers()) {
            if (part.turn() != null && part.turn().person().equals(person)) {
                String layer = "it was the turn of " + name + " in the layer “"
                        + part.layer().name() + "”";
                parts.add(layer
                        + (part.absent()
                                ? ", but they were no member then"
                                : part.counts()
                                        ? ", but something above it counted"
                                        : ", but its restrictions or holidays left it out"));
            }
        }
        if (why.replacement() != null) {
            parts.add("a temporary schedule counted instead of layers and overrides");
        }
        return parts.isEmpty() ? "" : ". " + Text.capital(String.join("; ", parts));
    }
}
