package dev.cairn.project.roadmap;

import dev.cairn.events.RoadmapChoiceState;
import dev.cairn.kit.events.IncomingEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears which roadmap an organisation or a project follows. */
@ApplicationScoped
class HeardChoices {

    private final IncomingEvents events;
    private final KnownRoadmaps roadmaps;

    HeardChoices(IncomingEvents events, KnownRoadmaps roadmaps) {
        this.events = events;
        this.roadmaps = roadmaps;
    }

    @Incoming("roadmap-choices")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, event -> roadmaps.keep(event.data(RoadmapChoiceState.class)));
    }
}
