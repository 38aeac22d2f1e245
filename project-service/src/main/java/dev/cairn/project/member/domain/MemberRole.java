package dev.cairn.project.member.domain;

import java.util.Locale;
import java.util.Optional;

/** A member's role; each includes what the ones before it may do. */
public enum MemberRole {
    VIEWER,
    RESPONDER,
    EDITOR,
    ADMIN,
    OWNER;

    /** The words of all roles, as a pattern for whole texts. */
    public static final String PATTERN = "viewer|responder|editor|admin|owner";

    /** The word used in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this word; empty when there is none. */
    public static Optional<MemberRole> ofWord(String word) {
        for (MemberRole role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    boolean isAbove(MemberRole other) {
        return compareTo(other) > 0;
    }
}
