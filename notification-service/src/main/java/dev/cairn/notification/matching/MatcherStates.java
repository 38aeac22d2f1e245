package dev.cairn.notification.matching;

import dev.cairn.events.MatcherState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Conditions as events tell of them. */
public final class MatcherStates {

    private MatcherStates() {}

    /** Of conditions that were checked. */
    public static List<MatcherState> of(List<@Nullable MatcherBody> matchers) {
        return matchers.stream()
                .map(Objects::requireNonNull)
                .map(one -> new MatcherState(
                        String.valueOf(one.name()), String.valueOf(one.operator()), String.valueOf(one.value())))
                .toList();
    }
}
