package dev.cairn.notification.word;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.WaiverState;
import dev.cairn.kit.events.IncomingEvents;
import dev.cairn.notification.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Tells the feed of each change of a waiver. */
@ApplicationScoped
class WaiverConsumer {

    private record Waiver(UUID id, UUID projectId, String project, String target, String status, long version) {}

    private record Changed(Waiver waiver) {}

    private final IncomingEvents events;
    private final Feed feed;

    WaiverConsumer(IncomingEvents events, Feed feed) {
        this.events = events;
        this.feed = feed;
    }

    @Incoming("waivers")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, this::tell);
    }

    private Uni<Void> tell(CairnEvent event) {
        WaiverState state = event.data(WaiverState.class);
        var waiver = new Waiver(
                state.id(), state.projectId(), state.projectSlug(), state.target(), state.status(), state.version());
        return feed.addFresh(state.organisationId(), event.time(), "waiver.changed", new Changed(waiver));
    }
}
