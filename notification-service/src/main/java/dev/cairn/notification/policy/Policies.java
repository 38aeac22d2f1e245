package dev.cairn.notification.policy;

import dev.cairn.events.EventType;
import dev.cairn.events.PolicyState;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.policy.domain.Policy;
import dev.cairn.notification.policy.domain.Step;
import dev.cairn.notification.policy.domain.Target;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** The policies of the organisation whose Hibernate transaction the caller is in. */
@ApplicationScoped
public class Policies {

    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String FROZEN =
            "select id, name, version, body from escalation_policy where id = any($1::uuid[])";

    private final Outbox outbox;
    private final PolicyJson json;

    Policies(Outbox outbox, PolicyJson json) {
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * Refuses policies that do not exist.
     *
     * @param policies with pointers to where they are named
     */
    public Uni<Void> demand(UUID organisation, Map<UUID, String> policies) {
        return frozen(organisation, policies.keySet())
                .invoke(found -> policies.forEach((policy, pointer) -> {
                    if (!found.containsKey(policy)) {
                        throw PolicyInput.refused(pointer, "is no policy's id");
                    }
                }))
                .replaceWithVoid();
    }

    /** Those of these policies that there are, as they are now, by id. */
    public Uni<Map<UUID, FrozenPolicy>> frozen(UUID organisation, Collection<UUID> policies) {
        if (policies.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return SessionSql.rows(FROZEN, (Object) new HashSet<>(policies).toArray(UUID[]::new))
                .map(rows -> {
                    var frozen = new HashMap<UUID, FrozenPolicy>();
                    rows.forEach(row -> frozen.put((UUID) row[0], frozen(row)));
                    return frozen;
                });
    }

    /** All there are, by name. */
    public Uni<List<FrozenPolicy>> all(UUID organisation) {
        return SessionSql.rows(
                        "select id, name, version, body from escalation_policy where organisation_id = $1 order by name",
                        organisation)
                .map(rows -> rows.stream().map(this::frozen).toList());
    }

    private FrozenPolicy frozen(@Nullable Object[] row) {
        var ref = new PolicyRef(
                (UUID) Objects.requireNonNull(row[0]),
                (String) Objects.requireNonNull(row[1]),
                ((Number) Objects.requireNonNull(row[2])).longValue());
        String text = (String) Objects.requireNonNull(row[3]);
        return new FrozenPolicy(ref, thawed(text), text);
    }

    /** The policy that a frozen one kept. */
    public Policy thawed(String text) {
        return PolicyJson.policy(json.body(text));
    }

    /** Whether there is any. */
    public Uni<Boolean> any(UUID organisation) {
        return SessionSql.rows("select 1 from escalation_policy where organisation_id = $1 limit 1", organisation)
                .map(rows -> !rows.isEmpty());
    }

    Uni<PolicyRow> row(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(PolicyRow.class, id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    /** One of them, and whoever else wants to change it waits for this transaction. */
    Uni<PolicyRow> locked(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(PolicyRow.class, id, LockMode.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    Uni<List<PolicyRow>> list(UUID organisation, @Nullable UUID before, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from PolicyRow p where p.organisationId = :organisation and p.id < :before"
                                        + " order by p.id desc",
                                PolicyRow.class)
                        .setParameter("organisation", organisation)
                        .setParameter("before", before == null ? NEWEST : before)
                        .setMaxResults(most)
                        .getResultList());
    }

    Uni<Long> count(UUID organisation) {
        return SessionSql.rows("select count(*) from escalation_policy where organisation_id = $1", organisation)
                .map(rows -> ((Number) rows.get(0)[0]).longValue());
    }

    /** Refuses a name that another policy has. */
    Uni<Void> demandFreeName(UUID organisation, UUID own, String name) {
        return SessionSql.rows(
                        "select 1 from escalation_policy where organisation_id = $1 and name = $2 and id <> $3",
                        organisation,
                        name,
                        own)
                .invoke(others -> {
                    if (!others.isEmpty()) {
                        throw PolicyInput.refused("/name", "is the name of another policy");
                    }
                })
                .replaceWithVoid();
    }

    /** Leaves the event of a change. */
    Uni<Void> tell(EventType type, PolicyRow row, Policy policy) {
        boolean deleted = type == EventType.POLICY_DELETED;
        return outbox.add(
                type,
                new PolicyState(
                        row.id,
                        row.organisationId,
                        row.name,
                        deleted
                                ? List.of()
                                : policy.steps().stream().map(Policies::state).toList(),
                        policy.repeats(),
                        policy.acknowledgeTimeout() == null
                                ? null
                                : policy.acknowledgeTimeout().toSeconds(),
                        deleted ? List.of() : states(policy.fallback()),
                        row.changedBy,
                        deleted,
                        deleted ? row.version + 1 : row.version));
    }

    private static PolicyState.Step state(Step step) {
        return new PolicyState.Step(step.delay().toSeconds(), states(step.targets()));
    }

    private static List<PolicyState.Target> states(List<Target> targets) {
        return targets.stream()
                .map(target -> new PolicyState.Target(target.kind().word(), target.id()))
                .toList();
    }
}
