package dev.cairn.kit.outbound;

import java.time.Duration;
import java.util.Map;

/** What became of a request. Whatever the other side does, it is one of these and never an exception. */
public sealed interface Outcome {

    /**
     * The other side answered, with whatever status; a redirect is an answer too, and is not followed.
     *
     * @param headers the few that matter to us, by lower-case name: content-type, location, retry-after, server, date,
     *     etag, cache-control
     * @param bodyHead the first 64 KB as text; bytes that are no UTF-8 are replaced
     * @param cut whether the body went on, or did not end in time
     */
    record Answered(int status, Map<String, String> headers, String bodyHead, boolean cut, Duration duration)
            implements Outcome {
        public Answered {
            headers = Map.copyOf(headers);
        }

        /** Whether the status is 2xx. */
        public boolean successful() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Nothing was sent, because the URL leads where it must not. Trying again helps only when its owner changes it or
     * its name.
     *
     * @param reason one clause for the URL's owner
     */
    record Refused(String reason) implements Outcome {}

    /**
     * There was no answer.
     *
     * @param detail one clause for the URL's owner
     */
    record Failed(FailureKind kind, String detail, Duration duration) implements Outcome {}

    /** Why there was no answer. */
    enum FailureKind {
        /** The name has no address. */
        UNKNOWN_HOST,
        /** Nobody accepted the connection. */
        NOT_CONNECTED,
        /** No trusted, matching certificate, or no common version of TLS. */
        TLS,
        /** No status within the time limit. */
        TIMED_OUT,
        /** The connection ended, or what came was no HTTP. */
        BROKEN,
        /** Too many requests to this host are under way; nothing was sent. */
        BUSY
    }
}
