package dev.cairn.kit.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A failure that the caller is told about as a problem document. It carries no stack trace: it is an answer, not a fault
 * of the program.
 */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with one part of the input; {@code pointer} is a JSON pointer (RFC 6901) or {@code ?name}. */
    public record FieldError(String pointer, String detail) {}

    private final transient ProblemKind kind;
    private final String detail;
    private final transient List<FieldError> errors = new ArrayList<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /** @param detail what is wrong this time, one sentence that may be shown to anyone who may make the request */
    public Problem(ProblemKind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
        this.detail = detail;
    }

    /** Nothing there, or nothing there for this caller: the two look the same. */
    public static Problem notFound() {
        return new Problem(CommonProblem.NOT_FOUND, "No such resource, or you are not a member of its organisation");
    }

    /** An input error at one place. */
    public static Problem invalid(String pointer, String detail) {
        return new Problem(CommonProblem.INVALID, "One or more values are not valid").at(pointer, detail);
    }

    /** Names the place in the input that is wrong; answers this. */
    public Problem at(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
        return this;
    }

    /** Adds a header to the answer, for example {@code Retry-After}; answers this. */
    public Problem withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemKind kind() {
        return kind;
    }

    /** What is wrong this time. */
    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
