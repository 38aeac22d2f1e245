package dev.cairn.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void aSecretIsMadeOnceAndReadOnlyByItsOwner() throws Exception {
        Path file = folder.resolve("secrets.properties");

        String first = Secrets.in(file).get("a");
        String other = Secrets.in(file).get("b");

        assertThat(first).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(other);
        assertThat(Secrets.in(file).get("a")).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
