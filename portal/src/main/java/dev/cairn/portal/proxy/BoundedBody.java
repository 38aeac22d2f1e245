package dev.cairn.portal.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that fails when more than so many bytes have passed, and gives a sign of life with each chunk. It holds
 * nothing, and passes pause and resume on to its source.
 */
final class BoundedBody implements ReadStream<Buffer> {

    /** The stream was longer than allowed. */
    static final class TooLong extends RuntimeException {
        TooLong(long limit) {
            super("longer than " + limit + " bytes");
        }
    }

    private final ReadStream<Buffer> source;
    private final long limit;
    private final Runnable sign;
    private @Nullable Handler<Throwable> failed;
    private long seen;

    BoundedBody(ReadStream<Buffer> source, long limit, Runnable sign) {
        this.source = source;
        this.limit = limit;
        this.sign = sign;
    }

    @Override
    public BoundedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public BoundedBody handler(@Nullable Handler<Buffer> handler) {
        if (handler == null) {
            source.handler(null);
        } else {
            source.handler(chunk -> pass(chunk, handler));
        }
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        sign.run();
        seen += chunk.length();
        if (seen <= limit) {
            handler.handle(chunk);
        } else if (failed != null) {
            Handler<Throwable> once = failed;
            failed = null;
            once.handle(new TooLong(limit));
        }
    }

    @Override
    public BoundedBody pause() {
        source.pause();
        return this;
    }

    @Override
    public BoundedBody resume() {
        source.resume();
        return this;
    }

    @Override
    public BoundedBody fetch(long amount) {
        source.fetch(amount);
        return this;
    }

    @Override
    public BoundedBody endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(handler);
        return this;
    }
}
