package dev.cairn.notification.drill;

import dev.cairn.events.DrillState;
import dev.cairn.events.EventType;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.DrillAlerts;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.drill.domain.Outcome;
import dev.cairn.notification.routing.RoutedProjects;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Ends drills: looks whether one is over, keeps what it showed, and tells of it. */
@ApplicationScoped
class EndDrill {

    private static final Logger LOG = Logger.getLogger(EndDrill.class);

    private static final String ALERT = "select alert_id from drill where id = $1 and settle_at <= now()";
    private static final String DUE =
            "select " + DrillRow.COLUMNS + " from drill where id = $1 and settle_at <= now() for update";
    private static final String STANDING = """
            select a.first_acknowledged_at, t.actor_name, a.state = 'resolved',
                exists (select 1 from page p where p.alert_id = a.id and p.person = t.actor_id and p.unreached is null)
            from alert a left join lateral (
                select actor_id, actor_name from alert_timeline
                where alert_id = a.id and kind = 'acknowledged' order by id limit 1) as t on true
            where a.id = $1""";
    private static final String LATER = "update drill set settle_at = ends_at where id = $1";
    private static final String PUT_OFF =
            "update drill set settle_at = now() + interval '1 minute' where id = $1 and settle_at <= now()";
    private static final String END = """
            update drill set state = $2, settle_at = null, ended_at = now(), acknowledged_by = $3, acknowledged_at = $4,
                steps = $5, people = $6, notes = $7, version = version + 1
            where id = $1 and state = 'running' returning\s""" + DrillRow.COLUMNS;

    private final Tenancy tenancy;
    private final DrillAlerts alerts;
    private final RoutedProjects routed;
    private final Outbox outbox;
    private final Json json;
    private final DrillMeters meters;

    EndDrill(Tenancy tenancy, DrillAlerts alerts, RoutedProjects routed, Outbox outbox, Json json, DrillMeters meters) {
        this.tenancy = tenancy;
        this.alerts = alerts;
        this.routed = routed;
        this.outbox = outbox;
        this.json = json;
        this.meters = meters;
    }

    /** What became of the alert. */
    private record Standing(
            @Nullable Instant acknowledgedAt, @Nullable String acknowledgedBy, boolean byPaged, boolean resolved) {}

    /** Ends a drill if it is over and nobody else has it in hand, in one transaction. */
    Uni<Void> settle(UUID organisation, UUID id) {
        return tenancy.write(
                organisation,
                () -> SessionSql.first(ALERT, id).chain(row -> {
                    if (row == null) {
                        return Uni.createFrom().voidItem();
                    }
                    // the alert first, as whoever acknowledges it locks it: else each could wait for the other
                    UUID alert = (UUID) Objects.requireNonNull(row[0]);
                    return alerts.claim(alert)
                            .chain(claimed -> claimed
                                    ? claimed(organisation, id)
                                    : Uni.createFrom().voidItem());
                }));
    }

    /** Lets one wait that fails, so that the others have their turn. */
    Uni<Void> putOff(UUID organisation, UUID id) {
        return tenancy.write(organisation, () -> SessionSql.change(PUT_OFF, id).replaceWithVoid());
    }

    private Uni<Void> claimed(UUID organisation, UUID id) {
        return SessionSql.first(DUE, id).chain(found -> {
            if (found == null) {
                return Uni.createFrom().voidItem();
            }
            DrillRow drill = DrillRow.of(found);
            return standing(drill.alert()).chain(standing -> {
                var outcome = Outcome.of(
                        standing.acknowledgedAt(),
                        standing.byPaged(),
                        standing.resolved(),
                        drill.endsAt(),
                        drill.now());
                return outcome == Outcome.RUNNING
                        ? SessionSql.change(LATER, id).replaceWithVoid()
                        : end(organisation, drill, standing, outcome);
            });
        });
    }

    private static Uni<Standing> standing(UUID alert) {
        return SessionSql.first(STANDING, alert).map(row -> {
            Objects.requireNonNull(row);
            var at = (OffsetDateTime) row[0];
            return new Standing(
                    at == null ? null : at.toInstant(),
                    (String) row[1],
                    Boolean.TRUE.equals(row[3]),
                    Boolean.TRUE.equals(row[2]));
        });
    }

    private Uni<Void> end(UUID organisation, DrillRow drill, Standing standing, Outcome outcome) {
        var at = outcome == Outcome.ACKNOWLEDGED ? standing.acknowledgedAt() : null;
        return DrillPages.of(drill.alert(), drill.startedAt())
                .chain(seen -> SessionSql.first(
                        END,
                        drill.id(),
                        outcome.word(),
                        outcome == Outcome.ACKNOWLEDGED ? standing.acknowledgedBy() : null,
                        at == null ? null : at.atOffset(ZoneOffset.UTC),
                        seen.steps(),
                        json.write(seen.people()),
                        json.write(seen.notes())))
                .map(row -> DrillRow.of(Objects.requireNonNull(row)))
                .call(ended -> projects(organisation, ended)
                        .chain(projects ->
                                outbox.add(EventType.DRILL_ENDED, state(organisation, ended, view(ended), projects))))
                .invoke(ended -> {
                    LOG.infof("drill %s of policy %s: %s", ended.id(), ended.policy(), ended.state());
                    meters.ended(view(ended));
                })
                .chain(ended -> alerts.resolve(ended.alert(), said(outcome)));
    }

    private DrillView view(DrillRow ended) {
        return ended.view(ended.kept(json));
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case FAILED -> "The drill is over: nobody took it on in time";
            case ACKNOWLEDGED -> "The drill is over: somebody took it on";
            default -> "The drill is over: somebody ended it whom it had not paged";
        };
    }

    /** The projects that it says something of: none whose alerts go elsewhere, whatever it was begun for. */
    private Uni<List<UUID>> projects(UUID organisation, DrillRow drill) {
        UUID one = drill.project();
        return routed.policies(organisation)
                .map(all -> all.entrySet().stream()
                        .filter(project -> project.getValue().contains(drill.policy()))
                        .map(Map.Entry::getKey)
                        .filter(project -> one == null || one.equals(project))
                        .toList());
    }

    private static DrillState state(UUID organisation, DrillRow drill, DrillView view, List<UUID> projects) {
        return new DrillState(
                drill.id(),
                organisation,
                drill.policy(),
                drill.policyName(),
                drill.policyVersion(),
                drill.alert(),
                projects,
                drill.state(),
                drill.startedBy(),
                drill.startedAt(),
                Objects.requireNonNull(drill.endedAt()),
                drill.acknowledgedBy(),
                drill.acknowledgedAt(),
                view.secondsToAcknowledge(),
                drill.steps(),
                people(view.people()),
                drill.version());
    }

    /** Each person once, with the first message that arrived. */
    private static List<DrillState.Person> people(List<DrillView.Paged> pages) {
        var people = new LinkedHashMap<String, DrillState.Person>();
        for (DrillView.Paged page : pages) {
            var one = new DrillState.Person(page.person(), page.reached(), page.secondsToReach());
            people.merge(page.person(), one, EndDrill::sooner);
        }
        return List.copyOf(people.values());
    }

    private static DrillState.Person sooner(DrillState.Person one, DrillState.Person other) {
        Double first = one.secondsToReach();
        Double second = other.secondsToReach();
        return second != null && (first == null || second < first) ? other : one;
    }
}
