package dev.cairn.notification.word;

import dev.cairn.events.ApplicabilityState;
import dev.cairn.events.CairnEvent;
import dev.cairn.kit.events.IncomingEvents;
import dev.cairn.notification.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Tells the feed of each change of what members say of what applies. */
@ApplicationScoped
class ApplicabilityConsumer {

    private record Overruling(
            UUID id,
            UUID projectId,
            String project,
            @Nullable String practice,
            long version) {}

    private record Changed(Overruling overruling) {}

    private final IncomingEvents events;
    private final Feed feed;

    ApplicabilityConsumer(IncomingEvents events, Feed feed) {
        this.events = events;
        this.feed = feed;
    }

    @Incoming("applicability")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, this::tell);
    }

    private Uni<Void> tell(CairnEvent event) {
        ApplicabilityState state = event.data(ApplicabilityState.class);
        var overruling =
                new Overruling(state.id(), state.projectId(), state.projectSlug(), state.practice(), state.version());
        return feed.addFresh(state.organisationId(), event.time(), "applicability.changed", new Changed(overruling));
    }
}
