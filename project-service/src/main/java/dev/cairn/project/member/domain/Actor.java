package dev.cairn.project.member.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who wants to change a roster.
 *
 * @param subject of a person; null for an API token, which does what an admin may
 */
public record Actor(@Nullable String subject) {

    /** Any API token that may manage members. */
    public static final Actor TOKEN = new Actor(null);

    public static Actor person(String subject) {
        return new Actor(subject);
    }
}
