package dev.cairn.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Records acts: each leaves an audit entry in its own transaction, and a line in the log. */
@ApplicationScoped
public class Trail {

    private static final Logger LOG = Logger.getLogger(Trail.class);

    private final AuditLog entries;
    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json;

    Trail(AuditLog entries, Ids ids, Clock clock, ObjectMapper json) {
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Records one act in the Hibernate transaction that the caller is in.
     *
     * @param action such as {@code waiver.approved}
     * @param before the target as shown before, never with a secret; null when it was made
     * @param after the target as shown after, never with a secret; null when it is gone
     */
    public Uni<Void> record(
            UUID organisation,
            Actor actor,
            String action,
            Target target,
            @Nullable Object before,
            @Nullable Object after) {
        var entry = new AuditEntry(
                ids.next(),
                clock.instant(),
                new AuditEntry.AuditActor(actor.kind(), actor.id(), actor.name()),
                action,
                target,
                text(before),
                text(after),
                actor.request());
        return entries.add(organisation, entry).invoke(() -> tell(organisation, actor, action, target));
    }

    /** Leaves the line in the log alone: where the organisation goes, and its audit entries with it. */
    public void tell(UUID organisation, Actor actor, String action, Target target) {
        LOG.infof(
                "%s: organisation=%s %s=%s by=%s:%s",
                action, organisation, target.kind(), target.id(), actor.kind(), actor.id());
    }

    private @Nullable String text(@Nullable Object view) {
        try {
            return view == null ? null : json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
