package dev.cairn.notification.directory;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.OrganisationState;
import dev.cairn.kit.directory.Directory;
import dev.cairn.kit.events.IncomingEvents;
import dev.cairn.notification.schedule.Members;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps who belongs to which organisation, and since when who left is gone. */
@ApplicationScoped
class OrganisationConsumer {

    private final IncomingEvents events;
    private final Directory directory;
    private final Members members;

    OrganisationConsumer(IncomingEvents events, Directory directory, Members members) {
        this.events = events;
        this.directory = directory;
        this.members = members;
    }

    @Incoming("organisations")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, this::keep);
    }

    private Uni<Void> keep(CairnEvent event) {
        OrganisationState state = event.data(OrganisationState.class);
        return members.subjects(state.id())
                .call(before -> directory
                        .keep(state)
                        .chain(() -> members.subjects(state.id()))
                        .chain(after -> members.changed(state.id(), before, after)))
                .replaceWithVoid();
    }
}
