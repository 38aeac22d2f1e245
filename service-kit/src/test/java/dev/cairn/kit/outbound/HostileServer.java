package dev.cairn.kit.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A receiver that does by path what nobody should; it writes bytes by hand, since servers are too polite. */
final class HostileServer implements AutoCloseable {

    private final Vertx vertx;
    private final NetServer server;
    private final Map<String, Consumer<NetSocket>> manners;

    /** The heads of all requests. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** How many connections were made, whether or not a request came. */
    final AtomicInteger connections = new AtomicInteger();

    /** How many of them are gone. */
    final AtomicInteger closed = new AtomicInteger();

    HostileServer(Vertx vertx, NetServerOptions options) {
        this.vertx = vertx;
        manners = Map.of(
                "/ok", socket -> end(socket, head(200, "content-length: 2", "content-type: text/plain") + "ok"),
                "/redirect", socket -> end(socket, head(302, "location: /ok", "content-length: 0")),
                "/redirect-with-body", socket -> end(socket, head(307, "location: /ok", "content-length: 0")),
                "/silent", socket -> {},
                "/slow-head", socket -> drip(socket, "HTTP/1.1 200 OK\r\nx-slow: " + "a".repeat(10_000)),
                "/slow-body",
                        socket -> {
                            socket.write(head(200, "content-length: 100000"));
                            drip(socket, "b".repeat(10_000));
                        },
                "/endless-body",
                        socket -> {
                            socket.write(head(200, "transfer-encoding: chunked"));
                            flood(socket, "4000\r\n" + "c".repeat(0x4000) + "\r\n");
                        },
                "/endless-head",
                        socket -> {
                            socket.write("HTTP/1.1 200 OK\r\n");
                            flood(socket, "x-more: " + "d".repeat(1000) + "\r\n");
                        },
                "/garbage", socket -> end(socket, "\u0000\u0001 this is no HTTP at all\r\n\r\n"),
                "/hang-up", NetSocket::close);
        server = vertx.createNetServer(options.setHost("127.0.0.1").setPort(0)).connectHandler(this::serve);
        server.listen().toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    private void serve(NetSocket socket) {
        connections.incrementAndGet();
        socket.exceptionHandler(broken -> {});
        socket.closeHandler(gone -> closed.incrementAndGet());
        Buffer seen = Buffer.buffer();
        socket.handler(bytes -> {
            seen.appendBuffer(bytes);
            String text = seen.toString();
            if (text.contains("\r\n\r\n") && requests.stream().noneMatch(text::equals)) {
                requests.add(text);
                manners.getOrDefault(text.split(" ")[1], other -> end(other, head(404, "content-length: 0")))
                        .accept(socket);
            }
        });
    }

    private static String head(int status, String... headers) {
        return "HTTP/1.1 " + status + " X\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static void end(NetSocket socket, String bytes) {
        socket.write(bytes).onComplete(written -> socket.close());
    }

    private void drip(NetSocket socket, String bytes) {
        int[] at = new int[1];
        vertx.setPeriodic(20, timer -> {
            socket.write(bytes.substring(at[0], at[0] + 1)).onFailure(gone -> vertx.cancelTimer(timer));
            at[0]++;
        });
    }

    private static void flood(NetSocket socket, String bytes) {
        socket.write(bytes).onSuccess(more -> flood(socket, bytes));
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
