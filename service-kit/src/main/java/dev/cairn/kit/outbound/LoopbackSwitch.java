package dev.cairn.kit.outbound;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Refuses to start in production with the switch on that lets requests reach the machine itself. */
@ApplicationScoped
class LoopbackSwitch {

    private static final Logger LOG = Logger.getLogger(LoopbackSwitch.class);

    private final boolean allowed;
    private final String environment;

    LoopbackSwitch(
            @ConfigProperty(name = "cairn.outbound.allow-loopback", defaultValue = "false") boolean allowed,
            @ConfigProperty(name = "cairn.environment", defaultValue = "production") String environment) {
        this.allowed = allowed;
        this.environment = environment;
    }

    void check(@Observes StartupEvent start) {
        if (allowed && !environment.equals("local")) {
            throw new IllegalStateException("CAIRN_OUTBOUND_ALLOW_LOOPBACK is for tests and the local stack: it must"
                    + " not be on while CAIRN_ENVIRONMENT is " + environment);
        }
        if (allowed) {
            LOG.warn("requests to this machine's own addresses are allowed (CAIRN_OUTBOUND_ALLOW_LOOPBACK)");
        }
    }
}
