package dev.cairn.notification.person.domain;

import dev.cairn.notification.alert.domain.Urgency;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** A person's rules for each urgency; an empty list stands for the usual ones. */
public record Rules(List<Rule> high, List<Rule> low) {

    /** Most rules for one urgency. */
    public static final int MOST = 15;

    /** The longest delay: some days, as for what can wait until Monday. */
    public static final int LONGEST_DELAY = 9000;

    /** What holds for who made none. */
    public static final Rules NONE = new Rules(List.of(), List.of());

    public Rules {
        high = List.copyOf(high);
        low = List.copyOf(low);
    }

    /**
     * The messages of a page, in their order.
     *
     * <p>Who made no rules is told by all methods at once, and so is who has none of the methods any more that the rules
     * name: rules that reach nobody must not keep somebody asleep who can be reached.
     *
     * @param verified the methods that can be used
     * @return empty only when there is no method
     */
    public List<Rule> plan(Urgency urgency, Collection<UUID> verified) {
        List<Rule> usable = usable(urgency, verified);
        return usable.isEmpty()
                ? verified.stream().map(method -> new Rule(0, method)).toList()
                : usable;
    }

    /** Whether a page goes as it does for who made no rules. */
    public boolean isUsual(Urgency urgency, Collection<UUID> verified) {
        return usable(urgency, verified).isEmpty();
    }

    private List<Rule> usable(Urgency urgency, Collection<UUID> verified) {
        return (urgency == Urgency.HIGH ? high : low)
                .stream()
                        .filter(rule -> verified.contains(rule.contactMethod()))
                        .distinct()
                        .sorted(Comparator.comparingInt(Rule::delayMinutes))
                        .toList();
    }

    /** The same without a method that is gone. */
    public Rules without(UUID method) {
        return new Rules(without(high, method), without(low, method));
    }

    private static List<Rule> without(List<Rule> rules, UUID method) {
        return rules.stream()
                .filter(rule -> !rule.contactMethod().equals(method))
                .toList();
    }
}
