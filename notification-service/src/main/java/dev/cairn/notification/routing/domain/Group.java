package dev.cairn.notification.routing.domain;

import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Urgency;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The alerts of one rule that are alike in what it groups by. */
public final class Group {

    /** The place of an alert that would join now. */
    public static final long LAST = Long.MAX_VALUE;

    private Group() {}

    /**
     * One that is not resolved.
     *
     * @param place in the order in which they joined
     */
    public record Member(UUID id, Severity severity, Urgency urgency, long place) {}

    /**
     * Who leads in place of an alert: the first that is not muted itself. Null when the alert goes its own way, because it is that
     * one, or worse or more urgent than all that joined before it.
     *
     * @param urgency of the alert; null where the rule gives all of them the same
     * @param members of the group, in any order; the alert itself may be among them
     * @param muted whether a member waits for something else, so that nobody hears of it
     */
    public static @Nullable Member leader(
            long place, Severity severity, @Nullable Urgency urgency, List<Member> members, Predicate<Member> muted) {
        var before = members.stream()
                .filter(one -> one.place() < place)
                .sorted(Comparator.comparingLong(Member::place))
                .filter(muted.negate())
                .toList();
        boolean heard = before.stream()
                .anyMatch(one -> one.severity().compareTo(severity) >= 0
                        && (urgency != Urgency.HIGH || one.urgency() == Urgency.HIGH));
        return heard ? before.get(0) : null;
    }
}
