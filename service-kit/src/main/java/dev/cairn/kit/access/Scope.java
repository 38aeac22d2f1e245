package dev.cairn.kit.access;

import java.util.Optional;

/** What an API token may do. A token has no role: it may do what its scopes say, whoever made it. */
public enum Scope {
    READ("read"),
    EVIDENCE_WRITE("evidence:write"),
    ALERTS_WRITE("alerts:write"),
    EVENTS_WRITE("events:write"),
    PROJECTS_WRITE("projects:write"),
    ADMIN("admin"),
    /** Asked by what only people may do; no token has it. */
    PEOPLE_ONLY("people-only");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** The word used in JSON and in the database. */
    public String word() {
        return word;
    }

    /** The scope that a token may have by this word. */
    public static Optional<Scope> ofWord(String word) {
        for (Scope scope : values()) {
            if (scope != PEOPLE_ONLY && scope.word.equals(word)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
