package dev.cairn.assessment.directory;

import dev.cairn.events.OrganisationState;
import dev.cairn.kit.directory.Directory;
import dev.cairn.kit.events.IncomingEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of organisations, their members and their tokens. */
@ApplicationScoped
class HeardOrganisations {

    private final IncomingEvents events;
    private final Directory directory;

    HeardOrganisations(IncomingEvents events, Directory directory) {
        this.events = events;
        this.directory = directory;
    }

    @Incoming("organisations")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, event -> directory.keep(event.data(OrganisationState.class)));
    }
}
