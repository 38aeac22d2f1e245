package dev.cairn.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {

    @Test
    void isTheSameEachTimeAndAboutAsLargeAsAsked(@TempDir Path folder) throws IOException {
        var tree = new Tree(500, 2_000_000);
        tree.write(folder.resolve("a"));
        tree.write(folder.resolve("b"));

        assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
        int files = 0;
        long bytes = 0;
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("a")))) {
            byte[] header = in.readNBytes(512);
            while (header[0] != 0) {
                int size = Integer.parseInt(new String(header, 124, 11, java.nio.charset.StandardCharsets.US_ASCII), 8);
                in.skipNBytes((size + 511) / 512 * 512L);
                files++;
                bytes += size;
                header = in.readNBytes(512);
            }
        }
        assertThat(files).isEqualTo(500);
        assertThat(bytes).isBetween(1_700_000L, 2_300_000L);
    }
}
