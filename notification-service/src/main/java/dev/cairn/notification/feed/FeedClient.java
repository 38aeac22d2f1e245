package dev.cairn.notification.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the feed: the events that wait for it, in a queue of its own that is bounded. A reader that falls too
 * far behind is cut, and comes back with Last-Event-ID; nothing is ever left out silently.
 */
final class FeedClient {

    private final UUID organisation;
    private final int mostWaiting;
    private final Runnable hangUp;
    private final ArrayDeque<Told> early = new ArrayDeque<>();
    private @Nullable MultiEmitter<? super Optional<Told>> emitter;
    private boolean ended;
    private int waiting;
    private long sent;
    private long sentAtBeat = -1;
    private long last;

    /**
     * A connection.
     *
     * @param hangUp closes it, whatever still waits to be written
     */
    FeedClient(UUID organisation, int mostWaiting, Runnable hangUp) {
        this.organisation = organisation;
        this.mostWaiting = mostWaiting;
        this.hangUp = hangUp;
    }

    UUID organisation() {
        return organisation;
    }

    /** Takes an event to be sent; those that come before anyone listens wait. */
    synchronized void offer(Told told) {
        if (ended) {
            return;
        }
        if (++waiting > mostWaiting) {
            cut();
        } else if (emitter == null) {
            early.add(told);
        } else {
            emitter.emit(Optional.of(told));
        }
    }

    /** Keeps a quiet connection open, and cuts one that has taken nothing since the last time. */
    synchronized void beat() {
        if (emitter == null || ended) {
            return;
        }
        if (waiting == 0) {
            emitter.emit(Optional.empty());
        } else if (sentAtBeat == sent) {
            cut();
        }
        sentAtBeat = sent;
    }

    /** Ends the connection when what waits is written. */
    synchronized void end() {
        ended = true;
        if (emitter != null) {
            emitter.complete();
        } else {
            hangUp.run();
        }
    }

    /** What is offered, from the first on; an empty one is a heartbeat. */
    Multi<Optional<Told>> live() {
        return Multi.createFrom()
                .<Optional<Told>>emitter(this::open, BackPressureStrategy.BUFFER)
                .invoke(this::taken);
    }

    /** Whether an event was not seen before; each is asked about once, in order. */
    synchronized boolean isNews(Told told) {
        if (told.position() <= last) {
            return false;
        }
        last = told.position();
        return true;
    }

    private synchronized void open(MultiEmitter<? super Optional<Told>> listener) {
        emitter = listener;
        early.forEach(told -> listener.emit(Optional.of(told)));
        early.clear();
        if (ended) {
            listener.complete();
        }
    }

    private synchronized void taken(Optional<Told> told) {
        if (told.isPresent()) {
            waiting--;
            sent++;
        }
    }

    private void cut() {
        ended = true;
        early.clear();
        hangUp.run();
    }
}
