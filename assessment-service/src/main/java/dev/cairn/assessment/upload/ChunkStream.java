package dev.cairn.assessment.upload;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;

/**
 * An uploaded archive as a stream that holds one piece at a time. Reading blocks, so it belongs on a worker thread.
 */
public final class ChunkStream extends InputStream {

    private static final Duration ONE_READ = Duration.ofSeconds(30);

    private final Chunks chunks;
    private final UUID organisation;
    private final UUID upload;
    private final Runnable atEnd;
    private ByteArrayInputStream piece = new ByteArrayInputStream(new byte[0]);
    private int next;
    private boolean ended;

    /** @param atEnd told once, when the last byte was read */
    public ChunkStream(Chunks chunks, UUID organisation, UUID upload, Runnable atEnd) {
        this.chunks = chunks;
        this.organisation = organisation;
        this.upload = upload;
        this.atEnd = atEnd;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int read = piece.read(target, offset, length);
            if (read > 0) {
                return read;
            }
            nextPiece();
        }
        return -1;
    }

    private void nextPiece() {
        byte[] bytes = chunks.read(organisation, upload, next++).await().atMost(ONE_READ);
        if (bytes == null) {
            ended = true;
            atEnd.run();
        } else {
            piece = new ByteArrayInputStream(bytes);
        }
    }
}
