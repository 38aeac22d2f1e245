package dev.cairn.kit.vertx;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Connections of the system role outside the pools, for what lasts as long as its connection: notifications, and locks of a
 * session. Whoever opens one closes it.
 */
@ApplicationScoped
public class SystemConnections {

    private final Vertx vertx;
    private final PgConnectOptions options;

    SystemConnections(
            Vertx vertx,
            @ConfigProperty(name = "cairn.db.host") String host,
            @ConfigProperty(name = "cairn.db.port") int port,
            @ConfigProperty(name = "cairn.db.name") String database,
            @ConfigProperty(name = "cairn.db.system.user") String user,
            @ConfigProperty(name = "cairn.db.system.password") String password) {
        this.vertx = vertx;
        this.options = new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password)
                .setCachePreparedStatements(true);
        options.setTcpKeepAlive(true);
        // queues are empty when a plan is made, and long when it is used: each use is planned anew
        options.addProperty("plan_cache_mode", "force_custom_plan");
    }

    /** Opens one. */
    public Uni<PgConnection> open() {
        return Uni.createFrom()
                .completionStage(() ->
                        io.vertx.pgclient.PgConnection.connect(vertx, options).toCompletionStage())
                .map(PgConnection::newInstance);
    }

    PgConnectOptions options() {
        return options;
    }
}
