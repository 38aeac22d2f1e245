package dev.cairn.kit.example;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.directory.Directory;
import dev.cairn.kit.events.IncomingEvents;
import dev.cairn.kit.events.PoisonEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HeardNotes {

    private final IncomingEvents events;
    private final Directory directory;
    private final Collection<CairnEvent> heard = new ConcurrentLinkedQueue<>();

    HeardNotes(IncomingEvents events, Directory directory) {
        this.events = events;
        this.directory = directory;
    }

    Collection<CairnEvent> heard() {
        return heard;
    }

    @Incoming("projects")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, this::keep);
    }

    private Uni<Void> keep(CairnEvent event) {
        ProjectState state = event.data(ProjectState.class);
        if (state.name().equals("poison")) {
            throw new PoisonEvent("this note is poison");
        }
        return directory.keep(state).invoke(kept -> heard.add(event)).replaceWithVoid();
    }
}
