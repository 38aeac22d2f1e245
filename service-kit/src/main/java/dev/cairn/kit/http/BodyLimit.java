package dev.cairn.kit.http;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies over the limit. One whose length is not announced is read here, up to the limit, before the endpoint is
 * called: the server's own limit does not hold for those that endpoints take without blocking.
 */
class BodyLimit {

    /** Nobody's body is read who may not make the request, or has made too many. */
    private static final int ONCE_ADMITTED = Priorities.AUTHORIZATION + 20;

    private static final Set<String> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final long largest;
    private final RoutingContext routed;

    BodyLimit(BodyConfig config, RoutingContext routed) {
        this.largest = config.largest().asLongValue();
        this.routed = routed;
    }

    @ServerRequestFilter(priority = ONCE_ADMITTED)
    public Uni<@Nullable Response> hold(ContainerRequestContext request, ResourceInfo resource) {
        if (WITHOUT_BODY.contains(request.getMethod())
                || resource.getResourceMethod().isAnnotationPresent(ReadsItsBody.class)) {
            return Uni.createFrom().nullItem();
        }
        String length = routed.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length) > largest
                    ? Uni.createFrom().failure(tooLarge())
                    : Uni.createFrom().nullItem();
        }
        ServerHttpRequest sent = CurrentRequestManager.get().serverRequest();
        return sent.isRequestEnded()
                ? Uni.createFrom().nullItem()
                : read(sent)
                        .invoke(body -> request.setEntityStream(new ByteArrayInputStream(body)))
                        .replaceWith((Response) null);
    }

    private Uni<byte[]> read(ServerHttpRequest from) {
        return Uni.createFrom().emitter(read -> from.setReadListener(new Reading(read)));
    }

    private Problem tooLarge() {
        routed.request().resume();
        return new Problem(CommonProblem.TOO_LARGE, "The limit is %d bytes".formatted(largest))
                .withHeader("Connection", "close");
    }

    /** A body that comes in pieces. What comes after the one that is too much is thrown away. */
    private final class Reading implements ServerHttpRequest.ReadCallback {

        private final UniEmitter<? super byte[]> read;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private boolean refused;

        Reading(UniEmitter<? super byte[]> read) {
            this.read = read;
        }

        @Override
        public void data(ByteBuffer piece) {
            if (refused) {
                return;
            }
            if (body.size() + piece.remaining() > largest) {
                refused = true;
                read.fail(tooLarge());
                return;
            }
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            body.writeBytes(bytes);
        }

        @Override
        public void done() {
            if (!refused) {
                read.complete(body.toByteArray());
            }
        }
    }
}
