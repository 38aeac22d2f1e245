package dev.cairn.portal.proxy;

import dev.cairn.portal.config.PortalConfig;
import dev.cairn.portal.metrics.PortalMeters;
import dev.cairn.portal.session.SessionId;
import dev.cairn.portal.session.Sessions;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Ends the event streams of a session that has ended.
 *
 * <p>A stream is checked when it opens and would otherwise outlive its session for hours. Each looks every few seconds
 * whether the session is still there, which covers a logout at any replica; a Redis that does not answer ends nothing.
 */
@ApplicationScoped
class StreamGuard {

    private final Vertx vertx;
    private final Sessions sessions;
    private final PortalMeters meters;
    private final long everyMillis;

    StreamGuard(Vertx vertx, Sessions sessions, PortalMeters meters, PortalConfig config) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.meters = meters;
        this.everyMillis = config.session().streamCheck().toMillis();
    }

    void watch(Exchange exchange, SessionId id) {
        meters.streamOpened();
        long timer = vertx.setPeriodic(
                everyMillis,
                tick -> sessions.exists(id).onSuccess(exists -> {
                    if (!exists) {
                        exchange.breakOff("signed-out");
                    }
                }));
        exchange.atEnd(() -> {
            vertx.cancelTimer(timer);
            meters.streamClosed();
        });
    }
}
