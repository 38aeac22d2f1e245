package dev.cairn.notification.routing;

import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.TimelineKind;
import dev.cairn.notification.matching.AlertFacts;
import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.muting.domain.Hold;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides where alerts go. */
@ApplicationScoped
public class Routing {

    /** What holds an alert may be taken back at any time, so none is left alone for longer. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Decide decide;
    private final Decisions decisions;
    private final Timeline timeline;
    private final RoutingMeters meters;

    protected Routing(Decide decide, Decisions decisions, Timeline timeline, RoutingMeters meters) {
        this.decide = decide;
        this.decisions = decisions;
        this.timeline = timeline;
        this.meters = meters;
    }

    /**
     * The route of each alert, by its id, in the Hibernate transaction that the caller is in. They join the groups of their rules.
     * Whoever is told that an alert is held asks again when it says, or after a minute. A drill goes to the policy that it
     * tries, and nothing holds it: no rule is about it.
     */
    public Uni<Map<UUID, Route>> route(UUID organisation, List<AlertView> alerts, Instant at) {
        var drills = new HashMap<UUID, Route>();
        alerts.stream()
                .filter(AlertView::isDrill)
                .forEach(alert -> drills.put(alert.id(), new Route(alert.drillOf(), null, null)));
        var others = alerts.stream().filter(alert -> !alert.isDrill()).toList();
        return others.isEmpty()
                ? Uni.createFrom().item(drills)
                : decided(organisation, others, at).invoke(routes -> routes.putAll(drills));
    }

    private Uni<Map<UUID, Route>> decided(UUID organisation, List<AlertView> alerts, Instant at) {
        return decide.read(organisation, at)
                .chain(read -> decide.decide(organisation, read, facts(alerts), at, true)
                        .call(decided -> decisions.keep(organisation, read.version(), decided)))
                .call(decided -> tell(organisation, decided))
                .map(decided -> routes(decided, at));
    }

    /** In the order of their ids, which is that in which they were raised. */
    static Map<UUID, Facts> facts(List<AlertView> alerts) {
        var facts = new LinkedHashMap<UUID, Facts>();
        alerts.stream()
                .sorted(Comparator.comparing((AlertView alert) -> alert.id().toString()))
                .forEach(alert -> facts.put(alert.id(), AlertFacts.of(alert)));
        return facts;
    }

    private Uni<Void> tell(UUID organisation, Map<UUID, Decided> decided) {
        var texts = new LinkedHashMap<UUID, String>();
        decided.forEach((id, one) -> {
            meters.decided(one);
            for (Hold hold : one.holds()) {
                if (one.joined() && hold.kind() == Hold.Kind.GROUP) {
                    texts.put(id, hold.reason() + ", by " + one.group());
                }
            }
        });
        return timeline.addAll(organisation, TimelineKind.GROUPED, Actor.SYSTEM, texts);
    }

    private static Map<UUID, Route> routes(Map<UUID, Decided> decided, Instant at) {
        var routes = new HashMap<UUID, Route>();
        decided.forEach((id, one) -> {
            var rule = one.rule();
            routes.put(
                    id,
                    new Route(
                            one.policy(),
                            rule == null ? null : rule.id(),
                            rule == null ? null : rule.urgency(),
                            held(one.hold(), at)));
        });
        return routes;
    }

    private static @Nullable Held held(@Nullable Hold hold, Instant at) {
        if (hold == null) {
            return null;
        }
        Instant until = hold.until();
        return new Held(
                Held.Kind.valueOf(hold.kind().name()),
                hold.by(),
                hold.reason(),
                until == null || until.isAfter(at.plus(AGAIN)) ? null : until);
    }
}
