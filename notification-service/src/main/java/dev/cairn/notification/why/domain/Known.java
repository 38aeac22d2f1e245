package dev.cairn.notification.why.domain;

import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.domain.Explanation;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an alert.
 *
 * @param facts in the order in which they happened
 * @param present how its escalation stands; null when it never had one
 * @param policies names by id, as they are now
 * @param onCall of schedules that there are, at the instants of steps
 */
public record Known(
        About alert,
        List<Fact> facts,
        @Nullable Present present,
        People people,
        Map<UUID, String> policies,
        Map<Moment, Explanation> onCall) {

    /** A schedule at an instant. */
    public record Moment(String schedule, Instant at) {}

    /**
     * The alert.
     *
     * @param service null where there is none
     * @param count how often it was raised, from 1
     */
    public record About(
            UUID id,
            String integration,
            @Nullable String service,
            String dedupKey,
            String severity,
            String urgency,
            int count,
            Instant lastAt,
            @Nullable UUID previous) {

        /** Whether nothing is wrong, and it only tries a policy. */
        boolean isDrill() {
            return integration.equals("drill");
        }
    }

    /**
     * How the escalation stands.
     *
     * @param state running, held, acknowledged or ended
     * @param policy as it was when it began; null when it waits to be told of one
     */
    public record Present(
            String state,
            @Nullable String heldBy,
            @Nullable Instant due,
            @Nullable Policy policy) {}

    public Known {
        facts = facts.stream()
                .sorted(Comparator.comparing(fact -> fact.id().toString()))
                .toList();
    }

    /** All that had happened by an instant. */
    Known until(@Nullable Instant at) {
        return at == null
                ? this
                : new Known(
                        alert,
                        facts.stream().filter(fact -> !fact.at().isAfter(at)).toList(),
                        present,
                        people,
                        policies,
                        onCall);
    }

    <F extends Fact> List<F> all(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Everybody who was meant, or is named by the policy. */
    Set<String> concerned() {
        var concerned = new LinkedHashSet<String>();
        all(Fact.Stepped.class).forEach(step -> step.meant().forEach(one -> concerned.addAll(one.people())));
        all(Fact.Paged.class).forEach(page -> concerned.add(page.person()));
        if (present != null && present.policy() != null) {
            present.policy()
                    .steps()
                    .forEach(step -> step.targets().stream()
                            .filter(target -> target.kind() == Target.Kind.PERSON)
                            .forEach(target -> concerned.add(target.id())));
        }
        return concerned;
    }
}
