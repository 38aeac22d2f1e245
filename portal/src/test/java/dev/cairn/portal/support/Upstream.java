package dev.cairn.portal.support;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays all three services: tells what reached it, and behaves badly on request.
 *
 * <p>Tests live in another class loader, so they steer it over HTTP too, below {@code /control/}.
 */
final class Upstream {

    private static final String TIGHT = "default-src 'none'; style-src 'sha256-x'; sandbox";
    private static final String LOOSE = "default-src *; script-src 'unsafe-inline'";

    private final Vertx vertx;
    private final Gate redis;
    private final Set<HttpServerResponse> streams = ConcurrentHashMap.newKeySet();
    private final AtomicLong received = new AtomicLong();
    private final AtomicInteger aborted = new AtomicInteger();

    Upstream(Vertx vertx, Gate redis) {
        this.vertx = vertx;
        this.redis = redis;
    }

    int listen() {
        return vertx.createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        if (path.startsWith("/control/")) {
            control(request, path.substring("/control/".length()));
        } else if (path.startsWith("/api/v1/feed/")) {
            stream(request);
        } else if (path.startsWith("/api/v1/scans/")) {
            upload(request);
        } else if (path.startsWith("/api/v1/badges/")) {
            request.response().putHeader("Content-Security-Policy", path.endsWith("loose.html") ? LOOSE : TIGHT);
            request.response().putHeader("Cross-Origin-Resource-Policy", "cross-origin");
            echo(request);
        } else if (path.endsWith("/reset")) {
            request.connection().close();
        } else if (path.endsWith("/half")) {
            request.response().putHeader("Content-Length", "1000").write("half");
            vertx.setTimer(50, fired -> request.connection().close());
        } else if (!path.endsWith("/silent")) {
            echo(request);
        }
    }

    private void control(HttpServerRequest request, String what) {
        switch (what) {
            case "cut" -> redis.cut();
            case "mend" -> redis.mend();
            case "emit" -> streams.forEach(stream -> stream.write("data: " + request.getParam("data") + "\n\n"));
            default -> {}
        }
        request.response()
                .end(new JsonObject()
                        .put("streams", streams.size())
                        .put("received", received.get())
                        .put("aborted", aborted.get())
                        .encode());
    }

    private void stream(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("Content-Type", "text/event-stream").setChunked(true);
        response.closeHandler(gone -> streams.remove(response));
        response.write(Buffer.buffer());
        streams.add(response);
    }

    private void upload(HttpServerRequest request) {
        received.set(0);
        request.handler(chunk -> received.addAndGet(chunk.length()));
        request.exceptionHandler(e -> aborted.incrementAndGet());
        request.endHandler(done -> request.response()
                .setStatusCode(202)
                .putHeader("Location", request.absoluteURI().replaceFirst("/scans/.*", "/jobs/acme/1"))
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("bytes", received.get()).encode()));
    }

    private static void echo(HttpServerRequest request) {
        var headers = new JsonObject();
        request.headers()
                .names()
                .forEach(name -> headers.put(
                        name.toLowerCase(Locale.ROOT),
                        new JsonArray(request.headers().getAll(name))));
        request.body()
                .onSuccess(body -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Server", "upstream")
                        .putHeader("Set-Cookie", "evil=1")
                        .putHeader("Access-Control-Allow-Origin", "*")
                        .putHeader("ETag", "\"7\"")
                        .end(new JsonObject()
                                .put("method", request.method().name())
                                .put("uri", request.uri())
                                .put("headers", headers)
                                .put("body", body.toString())
                                .encode()));
    }
}
