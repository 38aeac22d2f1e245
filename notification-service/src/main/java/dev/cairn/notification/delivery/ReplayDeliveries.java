package dev.cairn.notification.delivery;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.webhook.Endpoint;
import dev.cairn.notification.webhook.Webhooks;
import dev.cairn.notification.webhook.domain.WebhookEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends once more what was queued to a webhook in a time, and stops doing so, in the Hibernate transaction of the caller. */
@ApplicationScoped
class ReplayDeliveries {

    private static final Logger LOG = Logger.getLogger(ReplayDeliveries.class);

    private final Webhooks webhooks;
    private final Replays replays;
    private final DeliveryConfig config;
    private final Ids ids;
    private final Times times;

    ReplayDeliveries(Webhooks webhooks, Replays replays, DeliveryConfig config, Ids ids, Times times) {
        this.webhooks = webhooks;
        this.replays = replays;
        this.config = config;
        this.ids = ids;
        this.times = times;
    }

    Uni<ReplayView> begin(UUID webhook, NewReplay asked, String by) {
        Instant now = times.now();
        Instant from = Inputs.instant("/from", asked.from());
        Instant to = asked.to() == null ? now : Inputs.instant("/to", asked.to());
        if (!from.isBefore(to)) {
            throw Inputs.refused("/to", "must be after from");
        }
        var replay = new ReplayView(
                ids.next(), webhook, from, to, types(asked.types()), ReplayView.RUNNING, 0, 0, 0, by, now, null);
        return locked(webhook)
                .invoke(RepeatDelivery::refuseDisabled)
                .chain(endpoint -> refuseSecond(webhook).chain(() -> replays.begin(endpoint.organisationId(), replay)))
                .invoke(this::refuseTooMuch)
                .invoke(total -> LOG.infof("replay %s to webhook %s: %d messages", replay.id(), webhook, total))
                .call(RepeatDelivery::wake)
                .chain(total -> replays.one(webhook, replay.id()));
    }

    /** What is under way may arrive all the same. Does nothing to one that has ended. */
    Uni<ReplayView> cancel(UUID webhook, UUID id) {
        return locked(webhook)
                .chain(endpoint -> replays.one(webhook, id))
                .chain(found -> replays.cancel(id))
                .invoke(() -> LOG.infof("replay %s to webhook %s cancelled", id, webhook))
                .chain(() -> replays.one(webhook, id));
    }

    private Uni<Endpoint> locked(UUID webhook) {
        return webhooks.locked(webhook).onItem().ifNull().failWith(Problem::notFound);
    }

    private Uni<Void> refuseSecond(UUID webhook) {
        return replays.running(webhook)
                .invoke(running -> {
                    if (running != null) {
                        throw new Problem(
                                DeliveryProblem.REPLAY_RUNNING, "Wait for replay " + running.id() + ", or cancel it");
                    }
                })
                .replaceWithVoid();
    }

    private void refuseTooMuch(int total) {
        if (total > config.mostReplayed()) {
            throw new Problem(
                    DeliveryProblem.TOO_MUCH,
                    "A replay has at most %d messages: ask for a shorter time".formatted(config.mostReplayed()));
        }
    }

    private static @Nullable List<String> types(@Nullable List<@Nullable String> asked) {
        if (asked == null) {
            return null;
        }
        var known = new ArrayList<>(WebhookEvent.WORDS);
        known.add(QueueDeliveries.ESCALATED);
        if (asked.isEmpty() || asked.size() > known.size()) {
            throw Problem.invalid("/types", "must hold 1 to %d of %s".formatted(known.size(), known));
        }
        var types = new TreeSet<String>();
        for (int i = 0; i < asked.size(); i++) {
            String word = String.valueOf(asked.get(i));
            if (!known.contains(word)) {
                throw Problem.invalid("/types/" + i, "must be one of " + known);
            }
            types.add(word);
        }
        return List.copyOf(types);
    }
}
