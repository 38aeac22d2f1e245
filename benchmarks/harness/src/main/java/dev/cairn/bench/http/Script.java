package dev.cairn.bench.http;

/** What one client of a load does; used by one thread only. */
public interface Script {

    /** The next request. */
    byte[] next();

    /**
     * Told of its answer.
     *
     * @throws IllegalStateException if the answer is not what was to be measured
     */
    default void answered(Wire.Reply reply) {
        if (reply.status() != 200) {
            throw new IllegalStateException("answered by " + reply.status() + ": " + reply.text());
        }
    }

    /** One that repeats the same request. */
    static Script repeating(byte[] request) {
        return () -> request;
    }
}
