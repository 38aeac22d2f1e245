package dev.cairn.kit.http;

import dev.cairn.kit.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses names and parameters with the character NUL, which PostgreSQL cannot take in any text. */
class NulBytes {

    /** Before anything is looked up by them. */
    private static final int FIRST = 100;

    private final RoutingContext routed;

    NulBytes(RoutingContext routed) {
        this.routed = routed;
    }

    @ServerRequestFilter(priority = FIRST)
    public void refuse(ContainerRequestContext request) {
        if (routed.request().path().contains("%00")) {
            throw Problem.notFound();
        }
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw Problem.invalid("?" + name, "must not have the character NUL");
            }
        });
    }
}
