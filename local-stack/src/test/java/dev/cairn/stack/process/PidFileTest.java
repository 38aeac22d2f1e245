package dev.cairn.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    private static final ProcessHandle SELF = ProcessHandle.current();
    private static final long STARTED = SELF.info().startInstant().orElseThrow().getEpochSecond();

    @TempDir
    Path folder;

    @Test
    void aRunningProcessIsFound() throws Exception {
        assertThat(fileWith(SELF.pid() + " " + STARTED + " 0 TERM").live()).contains(SELF);
    }

    @Test
    void aReusedPidIsNotMistakenForTheProcessOfLongAgo() throws Exception {
        assertThat(fileWith(SELF.pid() + " " + (STARTED - 3600) + " 0 TERM").live())
                .isEmpty();
    }

    @Test
    void aFileThatWasCutShortNamesNothing() throws Exception {
        assertThat(fileWith("12").live()).isEmpty();
        assertThat(fileWith("x y").live()).isEmpty();
        assertThat(new PidFile(folder.resolve("absent.pid")).live()).isEmpty();
    }

    private PidFile fileWith(String text) throws Exception {
        return new PidFile(Files.writeString(folder.resolve("some.pid"), text));
    }
}
