package dev.cairn.portal.edge;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Writes whole answers, and disposes of a body that was not read.
 *
 * <p>A request may be answered before its body has arrived (refused uploads). The rest is then read and dropped for a
 * short while, so that the client sees the answer instead of a reset, and cut after it, so that it cannot go on for ever.
 */
public final class Answers {

    private static final String TYPES = "https://cairn.dev/problems/";
    private static final long DRAIN_MILLIS = 5_000;

    private Answers() {}

    /** Answers with a problem document (RFC 9457). Does nothing if an answer has begun. */
    public static void problem(RoutingContext ctx, ProblemKind kind, String detail) {
        HttpServerResponse response = ctx.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        var body = new JsonObject()
                .put("type", TYPES + kind.slug())
                .put("title", kind.title())
                .put("status", kind.status())
                .put("detail", detail)
                .put("instance", ctx.request().path())
                .put("code", kind.slug());
        var span = Span.current().getSpanContext();
        if (span.isValid()) {
            body.put("traceId", span.getTraceId());
        }
        body.put("requestId", ctx.<String>get(RequestIds.KEY));
        if (kind == ProblemKind.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (kind == ProblemKind.UNAVAILABLE) {
            response.putHeader("Retry-After", "5");
        }
        response.setStatusCode(kind.status());
        send(ctx, "application/problem+json", body.encode());
    }

    /** Answers 200 with JSON. */
    public static void json(RoutingContext ctx, JsonObject body) {
        send(ctx, "application/json", body.encode());
    }

    /** Sends a text body with the status set before, never to be cached. */
    public static void send(RoutingContext ctx, String contentType, String body) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (ctx.request().method() == HttpMethod.HEAD) {
            end(ctx);
        } else {
            ctx.response().end(body);
            discardBody(ctx);
        }
    }

    /** Answers with a status and no body. */
    public static void status(RoutingContext ctx, int status) {
        ctx.response().setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        end(ctx);
    }

    /** Answers OPTIONS with the methods of the path, OPTIONS among them. */
    public static void allowed(RoutingContext ctx, String methods) {
        ctx.response().putHeader(HttpHeaders.ALLOW, methods);
        status(ctx, 204);
    }

    /** Answers a method that the path does not have, with those that it has. */
    public static void wrongMethod(RoutingContext ctx, String methods, String detail) {
        ctx.response().putHeader(HttpHeaders.ALLOW, methods);
        problem(ctx, ProblemKind.METHOD_NOT_ALLOWED, detail);
    }

    /** Sends the browser elsewhere, always by GET. */
    public static void redirect(RoutingContext ctx, String location) {
        ctx.response().putHeader(HttpHeaders.LOCATION, location);
        status(ctx, 303);
    }

    private static void end(RoutingContext ctx) {
        ctx.response().end();
        discardBody(ctx);
    }

    /** Reads and drops what is left of the request's body, for a short while. */
    public static void discardBody(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (request.isEnded()) {
            return;
        }
        var connection = request.connection();
        long timer = ctx.vertx().setTimer(DRAIN_MILLIS, fired -> connection.close());
        request.exceptionHandler(gone -> ctx.vertx().cancelTimer(timer));
        request.endHandler(done -> ctx.vertx().cancelTimer(timer));
        request.handler(dropped -> {});
        request.resume();
    }
}
