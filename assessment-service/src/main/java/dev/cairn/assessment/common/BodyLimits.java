package dev.cairn.assessment.common;

import dev.cairn.kit.problem.CommonProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Holds every route but the upload of archives to a small body; the server's own limit has to let archives through. */
@ApplicationScoped
class BodyLimits {

    private static final String UPLOADS = "/api/v1/scans/";
    private static final Pattern OPEN_TO_ALL = Pattern.compile("/api/v1/sources/[^/]+/[^/]+/webhook");
    private static final int LENGTH_REQUIRED = 411;
    private static final long LARGEST = 1024L * 1024;
    private static final int BEFORE_THE_SERVERS_OWN_LIMIT = 600;

    BodyLimits() {}

    void filter(@Observes Filters filters) {
        filters.register(BodyLimits::refuseTooLarge, BEFORE_THE_SERVERS_OWN_LIMIT);
    }

    private static void refuseTooLarge(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean upload = request.normalizedPath().startsWith(UPLOADS);
        if (!upload && length != null && isOver(length)) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            request.fail(CommonProblem.TOO_LARGE.status());
        } else if (length == null
                && request.request().method() == HttpMethod.POST
                && OPEN_TO_ALL.matcher(request.normalizedPath()).matches()) {
            // who has proved nothing yet must not fill memory up to the limit of archives
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            request.fail(LENGTH_REQUIRED);
        } else {
            request.next();
        }
    }

    private static boolean isOver(String length) {
        return length.chars().allMatch(Character::isDigit)
                && (length.length() > 18 || Long.parseLong(length) > LARGEST);
    }
}
