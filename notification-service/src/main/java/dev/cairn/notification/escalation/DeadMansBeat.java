package dev.cairn.notification.escalation;

import dev.cairn.kit.outbound.GuardedHttpClient;
import dev.cairn.kit.outbound.OutboundRequest;
import dev.cairn.kit.outbound.Outcome;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Tells somebody outside that steps are carried out in time. Whatever stops us, and so our own alerts, stops this too, and
 * whoever waits for it there gives the alarm.
 */
@ApplicationScoped
class DeadMansBeat {

    private static final Logger LOG = Logger.getLogger(DeadMansBeat.class);

    private final EscalationTimers timers;
    private final EscalationConfig config;
    private final EscalationMeters meters;
    private final GuardedHttpClient client;

    DeadMansBeat(EscalationTimers timers, EscalationConfig config, EscalationMeters meters, GuardedHttpClient client) {
        this.timers = timers;
        this.config = config;
        this.meters = meters;
        this.client = client;
    }

    @Scheduled(every = "${cairn.escalation.beat-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        return config.beatUrl().map(this::beat).orElseGet(() -> Uni.createFrom().voidItem());
    }

    Uni<Void> beat(String url) {
        if (timers.overdue().compareTo(config.latest()) > 0) {
            meters.beat("withheld");
            LOG.errorf(
                    "steps of escalations are %d s late: nobody outside is told that all is well",
                    timers.overdue().toSeconds());
            return Uni.createFrom().voidItem();
        }
        return client.send(OutboundRequest.get(url)).invoke(this::note).replaceWithVoid();
    }

    private void note(Outcome outcome) {
        boolean answered = outcome instanceof Outcome.Answered answer && answer.successful();
        meters.beat(answered ? "answered" : "failed");
        if (!answered) {
            LOG.warnf("the beat of escalations was not taken: %s", outcome);
        }
    }
}
