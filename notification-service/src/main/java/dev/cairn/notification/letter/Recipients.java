package dev.cairn.notification.letter;

import dev.cairn.notification.channel.Destination;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows where people outside are reached, in the Hibernate transaction that the caller is in. */
public interface Recipients {

    /** Where letters to this recipient go; null when they want none any more, and a letter that waits is dropped. */
    Uni<@Nullable Destination> destination(UUID organisation, UUID recipient);

    /** The other side said that it wants no more (410), or failed for good: nothing more is to be sent there. */
    Uni<Void> refused(UUID organisation, UUID recipient, String reason);
}
