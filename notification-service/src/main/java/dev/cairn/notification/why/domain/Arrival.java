package dev.cairn.notification.why.domain;

import dev.cairn.notification.why.domain.Link.Kind;
import dev.cairn.notification.why.domain.Link.Outcome;
import dev.cairn.notification.why.domain.Link.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an alert came in, where the rules sent it, and what held it. */
final class Arrival {

    private final Known known;

    /** @param known of which the alert itself counts */
    Arrival(Known known) {
        this.known = known;
    }

    /** What was taken in, and what repeats did. */
    Link raised(Fact.Line line, @Nullable Instant asked) {
        var alert = known.alert();
        var references = new ArrayList<Reference>();
        references.add(Reference.of("alert", alert.id().toString()));
        String text = "Taken in from %s%s as new: no alert with the key “%s” was open"
                .formatted(
                        alert.integration(),
                        alert.service() == null ? "" : ", service " + alert.service(),
                        Text.cut(alert.dedupKey()));
        if (alert.previous() != null) {
            references.add(Reference.of("alert", alert.previous().toString()));
            text += ". The one before it was over";
        }
        if (alert.count() > 1 && (asked == null || !alert.lastAt().isAfter(asked))) {
            text += ". Told %d times by now, the last at %s: a repeat pages nobody while the alert is open"
                    .formatted(alert.count(), alert.lastAt());
        }
        return new Link(
                Kind.INTAKE,
                line.at(),
                null,
                Outcome.GOES_ON,
                text,
                references,
                Map.of("integration", alert.integration(), "dedupKey", alert.dedupKey()));
    }

    /** It wants attention again. */
    static Link woken(Fact.Line line) {
        return Link.of(
                Kind.INTAKE, line, null, Outcome.GOES_ON, "It wants attention again, and pages anew: " + line.text());
    }

    /** No rule is asked about it. */
    static Link drill(Fact.Line raised) {
        return Link.of(
                Kind.ROUTING,
                raised,
                null,
                Outcome.GOES_ON,
                "It is a fire drill: it goes to the policy that it tries, and no rule is asked");
    }

    /** For alerts from before decisions were kept. */
    static Link unknownRoute(Fact.Line raised) {
        return Link.of(
                Kind.ROUTING,
                raised,
                null,
                Outcome.UNKNOWN,
                "Which rule decided was not kept then, and the rules of now say nothing certain of it");
    }

    /**
     * A decision, with what held the alert.
     *
     * @param first whether it is the first of the alert
     * @param goesOn whether steps were being carried out, which a group does not hold up
     * @param wasHeld whether the decision before it held the alert
     */
    List<Link> decided(Fact.Decided decided, boolean first, boolean goesOn, boolean wasHeld) {
        var links = new ArrayList<Link>();
        links.add(route(decided, first, wasHeld));
        for (Fact.Decided.Hold hold : decided.holds()) {
            boolean counts = !goesOn || !hold.kind().equals("group");
            String text = counts
                    ? "Nobody is paged for now: " + hold.reason()
                    : hold.reason() + ". It went on already, so this does not hold it";
            links.add(Link.of(
                    Kind.HOLD,
                    decided,
                    null,
                    counts ? Outcome.WAITS : Outcome.GOES_ON,
                    text + (hold.until() == null ? "" : ", until " + hold.until()),
                    Reference.of(hold.kind().equals("group") ? "alert" : hold.kind(), hold.by())));
        }
        return links;
    }

    private Link route(Fact.Decided decided, boolean first, boolean wasHeld) {
        var references = new ArrayList<Reference>();
        Named rule = decided.rule();
        if (rule != null) {
            references.add(new Reference("rule", rule.id(), rule.name(), decided.version()));
        }
        UUID policy = decided.policy();
        if (policy != null) {
            references.add(Reference.of("policy", new Named(policy.toString(), policyName(policy))));
        }
        String text =
                (first ? "" : "Asked again" + (wasHeld && decided.holds().isEmpty() ? ", nothing holds it: " : ": "))
                        + (rule == null ? withoutRule(decided) : byRule(decided, rule))
                        + missed(decided);
        return new Link(
                Kind.ROUTING,
                decided.at(),
                null,
                policy == null ? Outcome.ENDS : Outcome.GOES_ON,
                Text.capital(text),
                references,
                Map.of("routingVersion", String.valueOf(decided.version())));
    }

    private String byRule(Fact.Decided decided, Named rule) {
        return "the rule “%s” (version %d of the rules) %s"
                .formatted(
                        rule.name(),
                        decided.version(),
                        decided.policy() == null
                                ? "pages nobody"
                                : "sends it to " + policyName(decided.policy())
                                        + (decided.urgency() == null ? "" : " with " + decided.urgency() + " urgency"));
    }

    private String withoutRule(Fact.Decided decided) {
        if (decided.version() == 0) {
            return "there were no rules and no policy for what meets none, so nobody was to be paged";
        }
        String none = "no rule matched (version %d of the rules)".formatted(decided.version());
        return decided.policy() == null
                ? none + " and there was no policy for that, so nobody was to be paged"
                : none + ", so it goes to " + policyName(decided.policy()) + " as all that meets none";
    }

    private static String missed(Fact.Decided decided) {
        if (decided.missed().isEmpty()) {
            return "";
        }
        var parts = decided.missed().stream()
                .map(one -> "“%s” did not match: %s, and the alert has “%s”"
                        .formatted(one.rule().name(), one.matcher(), one.fact()))
                .toList();
        return ". " + String.join("; ", parts)
                + (decided.moreMissed() == 0 ? "" : "; and " + decided.moreMissed() + " more did not");
    }

    private String policyName(UUID policy) {
        return known.all(Fact.Stepped.class).stream()
                .map(Fact.Stepped::policy)
                .filter(one -> one.id().equals(policy.toString()))
                .map(Named::name)
                .findFirst()
                .orElse(known.policies().getOrDefault(policy, "a policy that was removed since"));
    }
}
