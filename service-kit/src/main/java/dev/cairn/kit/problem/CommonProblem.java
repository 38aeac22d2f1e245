package dev.cairn.kit.problem;

/** The kinds that every service has. */
public enum CommonProblem implements ProblemKind {
    INVALID("invalid-request", "The request is not valid", 400),
    UNAUTHENTICATED("unauthenticated", "Sign in, or send a valid API token", 401),
    FORBIDDEN("forbidden", "Your role or the token's scopes do not allow this", 403),
    NOT_FOUND("not-found", "There is nothing here", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", "This resource does not support the method", 405),
    NOT_ACCEPTABLE("not-acceptable", "The resource has no representation of the accepted types", 406),
    CONFLICT("conflict", "The request conflicts with the present state", 409),
    PRECONDITION_FAILED("precondition-failed", "The resource was changed by someone else", 412),
    TOO_LARGE("too-large", "The request is too large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "The body's type is not supported here", 415),
    UNPROCESSABLE("unprocessable", "The request is understood but cannot be carried out", 422),
    PRECONDITION_REQUIRED("precondition-required", "Send If-Match with the ETag that you read", 428),
    TOO_MANY("too-many-requests", "Too many requests", 429),
    INTERNAL("internal-error", "Something went wrong on our side", 500),
    UNAVAILABLE("unavailable", "Temporarily unavailable", 503);

    private final String slug;
    private final String title;
    private final int status;

    CommonProblem(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }

    /** The kind for a bare HTTP status, {@link #INVALID} or {@link #INTERNAL} where no kind has it. */
    static CommonProblem ofStatus(int status) {
        for (CommonProblem kind : values()) {
            if (kind.status == status) {
                return kind;
            }
        }
        return status < 500 ? INVALID : INTERNAL;
    }
}
