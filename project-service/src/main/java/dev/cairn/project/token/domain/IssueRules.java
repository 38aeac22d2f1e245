package dev.cairn.project.token.domain;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.common.domain.Faults;
import dev.cairn.project.common.domain.Refused;
import dev.cairn.project.common.domain.Refused.Reason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules by which tokens are issued. */
public final class IssueRules {

    private static final String WORDS =
            Arrays.stream(TokenScope.values()).map(TokenScope::word).collect(Collectors.joining(", "));

    private IssueRules() {}

    /**
     * The scopes of a new token.
     *
     * @param words as asked for; one twice counts once
     * @throws Refused when the name or a word is wrong
     */
    public static Set<TokenScope> scopes(String name, List<@Nullable String> words) {
        var faults = new Faults();
        faults.line("/name", name, Bounds.NAME);
        var scopes = EnumSet.noneOf(TokenScope.class);
        for (int i = 0; i < words.size(); i++) {
            String pointer = "/scopes/" + i;
            Optional.ofNullable(words.get(i))
                    .flatMap(TokenScope::ofWord)
                    .ifPresentOrElse(scopes::add, () -> faults.add(pointer, "must be one of " + WORDS));
        }
        if (words.isEmpty()) {
            faults.add("/scopes", "must have at least one");
        }
        faults.refuse();
        return scopes;
    }

    /**
     * Checks that nobody hands out more than they have, and that there are not too many.
     *
     * @param own the scopes of the token that asks, or those that the person's role covers
     * @param live how many live tokens there are
     * @throws Refused when it cannot be
     */
    public static void check(Set<TokenScope> own, Set<TokenScope> asked, long live, int most) {
        var beyond = EnumSet.copyOf(asked);
        beyond.removeAll(own);
        if (!beyond.isEmpty()) {
            String words = beyond.stream().map(TokenScope::word).collect(Collectors.joining(", "));
            throw new Refused(Reason.NOT_ALLOWED, "You cannot give what you do not have: " + words);
        }
        if (live >= most) {
            throw new Refused(
                    Reason.LIMIT_REACHED,
                    "An organisation has at most %d live tokens; revoke one that is not needed".formatted(most));
        }
    }
}
