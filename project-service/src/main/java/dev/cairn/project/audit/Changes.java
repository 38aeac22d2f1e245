package dev.cairn.project.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.events.EventData;
import dev.cairn.events.EventType;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Records changes: each leaves an audit entry and an event in its own transaction, and a line in the log. */
@ApplicationScoped
public class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class);

    private static final int LONGEST_NAME = 500;

    private final AuditLog entries;
    private final Outbox outbox;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json;

    Changes(AuditLog entries, Outbox outbox, Caller caller, Ids ids, Clock clock, ObjectMapper json) {
        this.entries = entries;
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
        return entries.add(state.organisationId(), entry(action(type), target, text(before), text(after)))
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

    private AuditView entry(String action, Target target, @Nullable String before, @Nullable String after) {
        return new AuditView(
                ids.next(),
                clock.instant(),
                new AuditView.Actor(caller.kind().word(), caller.id(), shown(caller.name())),
                action,
                target,
                before,
                after,
                String.valueOf(MDC.get("requestId")));
    }

    /** A name comes from the identity provider, which may let people choose any. */
    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
    }

    private void log(EventType type, Target target, EventData state) {
        LOG.info(action(type) + ": organisation=" + state.organisationId() + " " + target.kind() + "=" + target.id()
                + " version=" + state.version() + " by=" + caller.kind().word() + ":" + caller.id());
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
