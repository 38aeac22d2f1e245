package dev.cairn.notification.muting.domain;

import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import java.util.List;
import java.util.UUID;

/**
 * While an alert of one kind is not resolved, nobody is paged for alerts of another.
 *
 * @param source which alerts inhibit
 * @param target which are inhibited
 * @param equal names of facts that both must have alike; what neither has is alike
 */
public record Inhibition(UUID id, String name, List<Matcher> source, List<Matcher> target, List<String> equal) {

    public Inhibition {
        source = List.copyOf(source);
        target = List.copyOf(target);
        equal = List.copyOf(equal);
    }

    /** Whether alerts such as this one are inhibited by any. */
    public boolean concerns(Facts target) {
        return Matcher.all(this.target, target);
    }

    /**
     * Whether one alert inhibits another. Of two that could each inhibit the other neither does, or nobody would hear of
     * the trouble; so no alert inhibits itself either.
     */
    public boolean inhibits(Facts source, Facts target) {
        if (!Matcher.all(this.source, source) || !Matcher.all(this.target, target)) {
            return false;
        }
        boolean mutual = Matcher.all(this.source, target) && Matcher.all(this.target, source);
        return !mutual && equal.stream().allMatch(name -> source.get(name).equals(target.get(name)));
    }
}
