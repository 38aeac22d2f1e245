package dev.cairn.kit.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Leaves answers of up to 1 KB uncompressed: packing them costs more than it saves. The server has no setting for it. */
@ApplicationScoped
class SmallAnswers {

    private static final int BEFORE_COMPRESSION = 950;
    private static final int SMALL = 1024;
    private static final int DIGITS = 4;

    void filter(@Observes Filters filters) {
        filters.register(SmallAnswers::watch, BEFORE_COMPRESSION);
    }

    private static void watch(RoutingContext request) {
        if (request.request().headers().contains(HttpHeaders.ACCEPT_ENCODING)) {
            MultiMap headers = request.response().headers();
            // Handlers run in reverse order, so this one has the last word.
            request.addHeadersEndHandler(done -> leaveAlone(headers));
        }
        request.next();
    }

    private static void leaveAlone(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.length() <= DIGITS && Integer.parseInt(length) <= SMALL) {
            headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
    }
}
