package dev.cairn.notification.routing;

import dev.cairn.events.EventType;
import dev.cairn.events.RoutingState;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.matching.MatcherStates;
import dev.cairn.notification.matching.Matchers;
import dev.cairn.notification.policy.Policies;
import dev.cairn.notification.routing.domain.Rule;
import dev.cairn.notification.routing.domain.Rules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The rules of each organisation as one document. Everything is done in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class RoutingDocuments {

    private static final int LONGEST_BODY = 1_000_000;
    private static final String READ =
            "select body, changed_by, changed_at, version from routing where organisation_id = $1";
    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String WRITE = """
            insert into routing (organisation_id, body, changed_by, changed_at, version) values ($1, $2, $3, $4, $5)
            on conflict (organisation_id) do update set body = excluded.body, changed_by = excluded.changed_by,
                changed_at = excluded.changed_at, version = excluded.version""";

    private static final Logger LOG = Logger.getLogger(RoutingDocuments.class);

    private final RoutingInput input;
    private final Policies policies;
    private final Outbox outbox;
    private final Json json;
    private final Times times;

    RoutingDocuments(RoutingInput input, Policies policies, Outbox outbox, Json json, Times times) {
        this.input = input;
        this.policies = policies;
        this.outbox = outbox;
        this.json = json;
        this.times = times;
    }

    Uni<RoutingView> read(UUID organisation) {
        return SessionSql.first(READ, organisation).map(this::view);
    }

    private RoutingView view(@Nullable Object @Nullable [] row) {
        if (row == null) {
            return view(RoutingBody.NONE, null, null, 0);
        }
        return view(
                json.read((String) row[0], RoutingBody.class),
                (String) row[1],
                (OffsetDateTime) row[2],
                ((Number) row[3]).longValue());
    }

    private static RoutingView view(RoutingBody body, @Nullable String by, @Nullable OffsetDateTime at, long version) {
        return new RoutingView(
                Objects.requireNonNull(body.rules()),
                body.otherwise(),
                by,
                at == null ? null : at.toInstant(),
                version);
    }

    /** Whoever else changes the rules, or removes a policy that they may name, waits for the end of the transaction. */
    static Uni<Void> lock(UUID organisation) {
        return SessionSql.rows(LOCK, "routing " + organisation).replaceWithVoid();
    }

    /**
     * Writes all rules anew. Nothing happens when they are as they were.
     *
     * @param nameless places of the rules that were written without an id
     */
    Uni<RoutingView> replace(
            UUID organisation, @Nullable String ifMatch, Rules rules, Set<Integer> nameless, String by) {
        if (json.write(RoutingInput.body(rules)).length() > LONGEST_BODY) {
            throw Inputs.refused("/rules", "are too much");
        }
        return lock(organisation)
                .chain(() -> read(organisation))
                .invoke(present -> ETags.demand(ifMatch, present.version()))
                .call(() -> policies.demand(organisation, RoutingInput.policies(rules)))
                .chain(present ->
                        replace(organisation, present, RoutingInput.known(rules, nameless, present.rules()), by));
    }

    private Uni<RoutingView> replace(UUID organisation, RoutingView present, Rules rules, String by) {
        String body = json.write(RoutingInput.body(rules));
        return json.write(new RoutingBody(present.rules(), present.otherwise())).equals(body)
                ? Uni.createFrom().item(present)
                : write(organisation, rules, body, by, present.version() + 1);
    }

    private Uni<RoutingView> write(UUID organisation, Rules rules, String body, String by, long version) {
        OffsetDateTime now = times.now().atOffset(ZoneOffset.UTC);
        boolean groups = rules.rules().stream().anyMatch(rule -> !rule.groupBy().isEmpty());
        return SessionSql.change(WRITE, organisation, body, by, now, version)
                // where no rule groups, none is asked for groups any more, and nothing would take alerts out of theirs
                .chain(() -> groups ? Uni.createFrom().voidItem() : Groups.dissolve(organisation))
                .chain(() -> outbox.add(EventType.ROUTING_CHANGED, state(organisation, rules, by, version)))
                .invoke(() -> LOG.infof("routing of %s changed by %s, version %d", organisation, by, version))
                .replaceWith(view(RoutingInput.body(rules), by, now, version));
    }

    private static RoutingState state(UUID organisation, Rules rules, String by, long version) {
        return new RoutingState(
                organisation,
                rules.rules().stream().map(RoutingDocuments::state).toList(),
                rules.otherwise(),
                by,
                version);
    }

    private static RoutingState.Rule state(Rule rule) {
        return new RoutingState.Rule(
                rule.id(),
                rule.name(),
                MatcherStates.of(Matchers.bodies(rule.matchers())),
                rule.policy(),
                rule.urgency() == null ? null : rule.urgency().word(),
                rule.groupBy());
    }

    /** The rules of a document as they decide. */
    Rules rules(String body) {
        return input.stored(json.read(body, RoutingBody.class));
    }
}
