package dev.cairn.notification.channel;

import dev.cairn.notification.common.Times;
import dev.cairn.notification.delivery.domain.Attempt;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All the ways to reach people that this installation has. */
@ApplicationScoped
public class Channels {

    private final List<Channel> all;
    private final Times times;

    Channels(@All List<Channel> all, Times times) {
        this.all = all;
        this.times = times;
    }

    /** The kinds that can be sent; what the operator did not configure is not among them. */
    public Set<ContactKind> offered() {
        var kinds = new TreeSet<ContactKind>();
        all.forEach(channel -> kinds.addAll(channel.offered()));
        return kinds;
    }

    /** Makes one try to send a message. Never fails, and must be called outside of any transaction. */
    public Uni<Sent> send(Destination to, Notice notice) {
        Instant at = times.now();
        for (Channel channel : all) {
            if (channel.offered().contains(to.kind())) {
                return channel.send(to, notice, at);
            }
        }
        String why = to.kind().told() + " is not configured here";
        return Uni.createFrom().item(Sent.of(new Attempt(at, null, why, null, Duration.ZERO), null));
    }
}
