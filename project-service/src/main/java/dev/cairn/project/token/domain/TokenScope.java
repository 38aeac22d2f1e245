package dev.cairn.project.token.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an API token may do. */
public enum TokenScope {
    READ("read", "viewer"),
    ALERTS_WRITE("alerts:write", "responder"),
    EVENTS_WRITE("events:write", "responder"),
    EVIDENCE_WRITE("evidence:write", "editor"),
    PROJECTS_WRITE("projects:write", "editor"),
    ADMIN("admin", "admin");

    private final String word;
    private final String coveredFrom;

    TokenScope(String word, String coveredFrom) {
        this.word = word;
        this.coveredFrom = coveredFrom;
    }

    /** The word used in JSON and in the database. */
    public String word() {
        return word;
    }

    /** The word of the least role that covers the scope. */
    public String coveredFrom() {
        return coveredFrom;
    }

    /** The scope with this word; empty when there is none. */
    public static Optional<TokenScope> ofWord(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    /**
     * The scopes that a role covers.
     *
     * @param roles the words of the role and of all roles that it includes
     */
    public static Set<TokenScope> coveredBy(Set<String> roles) {
        return Arrays.stream(values())
                .filter(scope -> roles.contains(scope.coveredFrom))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TokenScope.class)));
    }
}
