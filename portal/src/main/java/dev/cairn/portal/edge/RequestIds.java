package dev.cairn.portal.edge;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives each request an id, the caller's own where it is well-formed. */
public final class RequestIds {

    /** The header that carries the id, from the client, to the services, and back. */
    public static final String HEADER = "X-Request-Id";

    static final String KEY = "cairn.request-id";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private RequestIds() {}

    static void identify(RoutingContext ctx) {
        String sent = ctx.request().getHeader(HEADER);
        String id = sent != null && WELL_FORMED.matcher(sent).matches()
                ? sent
                : UuidCreator.getTimeOrderedEpochPlus1().toString();
        ctx.put(KEY, id);
        MDC.put("requestId", id);
        ctx.response().putHeader(HEADER, id);
    }

    /** The id of this request. */
    public static String of(RoutingContext ctx) {
        return ctx.get(KEY);
    }
}
