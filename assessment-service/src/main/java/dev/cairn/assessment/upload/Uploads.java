package dev.cairn.assessment.upload;

import dev.cairn.assessment.scan.archive.Refusal;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Receives archives. The body is read on a worker thread, one piece at a time, and each piece is stored before the next
 * is read, so an upload holds one piece in memory however large it is.
 */
@ApplicationScoped
public class Uploads {

    private static final Duration ONE_WRITE = Duration.ofSeconds(30);
    private static final int TAR_HEADER = 512;
    private static final int TAR_CHECKSUM = 148;
    private static final int TAR_CHECKSUM_LENGTH = 8;

    private final Chunks chunks;
    private final UploadConfig config;
    private final Ids ids;
    private final Clock clock;
    private final Semaphore places;

    /**
     * A received archive.
     *
     * @param id also the id of the job that will read it
     * @param bytes its size
     * @param digest SHA-256 of its bytes, in hexadecimal
     */
    public record Upload(UUID id, long bytes, String digest) {}

    Uploads(Chunks chunks, UploadConfig config, Ids ids, Clock clock) {
        this.chunks = chunks;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.places = new Semaphore(config.atOnce());
    }

    /**
     * Receives one archive; blocks, so call it on a worker thread.
     *
     * @throws Problem when it is too large, too slow, no archive, or there is no place; then nothing of it is kept
     */
    public Upload receive(UUID organisation, InputStream body) {
        if (!places.tryAcquire()) {
            throw new Problem(UploadProblem.BUSY, "Come again in a moment").withHeader("Retry-After", "5");
        }
        UUID id = ids.next();
        try {
            return store(organisation, id, body);
        } catch (RuntimeException | IOException e) {
            chunks.remove(organisation, id).await().atMost(ONE_WRITE);
            throw e instanceof RuntimeException fault
                    ? fault
                    : new Problem(CommonProblem.INVALID, "The body broke off before its end");
        } finally {
            places.release();
        }
    }

    /** Removes an archive that no job was made for. */
    public Uni<Void> forget(UUID organisation, UUID upload) {
        return chunks.remove(organisation, upload);
    }

    /** Refuses what says of itself that it is too large. */
    public void demandSmall(@Nullable String contentLength) {
        if (contentLength == null
                || contentLength.isEmpty()
                || !contentLength.chars().allMatch(Character::isDigit)) {
            return;
        }
        if (contentLength.length() > 18
                || Long.parseLong(contentLength) > config.largest().asLongValue()) {
            throw tooLarge();
        }
    }

    private Upload store(UUID organisation, UUID id, InputStream body) throws IOException {
        MessageDigest digest = sha256();
        Instant deadline = clock.instant().plus(config.time());
        byte[] piece = new byte[Chunks.SIZE];
        long received = 0;
        int seq = 0;
        for (int filled = fill(piece, body, deadline); filled > 0; filled = fill(piece, body, deadline)) {
            received += filled;
            if (received > config.largest().asLongValue()) {
                throw tooLarge();
            }
            if (seq == 0) {
                demandArchive(piece, filled);
            }
            digest.update(piece, 0, filled);
            chunks.add(organisation, id, seq++, Arrays.copyOf(piece, filled))
                    .await()
                    .atMost(ONE_WRITE);
        }
        if (received == 0) {
            throw new Problem(UploadProblem.of(Refusal.EMPTY), "Send the archive as the body of the request");
        }
        return new Upload(id, received, HexFormat.of().formatHex(digest.digest()));
    }

    /** Fills the piece as far as the body goes; a body that trickles in is given up at the deadline. */
    private int fill(byte[] piece, InputStream body, Instant deadline) throws IOException {
        int filled = 0;
        while (filled < piece.length) {
            if (clock.instant().isAfter(deadline)) {
                throw new Problem(UploadProblem.TOO_SLOW, "The limit is " + config.time());
            }
            int read = body.read(piece, filled, piece.length - filled);
            if (read < 0) {
                return filled;
            }
            filled += read;
        }
        return filled;
    }

    private Problem tooLarge() {
        return new Problem(
                        CommonProblem.TOO_LARGE,
                        "The limit is %d bytes".formatted(config.largest().asLongValue()))
                .withHeader("Connection", "close");
    }

    /** Only what is plainly none is refused here; the rest is for the scan to find out. */
    private static void demandArchive(byte[] start, int length) {
        boolean gzip = length > 1 && starts(start, 0x1f, 0x8b);
        boolean zip = length > 1 && starts(start, 'P', 'K');
        if (!gzip && !zip && !startsLikeTar(start, length)) {
            throw new Problem(UploadProblem.of(Refusal.NOT_AN_ARCHIVE), "Send a tar, tar.gz or zip of the work tree");
        }
    }

    /** The first header of a tar holds its own checksum, in octal digits. */
    private static boolean startsLikeTar(byte[] start, int length) {
        if (length < TAR_HEADER) {
            return false;
        }
        String digits = new String(start, TAR_CHECKSUM, TAR_CHECKSUM_LENGTH, StandardCharsets.US_ASCII)
                .replace('\0', ' ')
                .strip();
        long sum = 0;
        for (int i = 0; i < TAR_HEADER; i++) {
            boolean inChecksum = i >= TAR_CHECKSUM && i < TAR_CHECKSUM + TAR_CHECKSUM_LENGTH;
            sum += inChecksum ? ' ' : start[i] & 0xff;
        }
        return digits.matches("[0-7]{1,8}") && Long.parseLong(digits, 8) == sum;
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
