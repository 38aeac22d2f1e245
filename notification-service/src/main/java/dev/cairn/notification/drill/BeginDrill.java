package dev.cairn.notification.drill;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.DrillAlerts;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.policy.FrozenPolicy;
import dev.cairn.notification.policy.Policies;
import dev.cairn.notification.policy.PolicyRef;
import dev.cairn.notification.routing.RoutedProjects;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Begins drills, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class BeginDrill {

    private static final Logger LOG = Logger.getLogger(BeginDrill.class);
    private static final int LONGEST_SLUG = 63;

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String PROJECT =
            "select id, slug, name from known_project where organisation_id = $1 and slug = $2 and not deleted";
    private static final String COUNT = """
            select count(*) filter (where started_at > now() - interval '1 day'),
                count(*) filter (where policy_id = $2 and state = 'running')
            from drill where organisation_id = $1 and (state = 'running' or started_at > now() - interval '1 day')""";
    private static final String ADD = """
            insert into drill (id, organisation_id, policy_id, policy_name, policy_version, project_id, project_slug, plan_id,
                alert_id, state, started_by, started_by_name, started_at, ends_at, settle_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', $10, $11, now(),
                now() + make_interval(secs => $12), now() + make_interval(secs => $12), 1)""";

    private final Policies policies;
    private final RoutedProjects routed;
    private final DrillAlerts alerts;
    private final DrillConfig config;
    private final Ids ids;

    BeginDrill(Policies policies, RoutedProjects routed, DrillAlerts alerts, DrillConfig config, Ids ids) {
        this.policies = policies;
        this.routed = routed;
        this.alerts = alerts;
        this.config = config;
        this.ids = ids;
    }

    /**
     * What is to be tried.
     *
     * @param project slug; null for all projects whose alerts go to the policy
     * @param plan that asks for it; null when a person or a program does
     */
    record Order(
            UUID policy,
            @Nullable String project,
            Duration timeLimit,
            @Nullable UUID plan) {}

    /** What was asked, checked. */
    Order order(NewDrill asked) {
        if (asked.policy() == null) {
            throw Inputs.refused("/policy", "is required");
        }
        return new Order(asked.policy(), project(asked.project()), timeLimit(asked.timeLimitMinutes()), null);
    }

    static @Nullable String project(@Nullable String slug) {
        if (slug != null && slug.length() > LONGEST_SLUG) {
            throw Inputs.refused("/project", "is no project's slug");
        }
        return slug;
    }

    Duration timeLimit(@Nullable Integer minutes) {
        if (minutes == null) {
            return config.timeLimit();
        }
        if (minutes < 1 || minutes > NewDrill.LONGEST_MINUTES) {
            throw Inputs.refused("/timeLimitMinutes", "must be 1 to " + NewDrill.LONGEST_MINUTES);
        }
        return Duration.ofMinutes(minutes);
    }

    /**
     * Begins one: its alert is raised and escalates. To be the last step of the transaction, since the live feed is told.
     *
     * @return the drill's id
     * @throws Problem when one of the policy runs, or there were too many lately
     */
    Uni<UUID> begin(UUID organisation, Order order, Actor by) {
        return demandRoom(organisation, order.policy())
                .chain(() -> policy(organisation, order.policy()))
                .chain(policy -> project(organisation, order.project())
                        .call(project -> demandServed(organisation, order.policy(), project))
                        .chain(project -> begin(organisation, order, policy.ref(), project, by)));
    }

    /** Those who begin one at the same time do so one after the other. */
    private Uni<Void> demandRoom(UUID organisation, UUID policy) {
        return SessionSql.rows(LOCK, "drills " + organisation)
                .chain(locked -> SessionSql.rows(COUNT, organisation, policy))
                .invoke(rows -> {
                    if (((Number) Objects.requireNonNull(rows.get(0)[1])).longValue() > 0) {
                        throw new Problem(DrillProblem.RUNNING, "Wait for it to end, or resolve its alert");
                    }
                    if (((Number) Objects.requireNonNull(rows.get(0)[0])).longValue() >= config.mostPerDay()) {
                        throw new Problem(
                                DrillProblem.LIMIT_REACHED,
                                "An organisation begins at most %d drills a day".formatted(config.mostPerDay()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<FrozenPolicy> policy(UUID organisation, UUID id) {
        return policies.frozen(organisation, List.of(id)).map(found -> {
            var policy = found.get(id);
            if (policy == null) {
                throw Inputs.refused("/policy", "is no policy's id");
            }
            return policy;
        });
    }

    /** A drill would prove nothing of a project whose alerts go elsewhere. */
    private Uni<Void> demandServed(UUID organisation, UUID policy, AlertView.@Nullable Project project) {
        return project == null
                ? Uni.createFrom().voidItem()
                : routed.policies(organisation)
                        .invoke(all -> {
                            if (!all.getOrDefault(project.id(), Set.of()).contains(policy)) {
                                throw Inputs.refused("/project", "sends no alerts to the policy");
                            }
                        })
                        .replaceWithVoid();
    }

    /** The project with a slug. */
    static Uni<AlertView.@Nullable Project> project(UUID organisation, @Nullable String slug) {
        return slug == null
                ? Uni.createFrom().nullItem()
                : SessionSql.first(PROJECT, organisation, slug).map(row -> {
                    if (row == null) {
                        throw Inputs.refused("/project", "is no project's slug");
                    }
                    return new AlertView.Project(
                            (UUID) Objects.requireNonNull(row[0]), (String) Objects.requireNonNull(row[1]), (String)
                                    Objects.requireNonNull(row[2]));
                });
    }

    private Uni<UUID> begin(
            UUID organisation, Order order, PolicyRef policy, AlertView.@Nullable Project project, Actor by) {
        UUID id = ids.next();
        UUID alert = ids.next();
        LOG.infof("drill %s of policy %s begun by %s %s", id, policy.id(), by.kind(), by.id());
        return SessionSql.change(
                        ADD,
                        id,
                        organisation,
                        policy.id(),
                        policy.name(),
                        policy.version(),
                        project == null ? null : project.id(),
                        project == null ? null : project.slug(),
                        order.plan(),
                        alert,
                        by.id(),
                        by.name(),
                        (double) order.timeLimit().toSeconds())
                .chain(() -> alerts.raise(
                        organisation,
                        new DrillAlerts.Drill(
                                alert, policy.id(), "Fire drill: " + policy.name(), detail(order, by), project),
                        by))
                .replaceWith(id);
    }

    private static String detail(Order order, Actor by) {
        return "This is a drill, nothing is wrong. %s tries whether an alert finds somebody. Acknowledge it within %d minutes, as you would a real one; then it ends by itself."
                .formatted(
                        order.plan() == null ? by.name() : "A plan",
                        order.timeLimit().toMinutes());
    }
}
