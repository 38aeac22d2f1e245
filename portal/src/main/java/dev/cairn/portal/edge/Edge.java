package dev.cairn.portal.edge;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jboss.logging.Logger;

/** First and last of the routes: what every request passes before it is routed, and what is left when none took it. */
@ApplicationScoped
class Edge {

    private static final Logger LOG = Logger.getLogger(Edge.class);
    private static final int FIRST = -1_000;
    private static final int LAST = 500;
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final SecurityHeaders headers;

    Edge(SecurityHeaders headers) {
        this.headers = headers;
    }

    void routes(@Observes Router router) {
        router.route().order(FIRST).handler(this::admit).failureHandler(Edge::fail);
        router.route().order(LAST).handler(Edge::nothingHere);
    }

    /** Bodies wait until somebody wants them; without this they would be lost while a session is looked up. */
    private void admit(RoutingContext ctx) {
        ctx.request().pause();
        RequestIds.identify(ctx);
        headers.add(ctx);
        if (!CanonicalPath.accepts(ctx.request().uri())) {
            Answers.problem(ctx, ProblemKind.INVALID, "The address is not in its canonical form.");
        } else if (!METHODS.contains(ctx.request().method())) {
            Answers.wrongMethod(ctx, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS", "The method is not used here.");
        } else {
            ctx.next();
        }
    }

    private static void nothingHere(RoutingContext ctx) {
        Answers.problem(ctx, ProblemKind.NOT_FOUND, "No resource has this address.");
    }

    private static void fail(RoutingContext ctx) {
        Throwable cause = ctx.failure();
        if (cause != null) {
            LOG.errorf(cause, "%s failed", ctx.request().method());
        }
        Answers.problem(ctx, ProblemKind.INTERNAL, "The request id finds the cause in our logs.");
    }
}
