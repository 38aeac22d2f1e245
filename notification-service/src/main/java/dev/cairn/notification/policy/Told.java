package dev.cairn.notification.policy;

import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.OnCall.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whom targets stand for at an instant. The engine and the simulation both ask here.
 *
 * @param people why each is told, by subject
 * @param webhooks ids of those that there are
 * @param missing why a target stands for nobody, one sentence each
 */
public record Told(Map<String, String> people, List<UUID> webhooks, List<String> missing) {

    /**
     * What there is.
     *
     * @param members names by subject
     * @param webhooks names by id
     */
    public record Around(Map<String, String> members, Map<UUID, Watch> watches, Map<UUID, String> webhooks) {}

    /** Resolves targets. Somebody who is named twice is told once. */
    public static Told of(List<Target> targets, Instant at, String inStep, Around around) {
        var told = new Told(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (Target target : targets) {
            switch (target.kind()) {
                case PERSON -> told.person(target.id(), inStep, around);
                case SCHEDULE -> told.schedule(UUID.fromString(target.id()), at, around);
                case WEBHOOK -> told.webhook(UUID.fromString(target.id()), around);
            }
        }
        return told;
    }

    private void person(String subject, String inStep, Around around) {
        if (around.members().containsKey(subject)) {
            people.putIfAbsent(subject, "named in " + inStep);
        } else {
            missing.add(subject + " is no member any more");
        }
    }

    private void schedule(UUID id, Instant at, Around around) {
        Watch watch = around.watches().get(id);
        if (watch == null) {
            missing.add("a schedule that it names was removed");
            return;
        }
        var onCall = watch.peopleAt(at);
        if (onCall.isEmpty()) {
            missing.add("nobody is on call in " + watch.name());
        }
        onCall.forEach(person -> people.putIfAbsent(person, "on call in " + watch.name()));
    }

    private void webhook(UUID id, Around around) {
        if (around.webhooks().containsKey(id)) {
            // policies that are kept from before may name one in two ways of writing
            if (!webhooks.contains(id)) {
                webhooks.add(id);
            }
        } else {
            missing.add("a webhook that it names was removed");
        }
    }
}
