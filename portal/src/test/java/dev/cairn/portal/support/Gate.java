package dev.cairn.portal.support;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server that can be cut: others use the same Redis, so it cannot be stopped for one test. */
final class Gate {

    private final Vertx vertx;
    private final String host;
    private final int port;
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private int listens;

    Gate(Vertx vertx, String host, int port) {
        this.vertx = vertx;
        this.host = host;
        this.port = port;
    }

    int listen() {
        NetServer server = vertx.createNetServer().connectHandler(this::connect);
        listens = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return listens;
    }

    void cut() {
        cut = true;
        open.forEach(NetSocket::close);
    }

    void mend() {
        cut = false;
    }

    private void connect(NetSocket near) {
        if (cut) {
            near.close();
            return;
        }
        near.pause();
        open.add(near);
        near.closeHandler(gone -> open.remove(near));
        vertx.createNetClient().connect(port, host).onFailure(e -> near.close()).onSuccess(far -> {
            open.add(far);
            far.closeHandler(gone -> {
                open.remove(far);
                near.close();
            });
            near.closeHandler(gone -> {
                open.remove(near);
                far.close();
            });
            near.pipeTo(far);
            far.pipeTo(near);
            near.resume();
        });
    }
}
