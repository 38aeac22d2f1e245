package dev.cairn.kit.outbound;

import io.vertx.core.http.HttpClient;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;

/** A request on its way: refused before anything is sent, or sent to the address that was checked. */
interface Sending {

    void send(HttpClient client, SocketAddress address, Target target);

    /** Ends it with an outcome found before anything was sent. */
    void end(Outcome outcome);

    Duration sinceStart();
}
