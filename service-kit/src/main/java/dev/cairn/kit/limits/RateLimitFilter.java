package dev.cairn.kit.limits;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.SignedIn;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
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
        if (method.isAnnotationPresent(OwnRateLimit.class)) {
            return;
        }
        if (method.isAnnotationPresent(Allow.class)) {
            count(new CallerKey(organisation.id(), caller.id()));
        } else if (method.isAnnotationPresent(SignedIn.class)) {
            count(new CallerKey(null, caller.id()));
        } else if (method.isAnnotationPresent(PermitAll.class)) {
            count(new CallerKey(null, "address " + RateLimit.address(request.request())));
        }
    }

    private void count(CallerKey key) {
        limits.ofEachCaller().count(key, request.response());
    }
}
