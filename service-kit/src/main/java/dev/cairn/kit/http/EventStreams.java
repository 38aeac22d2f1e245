package dev.cairn.kit.http;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemDocument;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Streams of server-sent events that end well. */
public final class EventStreams {

    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private EventStreams() {}

    /**
     * A stream whose failure is its last event, named {@code problem}, with the problem document as its data.
     *
     * <p>The status is sent when the stream begins, so a failure within it can no longer be an answer of its own; without
     * this the connection would be cut. After the event the stream ends, and a browser's EventSource comes again by itself,
     * with the id of the last event that had one.
     */
    public static Multi<OutboundSseEvent> endingWell(Sse sse, Multi<OutboundSseEvent> events) {
        return events.onFailure()
                .recoverWithItem(failure -> sse.newEventBuilder()
                        .name("problem")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(ProblemDocument.class, ProblemDocument.of(problem(failure)))
                        .reconnectDelay(COME_AGAIN.toMillis())
                        .build());
    }

    private static Problem problem(Throwable failure) {
        if (failure instanceof Problem known) {
            return known;
        }
        LOG.error("a stream of events failed", failure);
        return new Problem(CommonProblem.INTERNAL, "The failure was logged under the trace id");
    }
}
