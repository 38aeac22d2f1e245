package dev.cairn.kit.limits;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.SignedIn;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Counts each request of a known caller, says in the {@code RateLimit} headers of its answer what is left, and refuses it
 * with 429 when nothing is. Where everybody may call, all requests of one address share a budget. Who is not admitted has
 * no budget and is not counted.
 */
class RateLimitFilter {

    private static final int ONCE_THE_CALLER_IS_KNOWN = Priorities.AUTHORIZATION + 10;

    private final RateLimits limits;
    private final Caller caller;
    private final CurrentOrganisation organisation;
    private final RoutingContext request;

    RateLimitFilter(RateLimits limits, Caller caller, CurrentOrganisation organisation, RoutingContext request) {
        this.limits = limits;
        this.caller = caller;
        this.organisation = organisation;
        this.request = request;
    }

    @ServerRequestFilter(priority = ONCE_THE_CALLER_IS_KNOWN)
    public void count(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(Allow.class)) {
            count(new CallerKey(organisation.id(), caller.id()));
        } else if (method.isAnnotationPresent(SignedIn.class)) {
            count(new CallerKey(null, caller.id()));
        } else if (method.isAnnotationPresent(PermitAll.class)) {
            count(new CallerKey(null, "address " + address()));
        }
    }

    private String address() {
        return ClientAddress.of(
                request.request().remoteAddress().hostAddress(),
                request.request().getHeader("X-Forwarded-For"));
    }

    private void count(CallerKey key) {
        var verdict = limits.use(key);
        HttpServerResponse response = request.response();
        response.putHeader("RateLimit-Policy", limits.policy());
        response.putHeader(
                "RateLimit", "\"default\";r=" + Math.max(0, verdict.left()) + ";t=" + verdict.secondsToReset());
        if (verdict.refused()) {
            throw new Problem(CommonProblem.TOO_MANY, "The limit of requests is reached; see RateLimit-Policy")
                    .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.secondsToReset()));
        }
    }
}
