package dev.cairn.assessment.source;

import dev.cairn.assessment.source.git.GitFailure;
import dev.cairn.assessment.source.git.GitHttp;
import dev.cairn.assessment.source.git.GitRefusal;
import dev.cairn.kit.outbound.GuardedHttpClient;
import dev.cairn.kit.outbound.NoAnswer;
import dev.cairn.kit.outbound.OutboundRequest;
import dev.cairn.kit.outbound.Outcome;
import dev.cairn.kit.outbound.StreamedAnswer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Git's requests by way of the guarded client, with one budget of time and of bytes for all requests of one reading. Blocks:
 * for worker threads only.
 */
final class GuardedGit implements GitHttp {

    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final GuardedHttpClient client;
    private final @Nullable Credential credential;
    private final Duration answerTime;
    private final long deadline;
    private final Duration time;
    private long bytesLeft;
    private final long mostBytes;

    GuardedGit(
            GuardedHttpClient client, @Nullable Credential credential, Duration answerTime, Duration time, long bytes) {
        this.client = client;
        this.credential = credential;
        this.answerTime = answerTime;
        this.time = time;
        this.deadline = System.nanoTime() + time.toNanos();
        this.bytesLeft = bytes;
        this.mostBytes = bytes;
    }

    @Override
    public Answer get(String url, Map<String, String> headers) throws IOException {
        return ask("GET", url, headers, "");
    }

    @Override
    public Answer post(String url, Map<String, String> headers, String body) throws IOException {
        return ask("POST", url, headers, body);
    }

    private Answer ask(String method, String url, Map<String, String> headers, String body) throws IOException {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw tooLong();
        }
        Map<String, String> all = new HashMap<>(headers);
        if (credential != null) {
            all.put("Authorization", credential.basic());
        }
        var request = new OutboundRequest(
                method, url, all, body, shorter(left, shorter(answerTime, OutboundRequest.LONGEST)));
        try {
            StreamedAnswer answer = client.open(request, left).await().atMost(left.plus(MARGIN));
            return new Answer(answer.status(), answer.headers(), new Counted(answer.body()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof NoAnswer none) {
                throw failure(none);
            }
            throw e;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static GitFailure failure(NoAnswer none) {
        boolean refused = none.outcome() instanceof Outcome.Refused;
        return new GitFailure(
                refused ? GitRefusal.URL_REFUSED : GitRefusal.UNREACHABLE, String.valueOf(none.getMessage()));
    }

    private GitFailure tooLong() {
        return new GitFailure(GitRefusal.TOO_LONG, "the limit is " + time.toSeconds() + " s");
    }

    /** What is received counts, of whichever answer. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n;
            try {
                n = in.read(buffer, offset, length);
            } catch (IOException e) {
                throw e instanceof SocketTimeoutException
                        ? tooLong()
                        : new GitFailure(GitRefusal.UNREACHABLE, "the connection broke while it answered");
            }
            bytesLeft -= Math.max(n, 0);
            if (bytesLeft < 0) {
                throw new GitFailure(GitRefusal.TOO_LARGE, "it sends more than " + mostBytes + " bytes");
            }
            return n;
        }
    }
}
