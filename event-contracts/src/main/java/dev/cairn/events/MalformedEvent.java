package dev.cairn.events;

import org.jspecify.annotations.Nullable;

/** A record that is no event of ours. Its message never quotes the data, since that may be anybody's. */
public final class MalformedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** A header that every event has is not there. */
        MISSING_HEADER,
        /** A header's value cannot be read, or is not allowed. */
        BAD_HEADER,
        /** A type that this release does not know: most likely a newer producer's. A listener passes over it. */
        UNKNOWN_TYPE,
        /** The value is missing, is not JSON, or lacks something required. */
        BAD_DATA,
        /** The headers say one thing and the data another, for example about the organisation. */
        CONTRADICTION
    }

    private final Reason reason;

    public MalformedEvent(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is wrong, for a listener to decide by. */
    public Reason reason() {
        return reason;
    }
}
