package dev.cairn.notification.feed;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes a connection whose other side does not read. Vert.x itself first waits until everything is written, which is just
 * what never happens; so this goes to the channel below. An HTTP/2 stream can be reset by itself.
 */
final class HangUp implements Runnable {

    private final HttpServerRequest request;

    HangUp(HttpServerRequest request) {
        this.request = request;
    }

    @Override
    public void run() {
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection) {
            connection.channelHandlerContext().close();
        } else {
            request.response().reset();
        }
    }
}
