package dev.cairn.assessment.oncall;

import dev.cairn.events.DrillState;
import dev.cairn.kit.events.IncomingEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of fire drills that are over. */
@ApplicationScoped
class HeardDrills {

    private final IncomingEvents events;
    private final TakeOnCall take;

    HeardDrills(IncomingEvents events, TakeOnCall take) {
        this.events = events;
        this.take = take;
    }

    @Incoming("drills")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, event -> take.drill(event.data(DrillState.class)));
    }
}
