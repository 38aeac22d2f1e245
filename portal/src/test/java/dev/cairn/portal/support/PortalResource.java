package dev.cairn.portal.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;

/** Puts the portal between a real Redis and provider, and a server that plays the services. */
public final class PortalResource implements QuarkusTestResourceLifecycleManager {

    /** Redis' last logical database: other modules' tests share the server, and these flush. */
    private static final String DATABASE = "/15";

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        JsonObject servers = Servers.addresses();
        URI redis = URI.create(servers.getJsonObject("redis").getString("url"));
        Gate gate = new Gate(vertx, redis.getHost(), redis.getPort());
        int gatePort = gate.listen();
        String upstream = "http://127.0.0.1:" + new Upstream(vertx, gate).listen();
        int port = freePort();
        int managementPort = freePort();
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", String.valueOf(port)),
                // Not 0: the meters of a server on port 0 have other tags, which Prometheus refuses beside the first's.
                Map.entry("quarkus.management.test-port", String.valueOf(managementPort)),
                Map.entry("quarkus.redis.hosts", "redis://127.0.0.1:" + gatePort + DATABASE),
                Map.entry("cairn.portal.environment", "local"),
                Map.entry("cairn.portal.public-url", "http://127.0.0.1:" + port),
                Map.entry("cairn.portal.secret", "a secret that is long enough for tests"),
                Map.entry(
                        "cairn.portal.oidc.issuer",
                        servers.getJsonObject("oidc").getString("issuer")),
                Map.entry("cairn.portal.oidc.client-secret", "cairn-portal-secret"),
                Map.entry("cairn.portal.services.project", upstream),
                Map.entry("cairn.portal.services.assessment", upstream),
                Map.entry("cairn.portal.services.notification", upstream),
                Map.entry("cairn.portal.session.stream-check", "200MS"),
                Map.entry("cairn.portal.proxy.response-timeout", "1S"),
                Map.entry("cairn.portal.proxy.body-timeout", "3S"),
                Map.entry("cairn.test.management", "http://127.0.0.1:" + managementPort),
                Map.entry("cairn.test.upstream", upstream));
    }

    @Override
    public void stop() {
        vertx.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
