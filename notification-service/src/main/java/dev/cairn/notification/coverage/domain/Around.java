package dev.cairn.notification.coverage.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What there is of an organisation, from an instant until another.
 *
 * @param turns of its schedules, by id
 * @param members names by subject
 * @param reachable the subjects of those who have a verified contact method
 */
public record Around(
        Map<UUID, Turns> turns, Map<String, String> members, Set<String> reachable, Instant from, Instant to) {

    boolean reaches(String person) {
        return members.containsKey(person) && reachable.contains(person);
    }

    boolean isMember(String person) {
        return members.containsKey(person);
    }

    String name(String person) {
        return members.getOrDefault(person, person);
    }
}
