package dev.cairn.project.roadmap;

import dev.cairn.events.RoadmapState;
import dev.cairn.kit.events.IncomingEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of versions of roadmaps that took effect. */
@ApplicationScoped
class HeardRoadmaps {

    private final IncomingEvents events;
    private final KnownRoadmaps roadmaps;

    HeardRoadmaps(IncomingEvents events, KnownRoadmaps roadmaps) {
        this.events = events;
        this.roadmaps = roadmaps;
    }

    @Incoming("roadmaps")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, event -> roadmaps.keep(event.data(RoadmapState.class)));
    }
}
