package dev.cairn.kit.outbound;

import java.io.InputStream;
import java.util.Map;

/**
 * An answer whose body is read as it comes.
 *
 * @param headers as of {@link Outcome.Answered}
 * @param body blocks, so it is read on a worker thread; fails when the time is over or the connection breaks; to be closed,
 *     which ends the connection
 */
public record StreamedAnswer(int status, Map<String, String> headers, InputStream body) implements AutoCloseable {

    public StreamedAnswer {
        headers = Map.copyOf(headers);
    }

    /** Ends the connection, whatever is left unread. */
    @Override
    public void close() throws java.io.IOException {
        body.close();
    }
}
