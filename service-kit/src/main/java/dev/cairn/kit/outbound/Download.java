package dev.cairn.kit.outbound;

import dev.cairn.kit.outbound.Outcome.Answered;
import dev.cairn.kit.outbound.Outcome.Failed;
import dev.cairn.kit.outbound.Outcome.FailureKind;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request to one address whose body a thread reads at its own pace: the other side is held back while nobody reads.
 *
 * <p>Everything but {@code read} happens on one Vert.x context. Running out of time ends it at whatever point it is.
 */
final class Download extends InputStream implements Sending {

    /** Pieces that wait for the reader; each is what one read of the socket gave, at most 64 KB. */
    private static final int MOST_WAITING = 8;

    /** Longer than the limit itself, which the timer keeps: only a lost timer makes a reader wait for this. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** @param left called once, when the request needs its slot no longer */
    record Listener(
            Consumer<StreamedAnswer> answered, Consumer<Throwable> failed, Consumer<Outcome> counted, Runnable left) {}

    private final Vertx vertx;
    private final Context context;
    private final OutboundRequest what;
    private final Duration whole;
    private final Listener listener;
    private final long startedAt = System.nanoTime();
    private final long statusTimer;
    private final long wholeTimer;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;
    private boolean done;

    /** Set before the last piece is there, so whoever took that one sees it. */
    private boolean late;

    private Piece piece = new Piece(Buffer.buffer(), null, false);
    private int at;

    /** What came, or why nothing comes any more: a failure, or the end. */
    private record Piece(Buffer bytes, @Nullable String failure, boolean last) {}

    /** Starts the clock; must be made on the context that everything happens on. */
    Download(Vertx vertx, Context context, OutboundRequest what, Duration whole, Listener listener) {
        this.vertx = vertx;
        this.context = context;
        this.what = what;
        this.whole = whole;
        this.listener = listener;
        this.statusTimer = vertx.setTimer(Math.max(1, what.timeLimit().toMillis()), fired -> noStatus());
        this.wholeTimer = vertx.setTimer(Math.max(1, whole.toMillis()), fired -> outOfTime());
    }

    @Override
    public void send(HttpClient client, SocketAddress address, Target target) {
        if (done) {
            return;
        }
        client.request(Exchange.options(what, address, target))
                .onFailure(this::failed)
                .onSuccess(opened -> {
                    if (done) {
                        opened.reset();
                        return;
                    }
                    request = opened;
                    Exchange.addHeaders(opened, what);
                    opened.send(Buffer.buffer(what.body()))
                            .onFailure(this::failed)
                            .onSuccess(this::answered);
                });
    }

    @Override
    public void end(Outcome outcome) {
        if (finish("nothing was sent")) {
            listener.counted().accept(outcome);
            listener.failed().accept(new NoAnswer(outcome));
        }
    }

    @Override
    public Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private void answered(HttpClientResponse answer) {
        if (done) {
            return;
        }
        vertx.cancelTimer(statusTimer);
        response = answer;
        answer.pause();
        answer.exceptionHandler(broken -> finish("the connection broke"));
        answer.endHandler(end -> finish(null));
        answer.handler(bytes -> pieces.add(new Piece(bytes, null, false)));
        answer.fetch(MOST_WAITING);
        listener.counted().accept(new Answered(answer.statusCode(), java.util.Map.of(), "", false, sinceStart()));
        listener.answered().accept(new StreamedAnswer(answer.statusCode(), Exchange.kept(answer), this));
    }

    /** Nobody waits any more for a status; once it came, whoever has the answer closes it. */
    void abandon() {
        context.runOnContext(now -> {
            if (response == null) {
                finish("given up");
            }
        });
    }

    private void noStatus() {
        if (response == null) {
            end(new Failed(
                    FailureKind.TIMED_OUT,
                    "no answer within " + what.timeLimit().toMillis() + " ms",
                    sinceStart()));
        }
    }

    private void outOfTime() {
        if (response == null) {
            end(new Failed(FailureKind.TIMED_OUT, "no answer within " + whole.toMillis() + " ms", sinceStart()));
        } else {
            late = true;
            finish("the answer did not end within " + whole.toSeconds() + " s");
        }
    }

    private void failed(Throwable why) {
        end(Exchange.failure(why, sinceStart()));
    }

    /** @param failure null when the body came to its end */
    private boolean finish(@Nullable String failure) {
        if (done) {
            return false;
        }
        done = true;
        vertx.cancelTimer(statusTimer);
        vertx.cancelTimer(wholeTimer);
        pieces.add(new Piece(Buffer.buffer(), failure, true));
        HttpClientRequest opened = request;
        if (opened != null) {
            opened.reset();
        }
        listener.left().run();
        return true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == piece.bytes().length() && !piece.last()) {
            piece = next();
            at = 0;
        }
        if (piece.failure() != null) {
            throw late ? new SocketTimeoutException(piece.failure()) : new IOException(piece.failure());
        }
        if (piece.last()) {
            return -1;
        }
        int n = Math.min(length, piece.bytes().length() - at);
        piece.bytes().getBytes(at, at + n, buffer, offset);
        at += n;
        return n;
    }

    private Piece next() throws IOException {
        context.runOnContext(now -> {
            HttpClientResponse answer = response;
            if (answer != null && !done) {
                answer.fetch(1);
            }
        });
        try {
            Duration left = whole.plus(MARGIN).minus(sinceStart());
            Piece came = pieces.poll(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
            return came == null ? new Piece(Buffer.buffer(), "nothing came in time", true) : came;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        context.runOnContext(now -> finish("closed"));
    }
}
