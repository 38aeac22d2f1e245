package dev.cairn.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not a success (RFC 9457).
 *
 * @param instance path of the request, without its query
 * @param traceId W3C trace id, null where the request was not traced
 * @param errors empty unless single values of the input are wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable String traceId,
        @Nullable String requestId,
        List<Problem.FieldError> errors) {

    /** Where the page of a kind is found; see docs/problems.md. */
    public static final String TYPES = "https://cairn.dev/problems/";

    /** Name of the routing-context entry that holds the request's id. */
    public static final String REQUEST_ID = "cairn.request-id";

    /** The document of a problem outside a request, as a job keeps it. */
    public static ProblemDocument of(Problem problem) {
        return of(problem.kind(), problem.detail(), problem.errors(), null);
    }

    static ProblemDocument of(
            ProblemKind kind, String detail, List<Problem.FieldError> errors, @Nullable RoutingContext request) {
        var span = Span.current().getSpanContext();
        return new ProblemDocument(
                TYPES + kind.slug(),
                kind.title(),
                kind.status(),
                detail,
                request == null ? null : request.request().path(),
                kind.slug(),
                span.isValid() ? span.getTraceId() : null,
                request == null ? null : request.get(REQUEST_ID),
                errors);
    }
}
