package dev.cairn.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarGzTest {

    @TempDir
    Path folder;

    @Test
    void everyFileArrivesUnderItsOwnNameHoweverLongOrForeign() throws Exception {
        String deep = "d".repeat(90) + "/" + "e".repeat(90) + "/file.txt";
        write("a.txt", "one");
        write("häuser/straße.txt", "two");
        write(deep, "three");

        Path archive = TarGz.of(folder, List.of("a.txt", "häuser/straße.txt", deep));

        assertThat(entries(archive)).isEqualTo(Map.of("a.txt", "one", "häuser/straße.txt", "two", deep, "three"));
        Files.delete(archive);
    }

    @Test
    void outsideGitEveryRegularFileIsListedAndLinksAreNot() throws Exception {
        write("src/main.py", "print()");
        write("README.md", "hello");
        Files.createSymbolicLink(folder.resolve("link.md"), Path.of("README.md"));

        assertThat(WorkTree.of(folder).files()).containsExactly("README.md", "src/main.py");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Map<String, String> entries(Path archive) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                found.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }
}
