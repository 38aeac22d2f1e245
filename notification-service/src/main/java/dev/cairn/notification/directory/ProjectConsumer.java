package dev.cairn.notification.directory;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.directory.Directory;
import dev.cairn.kit.events.IncomingEvents;
import dev.cairn.notification.feed.Feed;
import dev.cairn.notification.feed.FeedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what is known of projects, and tells the feed of each change. */
@ApplicationScoped
class ProjectConsumer {

    private record Project(UUID id, String slug, String name, String phase, long version, boolean deleted) {}

    private record Changed(Project project) {}

    private final IncomingEvents events;
    private final Directory directory;
    private final Feed feed;

    ProjectConsumer(IncomingEvents events, Directory directory, Feed feed) {
        this.events = events;
        this.directory = directory;
        this.feed = feed;
    }

    @Incoming("projects")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, this::keep);
    }

    private Uni<Void> keep(CairnEvent event) {
        ProjectState state = event.data(ProjectState.class);
        return directory
                .keep(state)
                .chain(kept -> kept.news() ? tell(state) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(ProjectState state) {
        var project =
                new Project(state.id(), state.slug(), state.name(), state.phase(), state.version(), state.deleted());
        return feed.add(state.organisationId(), List.of(new FeedEvent("project.changed", new Changed(project))));
    }
}
