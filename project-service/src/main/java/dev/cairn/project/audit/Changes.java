package dev.cairn.project.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.events.EventData;
import dev.cairn.events.EventType;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.ids.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Records changes: each leaves an audit entry and an event in its own transaction, and a line in the log. */
@ApplicationScoped
public class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class);

    private static final int LONGEST_NAME = 500;

    private final Outbox outbox;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json;

    Changes(Outbox outbox, Caller caller, Ids ids, Clock clock, ObjectMapper json) {
        this.outbox = outbox;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
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
        var row = row(state.organisationId(), action(type), target);
        row.before = text(before);
        row.after = text(after);
        return Panache.getSession()
                .chain(session -> session.persist(row))
                .chain(() -> outbox.add(type, state))
                .invoke(() -> log(type, target, state));
    }

    /**
     * Records that an organisation is gone, or a project together with its organisation. The audit log goes with the
     * organisation, so what stays is the event and the line in the log.
     */
    public Uni<Void> recordEnd(EventType type, Target target, EventData state) {
        return outbox.add(type, state).invoke(() -> log(type, target, state));
    }

    private AuditRow row(UUID organisation, String action, Target target) {
        var row = new AuditRow();
        row.id = ids.next();
        row.organisationId = organisation;
        row.at = clock.instant();
        row.actorKind = caller.kind().word();
        row.actorId = caller.id();
        row.actorName = shown(caller.name());
        row.action = action;
        row.targetKind = target.kind();
        row.targetId = target.id();
        row.targetName = target.name();
        row.requestId = String.valueOf(MDC.get("requestId"));
        return row;
    }

    /** A name comes from the identity provider, which may let people choose any. */
    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
    }

    private void log(EventType type, Target target, EventData state) {
        LOG.infof(
                "%s: organisation=%s %s=%s version=%d by=%s:%s",
                action(type),
                state.organisationId(),
                target.kind(),
                target.id(),
                state.version(),
                caller.kind().word(),
                caller.id());
    }

    private @Nullable String text(@Nullable Object view) {
        try {
            return view == null ? null : json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String action(EventType type) {
        String word = type.type();
        return word.substring("dev.cairn.".length(), word.lastIndexOf('.'));
    }
}
