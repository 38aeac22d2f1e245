package dev.cairn.notification.matching.domain;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One condition on a fact of an alert.
 *
 * @param test whether a whole text is the value, or is of the regular expression, before the operator negates it
 */
public record Matcher(String name, Operator operator, String value, Predicate<String> test) {

    public boolean matches(Facts facts) {
        return test.test(facts.get(name)) != operator.negates();
    }

    /** Whether all of these hold. */
    public static boolean all(List<Matcher> matchers, Facts facts) {
        return matchers.stream().allMatch(one -> one.matches(facts));
    }

    /** The first of these that does not hold; null when all do. */
    public static @Nullable Matcher firstMissed(List<Matcher> matchers, Facts facts) {
        for (Matcher one : matchers) {
            if (!one.matches(facts)) {
                return one;
            }
        }
        return null;
    }

    /** What it takes at worst to hold an alert against these: a regular expression counts as a hundred equalities. */
    public static long cost(List<Matcher> matchers) {
        return matchers.stream()
                .mapToLong(one -> one.operator().isRegex() ? 100 : 1)
                .sum();
    }

    /** As people write it, such as {@code service=~"shop.*"}. */
    @Override
    public String toString() {
        return name + operator.sign() + '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
