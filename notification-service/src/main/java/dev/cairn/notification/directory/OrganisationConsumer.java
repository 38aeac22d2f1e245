package dev.cairn.notification.directory;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.OrganisationState;
import dev.cairn.kit.directory.Directory;
import dev.cairn.kit.events.IncomingEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps who belongs to which organisation. */
@ApplicationScoped
class OrganisationConsumer {

    private final IncomingEvents events;
    private final Directory directory;

    OrganisationConsumer(IncomingEvents events, Directory directory) {
        this.events = events;
        this.directory = directory;
    }

    @Incoming("organisations")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, this::keep);
    }

    private Uni<Void> keep(CairnEvent event) {
        return directory.keep(event.data(OrganisationState.class));
    }
}
