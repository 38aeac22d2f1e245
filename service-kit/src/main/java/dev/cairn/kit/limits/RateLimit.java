package dev.cairn.kit.limits;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemKind;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.UUID;

/** One limit of requests, with the budgets of all who are held to it. {@link RateLimits} makes them. */
public final class RateLimit {

    private final String name;
    private final String policy;
    private final RateBudgets budgets;
    private final ProblemKind refusal;
    private final Counter refused;

    RateLimit(String name, long requests, Duration window, RateBudgets budgets, ProblemKind refusal, Counter refused) {
        this.name = name;
        this.policy = "\"%s\";q=%d;w=%d".formatted(name, requests, window.toSeconds());
        this.budgets = budgets;
        this.refusal = refusal;
        this.refused = refused;
    }

    /**
     * Counts a request of somebody unknown, by its address; says in the {@code RateLimit} headers of its answer what is left,
     * and refuses it when nothing is.
     *
     * @param what is asked for: each has a budget of its own for each address
     */
    public void count(String what, RoutingContext request) {
        count(
                new CallerKey(null, what + " address " + ClientAddress.network(address(request.request()))),
                request.response());
    }

    /** The same of a known caller, who has one budget in each organisation. */
    public void count(UUID organisation, String caller, RoutingContext request) {
        count(new CallerKey(organisation, caller), request.response());
    }

    void count(CallerKey caller, HttpServerResponse response) {
        var verdict = budgets.use(caller);
        response.putHeader("RateLimit-Policy", policy);
        response.putHeader(
                "RateLimit", "\"%s\";r=%d;t=%d".formatted(name, Math.max(0, verdict.left()), verdict.secondsToReset()));
        if (verdict.refused()) {
            refused.increment();
            throw new Problem(refusal, "The limit of requests is reached; see RateLimit-Policy")
                    .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.secondsToReset()));
        }
    }

    Future<Void> share() {
        return budgets.share();
    }

    /** The address that a request came from, as far as those say that are before us and near. */
    public static String address(HttpServerRequest request) {
        return ClientAddress.of(request.remoteAddress().hostAddress(), request.getHeader("X-Forwarded-For"));
    }
}
