package dev.cairn.assessment;

import dev.cairn.kit.testing.ServersResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The real servers, with a log of the statements that the service under test has PostgreSQL execute for requests. */
public class LoggedServers extends ServersResource {

    private static @Nullable StatementLog log;

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(super.start());
        try {
            var started = new StatementLog(
                    String.valueOf(config.get("cairn.db.host")),
                    Integer.parseInt(String.valueOf(config.get("cairn.db.port"))));
            log = started;
            config.put(
                    "quarkus.datasource.reactive.url",
                    "vertx-reactive:postgresql://127.0.0.1:" + started.port() + "/" + config.get("cairn.db.name"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return config;
    }

    static StatementLog log() {
        return Objects.requireNonNull(log);
    }
}
