package dev.cairn.bench.scan;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * A repository of several packages in three languages, the same bytes each time it is made.
 *
 * @param files how many, at least 100
 * @param bytes of all of them together, about
 */
public record Tree(int files, long bytes) {

    private static final long SEED = 20_261_122;
    private static final int PER_PACKAGE = 400;

    /** Writes the tree as a tar.gz. */
    public void write(Path archive) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
                var tar = new Tar(new GZIPOutputStream(file, 64 * 1024))) {
            write(tar);
        }
    }

    private void write(Tar tar) throws IOException {
        var random = new SplittableRandom(SEED);
        int written = 0;
        for (String[] file : Manifests.ROOT) {
            tar.add(file[0], file[1].getBytes(StandardCharsets.UTF_8));
            written++;
        }
        int packages = Math.max(1, files / PER_PACKAGE);
        for (int i = 0; i < packages; i++) {
            tar.add(Manifests.path(i), Manifests.text(i).getBytes(StandardCharsets.UTF_8));
            written++;
        }
        int left = files - written;
        int size = (int) (bytes / left);
        for (int i = 0; i < left; i++) {
            Language language = Language.values()[i % packages % Language.values().length];
            tar.add(
                    Manifests.folder(i % packages) + "/" + language.path(i),
                    language.text(random.split(), size / 2 + random.nextInt(size)));
        }
    }
}
