package dev.cairn.portal.edge;

/** The problems that the portal itself answers with; those of the services pass through unchanged. */
public enum ProblemKind {
    INVALID("invalid-request", "The request is not valid", 400),
    SIGN_IN_FAILED("sign-in-failed", "The sign-in did not complete", 400),
    UNAUTHENTICATED("unauthenticated", "Sign in, or send a valid API token", 401),
    CSRF("csrf", "The request does not prove that it comes from our pages", 403),
    NOT_FOUND("not-found", "There is nothing here", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", "This resource does not support the method", 405),
    SLOW_BODY("request-timeout", "The request's body did not arrive in time", 408),
    TOO_LARGE("too-large", "The request is too large", 413),
    INTERNAL("internal-error", "Something went wrong on our side", 500),
    BAD_GATEWAY("bad-gateway", "The service behind this resource does not answer", 502),
    UNAVAILABLE("unavailable", "Temporarily unavailable", 503),
    GATEWAY_TIMEOUT("gateway-timeout", "The service behind this resource did not answer in time", 504);

    private final String slug;
    private final String title;
    private final int status;

    ProblemKind(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    /** The stable word that clients act on. */
    public String slug() {
        return slug;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** One sentence for people, the same for every problem of the kind. */
    public String title() {
        return title;
    }
}
