package dev.cairn.assessment.scan.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {

    private static final Map<String, String> FILES = Map.of("app/src/a.txt", "alpha", "app/b.txt", "beta");
    private static final ArchiveLimits SMALL =
            new ArchiveLimits(100_000, 10_000_000, 50, 200, 1_000_000, 200, 10, 5, 1000, 5000, 100_000);

    @Test
    void everyFormatShowsTheSameFiles() throws IOException {
        byte[] tar = Archives.tar(FILES);
        assertThat(read(tar)).isEqualTo(FILES);
        assertThat(read(Archives.gzip(tar))).isEqualTo(FILES);
        assertThat(read(Archives.zip(FILES))).isEqualTo(FILES);
    }

    @Test
    void theFormatIsToldByContentAndTheCommonTopFolderFound() throws IOException {
        assertThat(summary(Archives.gzip(Archives.tar(FILES))).format()).isEqualTo("tar.gz");
        assertThat(summary(Archives.zip(FILES)).format()).isEqualTo("zip");
        assertThat(summary(Archives.tar(FILES)).topFolder()).isEqualTo("app");
        assertThat(summary(Archives.tar(Map.of("app/a", "1", "b", "2"))).topFolder())
                .isEmpty();
    }

    @Test
    void longNamesArePlainPaths() throws IOException {
        String path = "d/".repeat(8) + "n".repeat(120);
        assertThat(read(Archives.tar(Map.of(path, "x")))).containsEntry(path, "x");
        assertThat(read(Archives.tar(Map.of("./a//b", "x")))).containsEntry("a/b", "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/../../x",
                "/etc/passwd",
                "C:/x",
                "c:x",
                "..\\x",
                "a\\..\\..\\x",
                "\\x",
                "a\nb",
                "a\u0001b"
            })
    void pathsThatLeaveTheTreeAreRefused(String path) {
        byte[] archive = Archives.tar(tar -> {
            var entry = new TarArchiveEntry(path, true);
            entry.setSize(0);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        });
        assertThat(refused(archive, SMALL)).isEqualTo(Refusal.PATH_UNSAFE);
        assertThat(refused(Archives.zip(Map.of(path, "x")), SMALL)).isEqualTo(Refusal.PATH_UNSAFE);
    }

    @Test
    void linksAreSkippedEscapingLinksRefused() throws IOException {
        byte[] inside = Archives.tar(tar -> {
            Archives.file(tar, "a/b", new byte[] {1});
            Archives.link(tar, "a/c", "../a/b", TarConstants.LF_SYMLINK);
            Archives.link(tar, "a/d", "a/b", TarConstants.LF_LINK);
        });
        assertThat(summary(inside).skippedLinks()).containsExactly("a/c", "a/d");
        assertThat(refused(linked("a/c", "../../etc", TarConstants.LF_SYMLINK), SMALL))
                .isEqualTo(Refusal.LINK_ESCAPES);
        assertThat(refused(linked("a/c", "/etc/passwd", TarConstants.LF_SYMLINK), SMALL))
                .isEqualTo(Refusal.LINK_ESCAPES);
        assertThat(refused(linked("a/c", "../x", TarConstants.LF_LINK), SMALL)).isEqualTo(Refusal.LINK_ESCAPES);
    }

    @Test
    void anArchiveFullOfLinksIsRefused() {
        byte[] archive = Archives.tar(tar -> {
            for (int i = 0; i < 6; i++) {
                Archives.link(tar, "l" + i, "x", TarConstants.LF_SYMLINK);
            }
        });
        assertThat(refused(archive, SMALL)).isEqualTo(Refusal.TOO_MANY_LINKS);
    }

    @Test
    void linksOfAZipAreToldByItsDirectory() throws IOException {
        assertThat(refused(zipLink("../../x"), SMALL)).isEqualTo(Refusal.LINK_ESCAPES);
        assertThat(summary(zipLink("b")).skippedLinks()).containsExactly("a/link");
    }

    @Test
    void devicesAreNotFiles() throws IOException {
        byte[] archive = Archives.tar(tar -> {
            Archives.file(tar, "a", new byte[] {1});
            Archives.link(tar, "null", "", TarConstants.LF_CHR);
        });
        assertThat(summary(archive).skippedSpecial()).isEqualTo(1);
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertThat(refused("hello, this is text".getBytes(StandardCharsets.UTF_8), SMALL))
                .isEqualTo(Refusal.NOT_AN_ARCHIVE);
        assertThat(refused(new byte[0], SMALL)).isEqualTo(Refusal.NOT_AN_ARCHIVE);
        assertThat(refused(new byte[4096], SMALL)).isEqualTo(Refusal.NOT_AN_ARCHIVE);
        assertThat(refused(Archives.gzip(new byte[4096]), SMALL)).isEqualTo(Refusal.NOT_AN_ARCHIVE);
        assertThat(refused(Archives.gzip(Archives.gzip(Archives.tar(FILES))), SMALL))
                .isEqualTo(Refusal.NOT_AN_ARCHIVE);
        assertThat(refused(Archives.zip(Map.of()), SMALL)).isEqualTo(Refusal.EMPTY);
    }

    @Test
    void truncatedArchivesAreRefusedWhereverTheyAreCut() {
        byte[] tar = Arrays.copyOf(Archives.tar(Map.of("a/long", "x".repeat(3000))), 2048);
        assertThat(refused(tar, SMALL)).isEqualTo(Refusal.TRUNCATED);
        byte[] gzip = Archives.gzip(Archives.tar(FILES));
        for (int length = 20; length < gzip.length; length += 7) {
            assertThat(refused(Arrays.copyOf(gzip, length), SMALL))
                    .isIn(Refusal.TRUNCATED, Refusal.CORRUPT, Refusal.NOT_AN_ARCHIVE);
        }
        byte[] zip = Archives.zip(FILES);
        for (int length = 5; length < zip.length - 22; length += 5) {
            assertThat(refused(Arrays.copyOf(zip, length), SMALL)).isIn(Refusal.TRUNCATED, Refusal.CORRUPT);
        }
    }

    @Test
    void anEncryptedZipIsRefused() {
        byte[] zip = Archives.zip(FILES);
        zip[6] |= 1;
        assertThat(refused(zip, SMALL)).isEqualTo(Refusal.ENCRYPTED);
    }

    @Test
    void bombsAreRefusedLongBeforeTheyAreBig() {
        byte[] archive = Archives.tar(tar -> Archives.file(tar, "zeros", new byte[5_000_000]));
        assertThat(refused(Archives.gzip(archive), SMALL)).isEqualTo(Refusal.EXPANDS_TOO_FAR);
        assertThat(refused(Archives.zip(Map.of("zeros", "0".repeat(5_000_000))), SMALL))
                .isEqualTo(Refusal.EXPANDS_TOO_FAR);
        byte[] large = Archives.tar(tar -> Archives.file(tar, "big", new byte[200_000]));
        assertThat(refused(large, SMALL)).isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void tooManyEntriesAndTooDeepPathsAreRefused() {
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i < 51; i++) {
            many.put("f" + i, "");
        }
        assertThat(refused(Archives.tar(many), SMALL)).isEqualTo(Refusal.TOO_MANY_ENTRIES);
        assertThat(refused(Archives.tar(Map.of("d/".repeat(11) + "f", "")), SMALL))
                .isEqualTo(Refusal.PATH_TOO_LONG);
        assertThat(refused(Archives.tar(Map.of("n".repeat(201), "")), SMALL)).isEqualTo(Refusal.PATH_TOO_LONG);
    }

    @Test
    void aSecondGzipMemberIsRefused() {
        byte[] one = Archives.gzip(Archives.tar(FILES));
        var two = new ByteArrayOutputStream();
        two.writeBytes(one);
        two.writeBytes(one);
        assertThat(refused(two.toByteArray(), SMALL)).isEqualTo(Refusal.TRAILING_DATA);
    }

    @Test
    void sparseFilesAndLyingSizesAreRefused() {
        byte[] sparse = Archives.tar(FILES);
        sparse[156] = 'S';
        fixChecksum(sparse);
        assertThat(refused(sparse, SMALL)).isEqualTo(Refusal.UNSUPPORTED);
        byte[] lying = Archives.tar(Map.of("a", "x"));
        System.arraycopy("77777777777\0".getBytes(StandardCharsets.US_ASCII), 0, lying, 124, 12);
        fixChecksum(lying);
        assertThat(refused(lying, SMALL)).isEqualTo(Refusal.TRUNCATED);
        byte[] wrong = Archives.zip(Map.of("a", "content"));
        int descriptor = 30 + 1 + 9;
        wrong[descriptor + 4] ^= 1;
        assertThat(refused(wrong, SMALL)).isIn(Refusal.CORRUPT, Refusal.SIZE_LIES);
    }

    @Test
    void aScanCanBeStoppedAndIsWatched() {
        var reports = new AtomicInteger();
        Watch watch = new Watch() {
            @Override
            public void progress(long files, long bytes) {
                reports.incrementAndGet();
            }

            @Override
            public boolean cancelled() {
                return reports.get() > 1;
            }
        };
        byte[] archive = Archives.tar(tar -> Archives.file(tar, "big", new byte[2_000_000]));
        var thrown = catchThrowableOfType(
                ScanCancelled.class,
                () -> new ArchiveReader(ArchiveLimits.DEFAULT)
                        .read(new ByteArrayInputStream(archive), (path, content) -> {}, watch));
        assertThat(thrown).isNotNull();
    }

    @Test
    void aFailingSourceIsNotTheArchivesFault() {
        byte[] gzip = gzipStored(Archives.tar(tar -> Archives.file(tar, "big", new byte[500_000])));
        InputStream breaking = new ByteArrayInputStream(gzip) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                if (pos > 100_000) {
                    throw new IllegalStateException("connection lost");
                }
                return super.read(buffer, offset, length);
            }
        };
        var thrown = catchThrowableOfType(
                IllegalStateException.class,
                () -> new ArchiveReader(ArchiveLimits.DEFAULT).read(breaking, (path, content) -> {}, Watch.NONE));
        assertThat(thrown).hasMessage("connection lost");
    }

    private static byte[] gzipStored(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] linked(String path, String target, byte type) {
        return Archives.tar(tar -> {
            Archives.file(tar, "a/b", new byte[] {1});
            Archives.link(tar, path, target, type);
        });
    }

    private static byte[] zipLink(String target) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            var link = new ZipArchiveEntry("a/link");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write(target.getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static void fixChecksum(byte[] tar) {
        Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        byte[] octal = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, tar, 148, 8);
    }

    private static Refusal refused(byte[] archive, ArchiveLimits limits) {
        var refusal = catchThrowableOfType(
                ArchiveRefused.class,
                () -> new ArchiveReader(limits)
                        .read(
                                new ByteArrayInputStream(archive),
                                (path, content) -> content.readAllBytes(),
                                Watch.NONE));
        assertThat(refusal).as("the archive is refused").isNotNull();
        assertThat(refusal.getMessage()).isNotBlank();
        return refusal.reason();
    }

    private static ArchiveSummary summary(byte[] archive) throws IOException {
        return new ArchiveReader(SMALL).read(new ByteArrayInputStream(archive), (path, content) -> {}, Watch.NONE);
    }

    private static Map<String, String> read(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        new ArchiveReader(SMALL)
                .read(
                        new ByteArrayInputStream(archive),
                        (path, content) -> files.put(path, new String(content.readAllBytes(), StandardCharsets.UTF_8)),
                        Watch.NONE);
        return files;
    }
}
