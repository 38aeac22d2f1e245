package dev.cairn.kit.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one question that may be asked of another service: about an organisation or a project whose event has not arrived
 * yet. Asked with the caller's own credentials, so project-service decides; answers, also the empty ones, are kept for
 * half a second, so that a revoked token ends within one.
 */
@ApplicationScoped
class ProjectServiceClient {

    private static final Logger LOG = Logger.getLogger(ProjectServiceClient.class);
    private static final Duration KEPT = Duration.ofMillis(500);
    private static final int MOST_KEPT = 10_000;

    private final WebClient client;
    private final Cache<String, Optional<JsonObject>> answers =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();
    private final String service;

    ProjectServiceClient(Vertx vertx, @ConfigProperty(name = "cairn.project-service.url") Optional<String> service) {
        this.client = WebClient.create(
                vertx, new WebClientOptions().setFollowRedirects(false).setConnectTimeout(1000));
        this.service = service.orElse("http://127.0.0.1:18001");
    }

    /** The JSON found at the path; null when project-service shows the caller nothing there, or does not answer. */
    @Timeout(2000)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 5000)
    public Uni<@Nullable JsonObject> get(String path, String credentials) {
        String key = path + " " + credentials;
        Optional<JsonObject> known = answers.getIfPresent(key);
        if (known != null) {
            return Uni.createFrom().item(known.orElse(null));
        }
        return client.getAbs(service + path)
                .putHeader("Authorization", credentials)
                .putHeader("Accept", "application/json")
                .send()
                .map(ProjectServiceClient::body)
                .invoke(found -> answers.put(key, Optional.ofNullable(found)));
    }

    private static @Nullable JsonObject body(HttpResponse<?> response) {
        if (response.statusCode() == 200) {
            return response.bodyAsJsonObject();
        }
        if (response.statusCode() >= 500) {
            throw new IllegalStateException("project-service answered " + response.statusCode());
        }
        LOG.debugf("project-service answered %d", response.statusCode());
        return null;
    }
}
