package dev.cairn.project.audit;

import dev.cairn.events.EventData;
import dev.cairn.events.EventType;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.audit.Trail;
import dev.cairn.kit.events.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Records changes: each leaves an audit entry and an event in its own transaction, and a line in the log. */
@ApplicationScoped
public class Changes {

    private final Trail trail;
    private final Outbox outbox;
    private final Caller caller;

    Changes(Trail trail, Outbox outbox, Caller caller) {
        this.trail = trail;
        this.outbox = outbox;
        this.caller = caller;
    }

    /**
     * Records one change in the transaction that the caller is in.
     *
     * @param type of the event; the audit entry's action is the same word
     * @param before the target as shown before, never with a secret; null when it was made
     * @param after the target as shown after, never with a secret; null when it is gone
     * @param state what the event carries
     */
    public Uni<Void> record(
            EventType type, Target target, @Nullable Object before, @Nullable Object after, EventData state) {
        return trail.record(state.organisationId(), Actor.of(caller), action(type), target, before, after)
                .chain(() -> outbox.add(type, state));
    }

    /**
     * Records that an organisation is gone, or a project together with its organisation. The audit log goes with the
     * organisation, so what stays is the event and the line in the log.
     */
    public Uni<Void> recordEnd(EventType type, Target target, EventData state) {
        Actor by = Actor.of(caller);
        return outbox.add(type, state).invoke(() -> trail.tell(state.organisationId(), by, action(type), target));
    }

    private static String action(EventType type) {
        String word = type.type();
        return word.substring("dev.cairn.".length(), word.lastIndexOf('.'));
    }
}
