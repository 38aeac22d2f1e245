package dev.cairn.notification.policy;

import dev.cairn.notification.policy.domain.Target;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whom a policy names, each with a pointer to where it does first. */
final class Named {

    private final Map<String, String> people = new LinkedHashMap<>();
    private final Map<UUID, String> schedules = new LinkedHashMap<>();
    private final Map<UUID, String> webhooks = new LinkedHashMap<>();

    /** Adds one; answers its id as it is to be kept, for an id can be written in more than one way. */
    String add(Target.Kind kind, String id, String pointer) {
        return switch (kind) {
            case PERSON -> {
                people.putIfAbsent(id, pointer);
                yield id;
            }
            case SCHEDULE -> add(schedules, uuid(id, pointer, "schedule"), pointer);
            case WEBHOOK -> add(webhooks, uuid(id, pointer, "webhook"), pointer);
        };
    }

    private static String add(Map<UUID, String> all, UUID id, String pointer) {
        all.putIfAbsent(id, pointer);
        return id.toString();
    }

    private static UUID uuid(String id, String pointer, String what) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw PolicyInput.refused(pointer, "is no %s's id".formatted(what));
        }
    }

    Map<String, String> people() {
        return people;
    }

    Map<UUID, String> schedules() {
        return schedules;
    }

    Map<UUID, String> webhooks() {
        return webhooks;
    }

    Set<UUID> scheduleIds() {
        return new LinkedHashSet<>(schedules.keySet());
    }
}
