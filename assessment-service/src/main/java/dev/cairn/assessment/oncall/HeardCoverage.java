package dev.cairn.assessment.oncall;

import dev.cairn.events.CoverageState;
import dev.cairn.kit.events.IncomingEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears for how long escalation policies reach somebody. */
@ApplicationScoped
class HeardCoverage {

    private final IncomingEvents events;
    private final TakeOnCall take;

    HeardCoverage(IncomingEvents events, TakeOnCall take) {
        this.events = events;
        this.take = take;
    }

    @Incoming("coverage")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, event -> take.coverage(event.data(CoverageState.class)));
    }
}
