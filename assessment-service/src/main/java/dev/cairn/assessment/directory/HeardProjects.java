package dev.cairn.assessment.directory;

import dev.cairn.events.ProjectState;
import dev.cairn.kit.events.IncomingEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of projects, their hypotheses and their phases. */
@ApplicationScoped
class HeardProjects {

    private final IncomingEvents events;
    private final TakeProject takeProject;

    HeardProjects(IncomingEvents events, TakeProject takeProject) {
        this.events = events;
        this.takeProject = takeProject;
    }

    @Incoming("projects")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, event -> takeProject.take(event.data(ProjectState.class)));
    }
}
