package dev.cairn.notification.policy;

import dev.cairn.events.EventType;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes a policy. */
@ApplicationScoped
class CreatePolicy {

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";

    private static final Logger LOG = Logger.getLogger(CreatePolicy.class);

    private final PolicyInput input;
    private final PolicyConfig config;
    private final Policies policies;
    private final PolicyJson json;
    private final NamedTargets targets;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Ids ids;
    private final Times times;

    CreatePolicy(
            PolicyInput input,
            PolicyConfig config,
            Policies policies,
            PolicyJson json,
            NamedTargets targets,
            IdempotentRequests requests,
            Answers answers,
            Ids ids,
            Times times) {
        this.input = input;
        this.config = config;
        this.policies = policies;
        this.json = json;
        this.targets = targets;
        this.requests = requests;
        this.answers = answers;
        this.ids = ids;
        this.times = times;
    }

    Uni<Response> create(UUID organisation, String slug, @Nullable String key, PolicyBody asked, String by) {
        var checked = input.check(asked);
        return targets.demandPeople(organisation, checked.named())
                .chain(() -> requests.run(
                        organisation, "POST policies", key, asked, () -> keep(organisation, slug, checked, by)));
    }

    private Uni<Reply> keep(UUID organisation, String slug, PolicyInput.Checked checked, String by) {
        var row = new PolicyRow();
        row.id = ids.next();
        row.organisationId = organisation;
        row.name = Objects.requireNonNull(checked.body().name());
        row.body = json.write(checked.body());
        row.createdAt = times.now();
        row.changedBy = by;
        row.version = 1;
        return refuseTooMany(organisation)
                .chain(() -> policies.demandFreeName(organisation, row.id, row.name))
                .chain(() -> targets.demandReach(checked.named()))
                .chain(Panache::getSession)
                .chain(session -> session.persist(row).chain(session::flush))
                .chain(() -> policies.tell(EventType.POLICY_CREATED, row, checked.policy()))
                .invoke(() -> LOG.infof("policy %s made by %s", row.id, by))
                .map(done -> answers.reply(
                        201,
                        "/api/v1/policies/" + slug + "/" + row.id,
                        row.version,
                        PolicyView.of(row, checked.body())));
    }

    /** Those who make one at the same time do so one after the other, for their count and for their names. */
    private Uni<Void> refuseTooMany(UUID organisation) {
        return lock(organisation)
                .chain(locked -> policies.count(organisation))
                .invoke(present -> {
                    if (present >= config.mostPerOrganisation()) {
                        throw new Problem(
                                PolicyProblem.LIMIT_REACHED,
                                "An organisation has at most %d policies".formatted(config.mostPerOrganisation()));
                    }
                })
                .replaceWithVoid();
    }

    /** Whoever else names a policy of the organisation waits for this transaction. */
    static Uni<Void> lock(UUID organisation) {
        return SessionSql.rows(LOCK, "policies " + organisation).replaceWithVoid();
    }
}
