package dev.cairn.kit.access;

import java.util.Locale;

/** A member's role; each includes what the ones before it may do. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Also acknowledges and resolves alerts. */
    RESPONDER,
    /** Also changes projects and gives evidence. */
    EDITOR,
    /** Also manages members, tokens and webhooks. */
    ADMIN,
    /** Also renames and deletes the organisation, and makes owners. */
    OWNER;

    /** The word used in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when it is no role's word */
    public static Role ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
