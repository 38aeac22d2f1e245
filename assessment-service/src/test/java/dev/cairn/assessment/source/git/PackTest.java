package dev.cairn.assessment.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs that no git would write, and those that an older one does. */
class PackTest {

    private static final GitLimits LIMITS = new GitLimits(100_000, 2_000_000, 0);
    private static final int BLOB = 3;
    private static final int BY_OFFSET = 6;
    private static final int BY_ID = 7;

    @TempDir
    Path folder;

    @Test
    void differencesThatNameWhatTheyDifferFromAreRead() throws Exception {
        var repositories = new Repositories(folder);
        String text = "line\n".repeat(2_000);
        repositories.make("shop", Map.of("a", text, "b", text + "more\n", "c", text + "other\n"));
        byte[] bytes = repositories.pack("shop");

        try (Pack pack = read(bytes)) {
            for (String file : new String[] {"a", "b", "c"}) {
                String id = repositories
                        .git("-C", "shop", "rev-parse", "HEAD:" + file)
                        .strip();
                assertThat(new String(pack.blob(ObjectId.of(id)).readAllBytes()))
                        .startsWith(text);
            }
        }
    }

    @Test
    void aTreeOfDifferencesOfLargeObjectsIsReadInBoundedMemory() throws Exception {
        var pack = new Writer();
        byte[] large = new byte[1_000_000];
        long base = pack.whole(BLOB, large);
        // each object has two that differ from it: whoever keeps them all on the way down keeps 600 MB
        for (int i = 0; i < 300; i++) {
            pack.difference(base, large, i, 1);
            base = pack.difference(base, large, i, 2);
        }
        long before = used();

        try (Pack read = read(pack.bytes())) {
            assertThat(used() - before).isLessThan(100_000_000);
            assertThat(read.length()).isLessThan(200_000);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void differencesThatAreBuiltTooHighAreRefused() throws Exception {
        var pack = new Writer();
        byte[] small = new byte[100];
        long base = pack.whole(BLOB, small);
        for (int i = 0; i < 5_000; i++) {
            base = pack.difference(base, small, i, 1);
        }
        refused(GitRefusal.CORRUPT, pack.bytes());
    }

    @Test
    void aDifferenceThatMakesAnObjectTooLargeIsRefused() throws Exception {
        var pack = new Writer();
        byte[] base = new byte[1_000_000];
        long place = pack.whole(BLOB, base);
        pack.rawDifference(place, delta(base.length, 3_000_000, copies(1_000_000, 3)));
        refused(GitRefusal.OBJECT_TOO_LARGE, pack.bytes());
    }

    @Test
    void differencesFromWhatIsNotThereAreRefused() throws Exception {
        var byId = new Writer();
        byId.byId(new byte[20], delta(10, 10, copies(10, 1)));
        refused(GitRefusal.CORRUPT, byId.bytes());

        var byOffset = new Writer();
        byOffset.rawDifference(5, delta(10, 10, copies(10, 1)));
        refused(GitRefusal.CORRUPT, byOffset.bytes());
    }

    @Test
    void theWatchEndsTheReading() throws Exception {
        var pack = new Writer();
        pack.whole(BLOB, new byte[1_000_000]);
        byte[] bytes = pack.bytes();
        var asked = new AtomicInteger();

        assertThatThrownBy(() -> Pack.read(new ByteArrayInputStream(bytes), Spool.in(folder), LIMITS, () -> {
                    if (asked.incrementAndGet() > 20) {
                        throw new IllegalStateException("enough");
                    }
                }))
                .hasMessage("enough");
    }

    private Pack read(byte[] bytes) throws IOException {
        return Pack.read(new ByteArrayInputStream(bytes), Spool.in(folder), LIMITS, () -> {});
    }

    private void refused(GitRefusal reason, byte[] bytes) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOfSatisfying(
                        GitFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private static byte[] delta(long baseSize, long size, byte[] commands) throws IOException {
        var out = new ByteArrayOutputStream();
        for (long number : new long[] {baseSize, size}) {
            long left = number;
            while (left > 0x7f) {
                out.write((int) (left & 0x7f | 0x80));
                left >>= 7;
            }
            out.write((int) left);
        }
        out.write(commands);
        return out.toByteArray();
    }

    /** Copies the first bytes of the base, so often. */
    private static byte[] copies(int length, int times) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            out.write(0x80 | 0x10 | 0x20 | 0x40);
            out.write(length);
            out.write(length >> 8);
            out.write(length >> 16);
        }
        return out.toByteArray();
    }

    /** Writes a pack object by object. */
    private static final class Writer {

        private final ByteArrayOutputStream objects = new ByteArrayOutputStream();
        private int count;

        long whole(int type, byte[] bytes) throws IOException {
            long place = place();
            head(type, bytes.length);
            deflated(bytes);
            return place;
        }

        /** One that differs in its first bytes. */
        long difference(long base, byte[] of, int number, int kind) throws IOException {
            var commands = new ByteArrayOutputStream();
            commands.write(5);
            commands.write(new byte[] {(byte) kind, (byte) number, (byte) (number >> 8), 0, 1});
            commands.write(copies(of.length - 5, 1));
            return rawDifference(base, delta(of.length, of.length, commands.toByteArray()));
        }

        long rawDifference(long base, byte[] delta) throws IOException {
            long place = place();
            head(BY_OFFSET, delta.length);
            distance(place - base);
            deflated(delta);
            return place;
        }

        void byId(byte[] base, byte[] delta) throws IOException {
            head(BY_ID, delta.length);
            objects.write(base);
            deflated(delta);
        }

        byte[] bytes() throws Exception {
            var out = new ByteArrayOutputStream();
            out.write("PACK".getBytes());
            out.write(new byte[] {0, 0, 0, 2, 0, (byte) (count >> 16), (byte) (count >> 8), (byte) count});
            objects.writeTo(out);
            out.write(MessageDigest.getInstance("SHA-1").digest(out.toByteArray()));
            return out.toByteArray();
        }

        private long place() {
            return 12 + objects.size();
        }

        private void head(int type, long size) {
            count++;
            long left = size >> 4;
            objects.write((int) (type << 4 | size & 15 | (left > 0 ? 0x80 : 0)));
            while (left > 0) {
                objects.write((int) (left & 0x7f | (left > 0x7f ? 0x80 : 0)));
                left >>= 7;
            }
        }

        private void distance(long distance) {
            byte[] bytes = new byte[10];
            int at = 9;
            long left = distance;
            bytes[at] = (byte) (left & 0x7f);
            while ((left >>= 7) > 0) {
                left--;
                bytes[--at] = (byte) (left & 0x7f | 0x80);
            }
            objects.write(bytes, at, 10 - at);
        }

        private void deflated(byte[] bytes) throws IOException {
            var deflater = new Deflater();
            deflater.setInput(bytes);
            deflater.finish();
            byte[] buffer = new byte[64 * 1024];
            while (!deflater.finished()) {
                objects.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.end();
        }
    }
}
