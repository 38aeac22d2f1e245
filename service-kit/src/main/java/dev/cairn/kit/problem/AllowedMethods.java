package dev.cairn.kit.problem;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * Knows which methods a path has, for the {@code Allow} of every 405, and answers OPTIONS with them.
 *
 * <p>The framework sends no {@code Allow} with 405, and answers OPTIONS by all methods of the resource's class, whatever
 * their paths. What it routes by is asked here instead of kept a second time.
 */
@ApplicationScoped
class AllowedMethods {

    private static final int AFTER_THE_REQUESTS_ID = 900;
    private static final String API = "/api/";

    void options(@Observes Filters filters) {
        filters.register(AllowedMethods::answerOptions, AFTER_THE_REQUESTS_ID);
    }

    private static void answerOptions(RoutingContext request) {
        if (request.request().method() != HttpMethod.OPTIONS
                || !request.normalizedPath().startsWith(API)) {
            request.next();
            return;
        }
        var allowed = of(request.normalizedPath());
        if (allowed.isEmpty()) {
            request.fail(CommonProblem.NOT_FOUND.status());
        } else {
            request.response()
                    .putHeader(HttpHeaders.ALLOW, String.join(", ", allowed))
                    .setStatusCode(204)
                    .end();
        }
    }

    /** Empty where nothing has this path. */
    static SortedSet<String> of(String path) {
        var classes = new RequestMapper<>(
                ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers());
        var methods = new TreeSet<String>();
        for (var match = classes.map(path); match != null; match = classes.continueMatching(path, match)) {
            addMethods(match, methods);
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    private static void addMethods(RequestMapper.RequestMatch<InitialMatch> match, SortedSet<String> methods) {
        String remaining = match.remaining.isEmpty() ? "/" : match.remaining;
        for (ServerRestHandler handler : match.value.handlers) {
            if (handler instanceof ClassRoutingHandler routes) {
                routes.getMappers().forEach((method, paths) -> {
                    if (method != null && paths.map(remaining) != null) {
                        methods.add(method);
                    }
                });
            }
        }
    }
}
