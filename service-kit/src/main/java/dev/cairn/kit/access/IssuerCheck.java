package dev.cairn.kit.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start in production with an identity provider on this machine: the one that the local stack starts there
 * signs anybody in as whomever they like.
 */
@ApplicationScoped
class IssuerCheck {

    private final URI issuer;
    private final String environment;

    IssuerCheck(
            @ConfigProperty(name = "cairn.oidc.issuer") URI issuer,
            @ConfigProperty(name = "cairn.environment") String environment) {
        this.issuer = issuer;
        this.environment = environment;
    }

    void check(@Observes StartupEvent start) {
        if (!environment.equals("local") && isLoopback(String.valueOf(issuer.getHost()))) {
            throw new IllegalStateException(
                    "CAIRN_OIDC_ISSUER on loopback is accepted only with CAIRN_ENVIRONMENT=local");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
