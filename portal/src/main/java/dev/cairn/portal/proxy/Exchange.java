package dev.cairn.portal.proxy;

import dev.cairn.portal.config.PortalConfig;
import dev.cairn.portal.edge.Answers;
import dev.cairn.portal.edge.ProblemKind;
import dev.cairn.portal.metrics.PortalMeters;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through: opened, sent, answered; or broken off at any of these, on both sides.
 *
 * <p>All of it runs on the request's event loop. What the client sees is settled once: by the answer's head, or by a
 * problem document, or, when the service breaks off within a body, by a cut connection, so that half an answer is never
 * taken for a whole one.
 */
final class Exchange {

    /** What every exchange uses. */
    record Tools(Upstreams upstreams, HeaderRules rules, PortalConfig.Proxy limits, PortalMeters meters) {}

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final Tools tools;
    private final RoutingContext ctx;
    private final Service service;
    private final String target;
    private final @Nullable String bearer;
    private final long bodyLimit;
    private final boolean stream;
    private final Stall stall;
    private boolean settled;
    private boolean counted;
    private boolean retried;
    private boolean sent;
    private @Nullable HttpClientRequest outgoing;
    private Runnable atEnd = () -> {};

    private Exchange(
            Tools tools, RoutingContext ctx, Service service, String target, @Nullable String bearer, long bodyLimit) {
        this.tools = tools;
        this.ctx = ctx;
        this.service = service;
        this.target = target;
        this.bearer = bearer;
        this.bodyLimit = bodyLimit;
        this.stream = ctx.request().method() == HttpMethod.GET
                && String.valueOf(ctx.request().getHeader(HttpHeaders.ACCEPT)).contains("text/event-stream");
        this.stall = new Stall(ctx.vertx(), this::stalled);
    }

    /**
     * A request to the same address at the service.
     *
     * @param bearer who asks; null for one that is known by a signature, which the service checks
     */
    static Exchange of(Tools tools, RoutingContext ctx, Service service, @Nullable String bearer, long bodyLimit) {
        return new Exchange(tools, ctx, service, ctx.request().uri(), bearer, bodyLimit);
    }

    /** A request of anybody. */
    static Exchange ofEverybody(Tools tools, RoutingContext ctx, Service service, String target, long bodyLimit) {
        return new Exchange(tools, ctx, service, target, null, bodyLimit);
    }

    boolean isStream() {
        return stream;
    }

    /** To be run when the exchange is over, however it ends. */
    void atEnd(Runnable action) {
        atEnd = action;
    }

    void start() {
        ctx.response().closeHandler(gone -> breakOff("aborted"));
        ctx.response().exceptionHandler(gone -> breakOff("aborted"));
        ctx.response().endHandler(done -> over());
        open();
    }

    /** Ends both sides now. */
    void breakOff(String outcome) {
        count(outcome);
        settled = true;
        resetOutgoing();
        over();
        if (!ctx.response().ended() && !ctx.response().closed()) {
            ctx.request().connection().close();
        }
    }

    private void open() {
        tools.upstreams()
                .open(service, ctx.request().method(), target, stream)
                .onSuccess(this::send)
                .onFailure(this::fail);
    }

