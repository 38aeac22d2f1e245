package dev.cairn.portal.config;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;

/** Refuses to start on settings that would be unsafe or could never work, with one line that says what to change. */
@Startup
@ApplicationScoped
class StartChecks {

    private static final int SECRET_LENGTH = 32;

    private final PortalConfig config;

    StartChecks(PortalConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent start) {
        demand(
                config.secret()
                        .filter(secret -> secret.length() >= SECRET_LENGTH)
                        .isPresent(),
                "CAIRN_SECRET must have at least " + SECRET_LENGTH + " characters");
        demand(isOrigin(config.publicUrl()), "CAIRN_PUBLIC_URL must be like https://cairn.example, without a path");
        demand(
                config.environment().equals("local")
                        || !isLoopback(config.oidc().issuer()),
                "CAIRN_OIDC_ISSUER on loopback is accepted only with CAIRN_ENVIRONMENT=local");
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static boolean isOrigin(URI uri) {
        String path = uri.getPath();
        return uri.getHost() != null
                && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && (path == null || path.isEmpty() || path.equals("/"));
    }

    private static boolean isLoopback(URI issuer) {
        String host = String.valueOf(issuer.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
