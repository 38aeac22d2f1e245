package dev.cairn.notification.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where features leave what the live feed is to tell, in the transaction of the change itself. */
@ApplicationScoped
public class Feed {

    private static final String NEXT = """
            insert into feed_head (organisation_id, position) values ($1, $2)
            on conflict (organisation_id) do update set position = feed_head.position + excluded.position
            returning position""";

    private static final String ADD = """
            insert into feed_event (id, organisation_id, position, type, data, at)
            select e.id, $2, $3 + e.place, e.type, e.data, $6
            from unnest($1::uuid[], $4::text[], $5::text[]) with ordinality as e (id, type, data, place)
            order by e.place""";

    private record Envelope(String type, Instant timestamp, Object data) {}

    private final ObjectMapper json;
    private final Ids ids;
    private final Times times;
    private final FeedConfig config;

    Feed(ObjectMapper json, Ids ids, Times times, FeedConfig config) {
        this.json = json;
        this.ids = ids;
        this.times = times;
        this.config = config;
    }

    /**
     * Adds events to the Hibernate transaction that the caller is in. To be its last step: from here on the organisation's
     * other events wait until it ends.
     */
    public Uni<Void> add(UUID organisation, List<FeedEvent> events) {
        return Panache.getSession().chain(session -> add(session, organisation, events));
    }

    /**
     * As {@link #add}, of something that is not news any more when it is older than what the feed keeps: who reads a topic
     * from its start tells nothing of what happened long ago.
     */
    public Uni<Void> addFresh(UUID organisation, Instant happened, String type, Object data) {
        return happened.isBefore(times.now().minus(config.kept()))
                ? Uni.createFrom().voidItem()
                : add(organisation, List.of(new FeedEvent(type, data)));
    }

    private Uni<Void> add(Mutiny.Session session, UUID organisation, List<FeedEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.flush()
                .chain(() -> SessionSql.rows(NEXT, organisation, (long) events.size()))
                .map(head -> (Long) Objects.requireNonNull(head.get(0)[0]))
                .chain(head -> SessionSql.change(
                        ADD,
                        events.stream().map(event -> ids.next()).toArray(UUID[]::new),
                        organisation,
                        head - events.size(),
                        events.stream().map(FeedEvent::type).toArray(String[]::new),
                        events.stream().map(this::write).toArray(String[]::new),
                        times.now().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private String write(FeedEvent event) {
        try {
            return json.writeValueAsString(new Envelope(event.type(), times.now(), event.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
