package dev.cairn.project.common.domain;

import java.util.List;

/** A rule says no. Carries no stack trace: it is an answer, not a fault of the program. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, in a form that programs can act on. */
    public enum Reason {
        /** Values are wrong; the faults say which. */
        INVALID,
        /** The actor may not do this. */
        NOT_ALLOWED,
        /** It is not, or no longer, there for the actor. */
        NOT_FOUND,
        /** Another one has the slug. */
        SLUG_TAKEN,
        /** The person is a member already. */
        ALREADY_MEMBER,
        /** An organisation without an owner could never be managed again. */
        LAST_OWNER,
        /** The project is in that phase already. */
        PHASE_UNCHANGED,
        /** There are as many as there may be. */
        LIMIT_REACHED
    }

    /** What is wrong with one value; {@code pointer} is a JSON pointer (RFC 6901). */
    public record Fault(String pointer, String detail) {}

    private final Reason reason;
    private final String detail;
    private final transient List<Fault> faults;

    /** @param detail one sentence that may be shown to the actor */
    public Refused(Reason reason, String detail) {
        this(reason, detail, List.of());
    }

    Refused(Reason reason, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
        this.faults = List.copyOf(faults);
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong this time; never null. */
    public String detail() {
        return detail;
    }

    /** Empty unless values are wrong. */
    public List<Fault> faults() {
        return faults;
    }
}
