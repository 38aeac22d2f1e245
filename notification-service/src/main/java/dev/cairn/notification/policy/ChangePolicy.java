package dev.cairn.notification.policy;

import dev.cairn.events.EventType;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Changes and removes policies. What escalates already goes on with the policy as it was when it began. */
@ApplicationScoped
class ChangePolicy {

    private static final Logger LOG = Logger.getLogger(ChangePolicy.class);

    private final PolicyInput input;
    private final Policies policies;
    private final PolicyJson json;
    private final NamedTargets targets;
    private final Tenancy tenancy;
    private final List<PolicyUse> uses;

    ChangePolicy(
            PolicyInput input,
            Policies policies,
            PolicyJson json,
            NamedTargets targets,
            Tenancy tenancy,
            @All List<PolicyUse> uses) {
        this.input = input;
        this.policies = policies;
        this.json = json;
        this.targets = targets;
        this.tenancy = tenancy;
        this.uses = uses;
    }

    Uni<PolicyView> change(UUID organisation, UUID id, @Nullable String ifMatch, PolicyBody asked, String by) {
        var checked = input.check(asked);
        return targets.demandPeople(organisation, checked.named())
                .chain(() -> tenancy.write(
                        organisation,
                        () -> CreatePolicy.lock(organisation)
                                .chain(() -> policies.locked(id))
                                .invoke(row -> ETags.demand(ifMatch, row.version))
                                .chain(row -> keep(row, checked, by))));
    }

    /** Nothing happens when it is written as it is. */
    private Uni<PolicyView> keep(PolicyRow row, PolicyInput.Checked checked, String by) {
        String body = json.write(checked.body());
        if (body.equals(row.body)) {
            return Uni.createFrom().item(PolicyView.of(row, checked.body()));
        }
        String name = Objects.requireNonNull(checked.body().name());
        return policies.demandFreeName(row.organisationId, row.id, name)
                .chain(() -> targets.demandReach(checked.named()))
                .invoke(() -> {
                    row.name = name;
                    row.body = body;
                    row.changedBy = by;
                })
                .chain(Panache::getSession)
                .chain(session -> session.flush())
                .chain(() -> policies.tell(EventType.POLICY_CHANGED, row, checked.policy()))
                .invoke(() -> LOG.infof("policy %s changed by %s, version %d", row.id, by, row.version))
                .map(done -> PolicyView.of(row, checked.body()));
    }

    Uni<Void> remove(UUID organisation, UUID id, @Nullable String ifMatch, String by) {
        return tenancy.write(
                organisation,
                () -> policies.locked(id)
                        .invoke(row -> ETags.demand(ifMatch, row.version))
                        .call(row -> refuseUsed(row))
                        .invoke(row -> row.changedBy = by)
                        .call(row ->
                                policies.tell(EventType.POLICY_DELETED, row, PolicyJson.policy(json.body(row.body))))
                        .chain(row -> Panache.getSession().chain(session -> session.remove(row)))
                        .invoke(() -> LOG.infof("policy %s removed by %s", id, by)));
    }

    private Uni<Void> refuseUsed(PolicyRow row) {
        var users = new ArrayList<String>();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (PolicyUse use : uses) {
            steps = steps.chain(() -> use.of(row.organisationId, row.id))
                    .invoke(users::addAll)
                    .replaceWithVoid();
        }
        return steps.invoke(() -> {
            if (!users.isEmpty()) {
                throw new Problem(PolicyProblem.IN_USE, "Alerts are sent to it by " + String.join(", ", users));
            }
        });
    }
}
