package dev.cairn.assessment.scanning;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;

/**
 * The rest of a body that nobody will read. Its sender is still busy with it, and would never see the answer if the
 * connection were closed at once; so what comes is thrown away for a moment, and then the connection is closed.
 */
@RequestScoped
class UnreadBody {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final RoutingContext context;

    UnreadBody(RoutingContext context) {
        this.context = context;
    }

    /** Call when a request is refused; does nothing where its body was read to the end. */
    void giveUp() {
        HttpServerRequest request = context.request();
        Vertx vertx = context.vertx();
        if (request.version() == HttpVersion.HTTP_1_1 || request.version() == HttpVersion.HTTP_1_0) {
            context.addEndHandler(answered -> vertx.runOnContext(now -> drain(vertx, request)));
        }
    }

    private static void drain(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long timer =
                vertx.setTimer(A_MOMENT.toMillis(), late -> request.connection().close());
        request.handler(thrownAway -> {});
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.resume();
    }
}