    private void send(HttpClientRequest request) {
        if (settled) {
            request.reset();
            return;
        }
        outgoing = request;
        // The response's future tells the same, and a handler keeps resets of ours out of the log.
        request.exceptionHandler(e -> LOG.debug("A request to a service ended early", e));
        tools.rules().inward(ctx, bearer, request.headers());
        request.response().onSuccess(this::answer).onFailure(this::fail);
        HttpServerRequest incoming = ctx.request();
        if (!hasBody(incoming)) {
            stall.expect(tools.limits().responseTimeout().toMillis());
            request.end();
            incoming.resume();
            return;
        }
        sent = true;
        if ("100-continue".equalsIgnoreCase(incoming.getHeader(HttpHeaders.EXPECT))) {
            ctx.response().writeContinue();
        }
        request.setChunked(!incoming.headers().contains(HttpHeaders.CONTENT_LENGTH));
        stall.expect(tools.limits().bodyTimeout().toMillis());
        var body = new BoundedBody(incoming, bodyLimit, stall::sign);
        body.pipe().endOnFailure(false).to(request).onComplete(piped -> {
            if (piped.succeeded() && !settled) {
                stall.expect(tools.limits().responseTimeout().toMillis());
            } else if (piped.failed() && !settled) {
                fail(piped.cause());
            }
        });
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    private void answer(HttpClientResponse answer) {
        if (settled) {
            resetOutgoing();
            return;
        }
        settled = true;
        count(answer.statusCode() / 100 + "xx");
        HttpServerResponse response = ctx.response().setStatusCode(answer.statusCode());
        tools.rules().outward(answer.headers(), tools.upstreams().origin(service), response.headers());
        if (bearer == null) {
            HeaderRules.embeddable(answer.headers(), response.headers());
        }
        boolean noBody =
                ctx.request().method() == HttpMethod.HEAD || answer.statusCode() == 204 || answer.statusCode() == 304;
        if (!noBody && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        stall.expect(tools.limits().bodyTimeout().toMillis());
        if (isEvents(answer)) {
            // The head alone, so that the page knows at once that it is connected.
            response.write(Buffer.buffer());
        }
        new BoundedBody(answer, Long.MAX_VALUE, stall::sign)
                .pipe()
                .endOnFailure(false)
                .to(response)
                .onSuccess(done -> Answers.discardBody(ctx))
                .onFailure(e -> breakOff("broken"));
    }

    private static boolean isEvents(HttpClientResponse answer) {
        return String.valueOf(answer.getHeader(HttpHeaders.CONTENT_TYPE)).startsWith("text/event-stream");
    }

    private void stalled() {
        if (ctx.response().headWritten()) {
            LOG.debugf("%s fell silent within a body", service.label());
            breakOff("stalled");
        } else if (sent && !ctx.request().isEnded()) {
            settle(ProblemKind.SLOW_BODY, "Nothing of the body arrived for too long.", "slow-client");
        } else {
            settle(ProblemKind.GATEWAY_TIMEOUT, service.label() + " took too long.", "timeout");
        }
    }

    private void fail(Throwable cause) {
        if (settled) {
            return;
        }
        if (cause instanceof BoundedBody.TooLong) {
            settle(ProblemKind.TOO_LARGE, "The body is larger than this resource takes.", "too-large");
        } else if (cause instanceof ConnectTimeoutException) {
            settle(ProblemKind.GATEWAY_TIMEOUT, service.label() + " took too long.", "timeout");
        } else if (cause instanceof ConnectionPoolTooBusyException) {
            settle(ProblemKind.UNAVAILABLE, "Too many requests wait for " + service.label() + ".", "busy");
        } else if (mayRetry()) {
            retried = true;
            outgoing = null;
            open();
        } else {
            LOG.warnf("%s cannot be reached: %s", service.label(), cause.toString());
            settle(ProblemKind.BAD_GATEWAY, service.label() + " does not answer.", "unreachable");
        }
    }

    /** A kept connection may have been closed by the other side just now; a read that was not answered can be sent again. */
    private boolean mayRetry() {
        HttpMethod method = ctx.request().method();
        return !retried && !sent && outgoing != null && (method == HttpMethod.GET || method == HttpMethod.HEAD);
    }

    private void settle(ProblemKind kind, String detail, String outcome) {
        if (settled) {
            return;
        }
        settled = true;
        count(outcome);
        resetOutgoing();
        stall.stop();
        Answers.problem(ctx, kind, detail);
    }

    private void resetOutgoing() {
        if (outgoing != null) {
            outgoing.reset();
        }
    }

    private void count(String outcome) {
        if (!counted) {
            counted = true;
            tools.meters().proxied(service.label(), outcome);
        }
    }

    private void over() {
        stall.stop();
        Runnable action = atEnd;
        atEnd = () -> {};
        action.run();
    }
}
