package dev.cairn.project.member.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A person in an organisation.
 *
 * @param subject the person's {@code sub} at the identity provider
 * @param version counts the changes of this membership, from 1
 */
public record Member(UUID id, String subject, String name, MemberRole role, long version, Instant addedAt) {

    Member changed(String newName, MemberRole newRole) {
        return new Member(id, subject, newName, newRole, version + 1, addedAt);
    }
}
