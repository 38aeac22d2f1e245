package dev.cairn.kit.cache;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to the real Redis that can be cut or go silent, so that the server other tests share stays up. */
final class Wire implements AutoCloseable {

    private final NetServer server;
    private final Set<NetSocket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private volatile boolean cut;

    /** Bytes' bunches that went towards Redis, and connections that were tried. */
    final AtomicInteger asked = new AtomicInteger();

    Wire(Vertx vertx, URI redis) {
        var client = vertx.createNetClient();
        server = vertx.createNetServer().connectHandler(near -> {
            asked.incrementAndGet();
            if (cut) {
                near.close();
                return;
            }
            ends.add(near);
            near.pause();
            client.connect(redis.getPort(), redis.getHost()).onSuccess(far -> {
                ends.add(far);
                near.handler(bytes -> {
                    asked.incrementAndGet();
                    if (!silent) {
                        far.write(bytes);
                    }
                });
                far.handler(near::write);
                near.closeHandler(gone -> far.close());
                far.closeHandler(gone -> near.close());
                near.resume();
            });
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    String url() {
        return "redis://127.0.0.1:" + server.actualPort();
    }

    void goSilent() {
        silent = true;
    }

    void cut() {
        cut = true;
        ends.forEach(NetSocket::close);
    }

    void mend() {
        silent = false;
        cut = false;
    }

    @Override
    public void close() {
        server.close();
    }
}
