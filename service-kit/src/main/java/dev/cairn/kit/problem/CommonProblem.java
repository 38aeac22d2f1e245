package dev.cairn.kit.problem;

import java.util.List;

/** The kinds that every service has. */
public final class CommonProblem {

    public static final ProblemKind INVALID = new ProblemKind("invalid-request", "The request is not valid", 400);
    public static final ProblemKind UNAUTHENTICATED =
            new ProblemKind("unauthenticated", "Sign in, or send a valid API token", 401);
    public static final ProblemKind FORBIDDEN =
            new ProblemKind("forbidden", "Your role or the token's scopes do not allow this", 403);
    public static final ProblemKind NOT_FOUND = new ProblemKind("not-found", "There is nothing here", 404);
    public static final ProblemKind METHOD_NOT_ALLOWED =
            new ProblemKind("method-not-allowed", "This resource does not support the method", 405);
    public static final ProblemKind NOT_ACCEPTABLE =
            new ProblemKind("not-acceptable", "The resource has no representation of the accepted types", 406);
    public static final ProblemKind CONFLICT =
            new ProblemKind("conflict", "The request conflicts with the present state", 409);
    public static final ProblemKind PRECONDITION_FAILED =
            new ProblemKind("precondition-failed", "The resource was changed by someone else", 412);
    public static final ProblemKind TOO_LARGE = new ProblemKind("too-large", "The request is too large", 413);
    public static final ProblemKind UNSUPPORTED_MEDIA_TYPE =
            new ProblemKind("unsupported-media-type", "The body's type is not supported here", 415);
    public static final ProblemKind UNPROCESSABLE =
            new ProblemKind("unprocessable", "The request is understood but cannot be carried out", 422);
    public static final ProblemKind PRECONDITION_REQUIRED =
            new ProblemKind("precondition-required", "Send If-Match with the ETag that you read", 428);
    public static final ProblemKind TOO_MANY = new ProblemKind("too-many-requests", "Too many requests", 429);
    public static final ProblemKind INTERNAL =
            new ProblemKind("internal-error", "Something went wrong on our side", 500);
    public static final ProblemKind UNAVAILABLE = new ProblemKind("unavailable", "Temporarily unavailable", 503);

    private static final List<ProblemKind> ALL = List.of(
            INVALID,
            UNAUTHENTICATED,
            FORBIDDEN,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            CONFLICT,
            PRECONDITION_FAILED,
            TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            UNPROCESSABLE,
            PRECONDITION_REQUIRED,
            TOO_MANY,
            INTERNAL,
            UNAVAILABLE);

    private CommonProblem() {}

    /** The kind for a bare HTTP status, {@link #INVALID} or {@link #INTERNAL} where no kind has it. */
    static ProblemKind ofStatus(int status) {
        return ALL.stream()
                .filter(kind -> kind.status() == status)
                .findFirst()
                .orElse(status < 500 ? INVALID : INTERNAL);
    }
}
