package dev.cairn.notification.why.domain;

import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.domain.Explanation;
import dev.cairn.notification.why.domain.Link.Kind;
import dev.cairn.notification.why.domain.Link.Outcome;
import dev.cairn.notification.why.domain.Link.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which steps were carried out, how late, and whom they stood for. */
final class Steps {

    private final Known known;
    private final Duties duties;

    Steps(Known known) {
        this.known = known;
        this.duties = new Duties(known.people());
    }

    /**
     * A step, and whom each of its targets stood for.
     *
     * @param person whose answer it is; null for everybody's
     */
    List<Link> carriedOut(Fact.Stepped step, @Nullable String person) {
        var links = new ArrayList<Link>();
        links.add(step(step));
        for (Fact.Meant meant : step.meant()) {
            if (meant.kind() == Target.Kind.SCHEDULE) {
                Explanation why = known.onCall().get(new Known.Moment(meant.target(), step.at()));
                links.add(duties.explain(why, step, meant, person));
            }
        }
        if (person != null) {
            links.add(named(step, person));
        }
        return links;
    }

    private Link step(Fact.Stepped step) {
        var references = new ArrayList<Reference>();
        references.add(new Reference("policy", step.policy().id(), step.policy().name(), step.policyVersion()));
        step.meant().stream()
                .filter(one -> one.kind() == Target.Kind.WEBHOOK && one.name() != null)
                .forEach(one ->
                        references.add(Reference.of("webhook", new Named(one.target(), String.valueOf(one.name())))));
        return new Link(
                Kind.STEP,
                step.at(),
                null,
                step.word().equals("nobody") || step.word().equals("reached-nobody") ? Outcome.WAITS : Outcome.GOES_ON,
                Text.capital(title(step)) + " was carried out" + timing(step) + told(step) + follows(step),
                references,
                facts(step));
    }

    /** How people know a step. */
    static String title(Fact.Stepped step) {
        return (step.fallback() ? "the fallback" : "step " + step.step())
                + (step.round() > 1 ? " of round " + step.round() : "")
                + " of " + step.policy().name() + " (version " + step.policyVersion() + ")";
    }

    private static String timing(Fact.Stepped step) {
        if (step.byPerson()) {
            return " at the word of " + step.by();
        }
        if (step.due() == null) {
            return "";
        }
        Duration late = Duration.between(step.due(), step.at());
        return late.compareTo(Duration.ofSeconds(1)) < 0
                ? " when it was due"
                : ", due at " + step.due() + " and so " + Text.passed(late) + " late";
    }

    private String told(Fact.Stepped step) {
        return ": " + step.meant().stream().map(this::told).collect(Collectors.joining("; "));
    }

    private String told(Fact.Meant meant) {
        if (meant.missing() != null) {
            return meant.missing();
        }
        String people = meant.people().stream().map(known.people()::name).collect(Collectors.joining(", "));
        return switch (meant.kind()) {
            case PERSON -> people + ", who is named in it";
            case SCHEDULE -> people + ", on call in " + meant.name();
            case WEBHOOK -> "the webhook " + meant.name();
        };
    }

    private static String follows(Fact.Stepped step) {
        return switch (step.word()) {
            case "nobody" -> ". It reached nobody, so the next step came at once";
            case "falls-back" -> ". No step had reached a person, so the fallback came at once";
            case "told-once" -> ". An alert of low urgency is told once";
            case "reached-nobody" -> ". There was no further step, and no person was reached";
            case "ended" -> ". There was no further step";
            default -> "";
        };
    }

    private static Map<String, String> facts(Fact.Stepped step) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("generation", String.valueOf(step.generation()));
        facts.put("round", String.valueOf(step.round()));
        facts.put("step", String.valueOf(step.step()));
        facts.put("urgency", step.urgency());
        facts.put("then", step.word());
        if (step.due() != null) {
            facts.put("dueAt", step.due().toString());
        }
        return facts;
    }

    /** Whether the step was about a person at all. */
    private Link named(Fact.Stepped step, String person) {
        boolean byName = step.meant().stream()
                .anyMatch(
                        one -> one.kind() == Target.Kind.PERSON && one.target().equals(person));
        String name = known.people().name(person);
        String text;
        if (step.names(person)) {
            text = byName ? name + " is named in it" : name + " is meant by it, being on call";
        } else if (!known.people().wasMember(person, step.at())) {
            text = name + " was no member of the organisation then";
        } else {
            text = "It was not about " + name + ": it neither names them nor a schedule that they were on call in";
        }
        return Link.of(Kind.ON_CALL, step, person, step.names(person) ? Outcome.GOES_ON : Outcome.ENDS, text);
    }
}
