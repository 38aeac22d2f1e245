package dev.cairn.notification.channel;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Set;

/** Sends messages of some kinds. */
interface Channel {

    /** The kinds that it can send as the operator configured it. */
    Set<ContactKind> offered();

    /** Makes one try. Never fails: what went wrong is in what it answers. No transaction may be open. */
    Uni<Sent> send(Destination to, Notice notice, Instant at);
}
