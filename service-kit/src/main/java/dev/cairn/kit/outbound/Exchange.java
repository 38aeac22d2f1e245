package dev.cairn.kit.outbound;

import dev.cairn.kit.outbound.Outcome.Answered;
import dev.cairn.kit.outbound.Outcome.Failed;
import dev.cairn.kit.outbound.Outcome.FailureKind;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One request to one address, from its first byte to its outcome; all on one Vert.x context.
 *
 * <p>The deadline counts from before the look-up. Once a status came, running out of time or of room is no failure: the
 * answer is known, its body is cut.
 */
final class Exchange implements Sending {

    /** How much of a body is read. */
    static final int MOST_BODY = 64 * 1024;

    private static final List<String> KEPT =
            List.of("content-type", "location", "retry-after", "server", "date", "etag", "cache-control");
    private static final int LONGEST_VALUE = 1024;

    private final Vertx vertx;
    private final OutboundRequest what;
    private final long startedAt = System.nanoTime();
    private final Consumer<Outcome> whenDone;
    private final Buffer body = Buffer.buffer();
    private final long timer;
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;
    private boolean done;

    /** Starts the clock; must be made on the context that everything happens on. */
    Exchange(Vertx vertx, OutboundRequest what, Consumer<Outcome> whenDone) {
        this.vertx = vertx;
        this.what = what;
        this.whenDone = whenDone;
        this.timer = vertx.setTimer(Math.max(1, what.timeLimit().toMillis()), fired -> outOfTime());
    }

    /** Sends the request to the address that was checked, in the name of the target's host. */
    @Override
    public void send(HttpClient client, io.vertx.core.net.SocketAddress address, Target target) {
        if (done) {
            return;
        }
        client.request(options(what, address, target)).onFailure(this::failed).onSuccess(opened -> {
            if (done) {
                opened.reset();
                return;
            }
            request = opened;
            addHeaders(opened, what);
            opened.send(Buffer.buffer(what.body())).onFailure(this::failed).onSuccess(this::read);
        });
    }

    @Override
    public void end(Outcome outcome) {
        finish(outcome);
    }

    /** Ends it because nobody waits any more. */
    void stop() {
        finish(new Failed(FailureKind.BROKEN, "given up", sinceStart()));
    }

    @Override
    public Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private void read(HttpClientResponse answer) {
        if (done) {
            return;
        }
        response = answer;
        answer.exceptionHandler(broken -> finish(answered(answer, true)));
        answer.endHandler(end -> finish(answered(answer, false)));
        answer.handler(chunk -> {
            int room = MOST_BODY - body.length();
            if (chunk.length() <= room) {
                body.appendBuffer(chunk);
            } else {
                body.appendBuffer(chunk, 0, room);
                finish(answered(answer, true));
            }
        });
    }

    private void outOfTime() {
        HttpClientResponse answer = response;
        finish(
                answer == null
                        ? new Failed(
                                FailureKind.TIMED_OUT,
                                "no answer within " + what.timeLimit().toMillis() + " ms",
                                sinceStart())
                        : answered(answer, true));
    }

    private void failed(Throwable why) {
        finish(failure(why, sinceStart()));
    }

    /** What a failure to connect, send or read means to the URL's owner. */
    static Failed failure(Throwable why, Duration duration) {
        return new Failed(kind(why), detail(kind(why)), duration);
    }

    private Answered answered(HttpClientResponse answer, boolean cut) {
        String text = body.toString(StandardCharsets.UTF_8);
        return new Answered(answer.statusCode(), kept(answer), text, cut, sinceStart());
    }

    /** The few headers that matter to us, by lower-case name. */
    static Map<String, String> kept(HttpClientResponse answer) {
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT) {
            String value = answer.getHeader(name);
            if (value != null) {
                headers.put(name, value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
            }
        }
        return headers;
    }

    /** Where a request goes: to the address that was checked, in the name of the target's host. */
    static RequestOptions options(OutboundRequest what, io.vertx.core.net.SocketAddress address, Target target) {
        return new RequestOptions()
                .setServer(address)
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setMethod(io.vertx.core.http.HttpMethod.valueOf(what.method()))
                .setURI(target.path())
                .setFollowRedirects(false);
    }

    static void addHeaders(HttpClientRequest opened, OutboundRequest what) {
        opened.putHeader("user-agent", "Cairn/1 (+https://cairn.dev)");
        opened.putHeader("accept-encoding", "identity");
        what.headers().forEach(opened::putHeader);
    }

    private void finish(Outcome outcome) {
        if (done) {
            return;
        }
        done = true;
        vertx.cancelTimer(timer);
        HttpClientRequest opened = request;
        if (opened != null) {
            opened.reset();
        }
        whenDone.accept(outcome);
    }

    private static FailureKind kind(Throwable why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof java.security.cert.CertificateException) {
                return FailureKind.TLS;
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return FailureKind.NOT_CONNECTED;
            }
        }
        return FailureKind.BROKEN;
    }

    private static String detail(FailureKind kind) {
        return switch (kind) {
            case TLS -> "no secure connection: the certificate is not trusted, or is not for this host";
            case NOT_CONNECTED -> "the connection was not accepted";
            default -> "the connection broke, or what came was not HTTP";
        };
    }

    /** How every client in here is set up; the connection is never used again, so no check outlives its request. */
    static io.vertx.core.http.HttpClientOptions options() {
        return new io.vertx.core.http.HttpClientOptions()
                .setProtocolVersion(io.vertx.core.http.HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setMaxPoolSize(64)
                .setMaxWaitQueueSize(0)
                .setConnectTimeout(5_000)
                .setSslHandshakeTimeout(5)
                .setMaxHeaderSize(16 * 1024)
                .setMaxInitialLineLength(4096)
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setTracingPolicy(TracingPolicy.IGNORE);
    }
}
