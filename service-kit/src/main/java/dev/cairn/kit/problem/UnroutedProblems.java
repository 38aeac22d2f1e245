package dev.cairn.kit.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.jackson.DatabindCodec;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Problem documents for what never reaches a resource: unknown routes, bodies over the limit, broken requests. */
@ApplicationScoped
class UnroutedProblems {

    private static final Logger LOG = Logger.getLogger(UnroutedProblems.class);
    private static final int BEFORE_THE_SERVERS_OWN_LIMIT = 500;

    private final long maxBodyBytes;

    UnroutedProblems(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size")
                    io.quarkus.runtime.configuration.MemorySize maxBody) {
        this.maxBodyBytes = maxBody.asLongValue();
    }

    void routes(@Observes Router router) {
        router.route().last().handler(request -> answer(request, CommonProblem.NOT_FOUND, "No such route"));
        router.route().failureHandler(this::failed);
    }

    void limits(@Observes Filters filters) {
        filters.register(this::refuseTooLarge, BEFORE_THE_SERVERS_OWN_LIMIT);
    }

    private void refuseTooLarge(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.length() < 19 && length.chars().allMatch(Character::isDigit)) {
            if (Long.parseLong(length) > maxBodyBytes) {
                request.response().putHeader(HttpHeaders.CONNECTION, "close");
                answer(request, CommonProblem.TOO_LARGE, "The limit is %d bytes".formatted(maxBodyBytes));
                return;
            }
        }
        request.next();
    }

    private void failed(RoutingContext request) {
        int status = request.statusCode() < 400 ? 500 : request.statusCode();
        ProblemKind kind = CommonProblem.ofStatus(status);
        if (kind.equals(CommonProblem.INTERNAL)) {
            LOG.errorf(
                    request.failure(),
                    "request failed: %s %s",
                    request.request().method(),
                    LoggedRoute.of(request.normalizedPath()));
        }
        answer(request, kind, kind.title());
    }

    private static void answer(RoutingContext request, ProblemKind kind, String detail) {
        var response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        var document = ProblemDocument.of(kind, detail, List.of(), request);
        response.setStatusCode(kind.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(DatabindCodec.mapper().valueToTree(document).toString());
    }
}
