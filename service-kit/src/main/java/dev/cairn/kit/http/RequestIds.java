package dev.cairn.kit.http;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.ProblemDocument;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives each request an id, the caller's own where it is well-formed, and the headers that every answer has. */
@ApplicationScoped
class RequestIds {

    private static final String HEADER = "X-Request-Id";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int FIRST = 1000;

    private final Ids ids;

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    void filter(@Observes Filters filters) {
        filters.register(this::identify, FIRST);
    }

    private void identify(RoutingContext request) {
        String sent = request.request().getHeader(HEADER);
        String id = sent != null && WELL_FORMED.matcher(sent).matches()
                ? sent
                : ids.next().toString();
        request.put(ProblemDocument.REQUEST_ID, id);
        MDC.put("requestId", id);
        request.response().putHeader(HEADER, id).putHeader("X-Content-Type-Options", "nosniff");
        request.addHeadersEndHandler(done -> keepFromCaches(request.response().headers()));
        request.next();
    }

    /** At the end, as a resource that says otherwise would only add to what is there. */
    private static void keepFromCaches(MultiMap headers) {
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
