package dev.cairn.kit.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.StaleObjectStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what is thrown while a request is handled into its problem document. */
class ProblemMappers {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String LOST_UPDATE = "The resource was changed after you read it; read it again";

    private final RoutingContext request;

    ProblemMappers(RoutingContext request) {
        this.request = request;
    }

    @ServerExceptionMapper
    Response problem(Problem problem) {
        LOG.debugf("%s: %s", problem.kind().slug(), problem.detail());
        var response = answer(problem.kind(), problem.detail(), problem.errors());
        problem.headers().forEach(response::header);
        return response.build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException failure) {
        List<Problem.FieldError> errors = failure.getConstraintViolations().stream()
                .map(violation -> new Problem.FieldError(pointer(violation), violation.getMessage()))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
        return answer(CommonProblem.INVALID, "One or more values are not valid", errors)
                .build();
    }

    /** The second is named because the framework has a mapper of its own for it, which would win. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response brokenJson(JsonProcessingException failure) {
        return json(failure).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException failure) {
        return answer(CommonProblem.UNAUTHENTICATED, "The credentials are missing, expired or not valid", List.of())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return answer(CommonProblem.FORBIDDEN, "Your role or the token's scopes do not allow this", List.of())
                .build();
    }

    @ServerExceptionMapper({OptimisticLockException.class, StaleObjectStateException.class})
    Response lostUpdate(RuntimeException failure) {
        return answer(CommonProblem.PRECONDITION_FAILED, LOST_UPDATE, List.of()).build();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException broken) {
            return json(broken).build();
        }
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        ProblemKind kind = CommonProblem.ofStatus(status);
        var response = answer(kind, kind.title(), List.of());
        if (kind.equals(CommonProblem.METHOD_NOT_ALLOWED)) {
            response.header(HttpHeaders.ALLOW, String.join(", ", AllowedMethods.of(request.normalizedPath())));
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response ours(Throwable failure, ResourceInfo resource) {
        if (isLostUpdate(failure)) {
            return answer(CommonProblem.PRECONDITION_FAILED, LOST_UPDATE, List.of())
                    .build();
        }
        LOG.errorf(
                failure,
                "request failed: %s %s",
                request.request().method(),
                LoggedRoute.of(resource, request.normalizedPath()));
        return answer(CommonProblem.INTERNAL, "The failure was logged under the trace id", List.of())
                .build();
    }

    private static boolean isLostUpdate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleObjectStateException) {
                return true;
            }
        }
        return false;
    }

    private Response.ResponseBuilder json(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return answer(
                    CommonProblem.INVALID,
                    "The body has a field that is not known here",
                    List.of(new Problem.FieldError(pointer(unknown), "unknown field")));
        }
        if (failure instanceof JsonMappingException mapping) {
            return answer(
                    CommonProblem.INVALID,
                    "The body has a value of the wrong type or form",
                    List.of(new Problem.FieldError(pointer(mapping), "wrong type or form")));
        }
        if (String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate field")
                && failure.getProcessor() instanceof JsonParser parser) {
            return answer(
                    CommonProblem.INVALID,
                    "The body has a field twice",
                    List.of(new Problem.FieldError(
                            parser.getParsingContext().pathAsPointer().toString(), "comes twice")));
        }
        var where = failure.getLocation();
        String detail = where == null
                ? "The body is not valid JSON"
                : "The body is not valid JSON: line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
        return answer(CommonProblem.INVALID, detail, List.of());
    }

    /** The headers that every answer has, Cache-Control among them, are there already. */
    private Response.ResponseBuilder answer(ProblemKind kind, String detail, List<Problem.FieldError> errors) {
        return Response.status(kind.status())
                .type(MEDIA_TYPE)
                .entity(ProblemDocument.of(kind, detail, errors, request));
    }

    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/", "/", ""));
    }

    /** Validation names {@code create.body.tags[1].<list element>}: the method and its parameter are ours. */
    private static String pointer(ConstraintViolation<?> violation) {
        var steps = new ArrayList<String>();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                steps.add(node.getIndex().toString());
            }
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT && node.getKind() != ElementKind.METHOD) {
                steps.add(node.getName());
            }
        }
        return steps.size() == 1 ? "?" + steps.get(0) : "/" + String.join("/", steps.subList(1, steps.size()));
    }
}
