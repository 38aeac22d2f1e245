package dev.cairn.notification.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.OnCall.Watch;
import dev.cairn.notification.schedule.domain.Duty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom targets stand for at an instant. The engine and the simulation both ask here.
 *
 * @param people why each is told, by subject
 * @param webhooks ids of those that there are
 * @param missing why a target stands for nobody, one sentence each
 * @param meant all of that, target by target
 */
public record Told(Map<String, String> people, List<UUID> webhooks, List<String> missing, List<Meant> meant) {

    /**
     * Whom one target stood for.
     *
     * @param name of the schedule or the webhook; null of a person, and of what is gone
     * @param missing why it stood for nobody; null when it did for somebody, and of webhooks that there are
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Meant(
            Target.Kind kind,
            String id,
            @Nullable String name,
            List<Somebody> people,
            @Nullable String missing) {}

    /**
     * Somebody whom a target stood for.
     *
     * @param source what put them on call: layer, override or temporary; null for who is named by the step
     * @param sourceId of the layer, the override or the temporary schedule
     * @param timeZone where they live, as far as the schedule says it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Somebody(
            String person,
            @Nullable String source,
            @Nullable String sourceId,
            @Nullable String timeZone) {}

    /**
     * What there is.
     *
     * @param members names by subject
     * @param webhooks names by id
     */
    public record Around(Map<String, String> members, Map<UUID, Watch> watches, Map<UUID, String> webhooks) {}

    /** Resolves targets. Somebody who is named twice is told once. */
    public static Told of(List<Target> targets, Instant at, String inStep, Around around) {
        var told = new Told(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
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
            meant.add(new Meant(
                    Target.Kind.PERSON, subject, null, List.of(new Somebody(subject, null, null, null)), null));
        } else {
            misses(Target.Kind.PERSON, subject, null, subject + " is no member any more");
        }
    }

    private void schedule(UUID id, Instant at, Around around) {
        Watch watch = around.watches().get(id);
        if (watch == null) {
            misses(Target.Kind.SCHEDULE, id.toString(), null, "a schedule that it names was removed");
            return;
        }
        var onCall = watch.plan().onCallAt(at);
        if (onCall.isEmpty()) {
            misses(Target.Kind.SCHEDULE, id.toString(), watch.name(), "nobody is on call in " + watch.name());
            return;
        }
        onCall.forEach(duty -> people.putIfAbsent(duty.person(), "on call in " + watch.name()));
        meant.add(new Meant(
                Target.Kind.SCHEDULE,
                id.toString(),
                watch.name(),
                onCall.stream().map(duty -> somebody(duty, watch)).toList(),
                null));
    }

    /** Where a person lives, as the schedule says it that they are on call in; null where none does. */
    public @Nullable String zoneOf(String person) {
        return meant.stream()
                .flatMap(one -> one.people().stream())
                .filter(one -> one.person().equals(person) && one.timeZone() != null)
                .map(Somebody::timeZone)
                .findFirst()
                .orElse(null);
    }

    private static Somebody somebody(Duty duty, Watch watch) {
        return new Somebody(
                duty.person(),
                duty.source().name().toLowerCase(Locale.ROOT),
                duty.id(),
                watch.zoneOf(duty.person()).getId());
    }

    private void misses(Target.Kind kind, String id, @Nullable String name, String why) {
        missing.add(why);
        meant.add(new Meant(kind, id, name, List.of(), why));
    }

    private void webhook(UUID id, Around around) {
        if (around.webhooks().containsKey(id)) {
            // policies that are kept from before may name one in two ways of writing
            if (!webhooks.contains(id)) {
                webhooks.add(id);
                meant.add(new Meant(
                        Target.Kind.WEBHOOK, id.toString(), around.webhooks().get(id), List.of(), null));
            }
        } else {
            misses(Target.Kind.WEBHOOK, id.toString(), null, "a webhook that it names was removed");
        }
    }
}
