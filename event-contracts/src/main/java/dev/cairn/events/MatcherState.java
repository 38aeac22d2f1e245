package dev.cairn.events;

/**
 * One condition on an alert.
 *
 * @param name of the fact
 * @param operator =, !=, =~ or !~; regular expressions are of RE2 and match the whole text
 */
public record MatcherState(String name, String operator, String value) {

    public MatcherState {
        Require.name("matchers.name", name);
        Require.name("matchers.operator", operator);
        Require.text("matchers.value", value);
    }
}
