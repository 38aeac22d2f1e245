package dev.cairn.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aStoppedChildIsGoneAndForgotten() {
        Child child = Child.start(sleeping("calm", "sleep 600"), folder);

        child.stop();

        assertThat(ProcessHandle.of(child.pid()).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(folder.resolve("calm.pid")).doesNotExist();
    }

    @Test
    void aChildThatIgnoresTheSignalIsKilledAfterItsGrace() {
        Child child = Child.start(sleeping("stubborn", "trap '' TERM; while :; do sleep 1; done"), folder);

        child.stop();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void whatAnEarlierLauncherLeftIsStopped() throws Exception {
        Path earlier = Files.createDirectories(folder.resolve("by-1-1"));
        Child left = Child.start(sleeping("left", "sleep 600"), earlier);
        while (!Files.exists(earlier.resolve("left.pid"))) {
            Thread.onSpinWait();
        }

        int stopped = new RunDirectory(folder).clearStale();

        assertThat(stopped).isEqualTo(1);
        assertThat(left.isAlive()).isFalse();
        assertThat(earlier).doesNotExist();
    }

    @Test
    void aDeadChildIsStartedAgainLaterEachTime() {
        Supervised member = new Supervised(sleeping("brief", "exit 7"), folder, NOON);

        assertThat(firstLine(member, NOON)).contains("code 7").contains("in 1 s");
        assertThat(member.look(NOON.plusMillis(500))).isEmpty();
        assertThat(member.look(NOON.plusSeconds(1))).contains("started again");
        assertThat(firstLine(member, NOON.plusSeconds(2))).contains("in 2 s");
    }

    private static String firstLine(Supervised member, Instant now) {
        String line = member.look(now);
        while (line.isEmpty()) {
            Thread.onSpinWait();
            line = member.look(now);
        }
        return line;
    }

    private ChildSpec sleeping(String name, String script) {
        return new ChildSpec(
                name,
                0,
                List.of("sh", "-c", script),
                Map.of(),
                folder,
                folder.resolve(name + ".log"),
                "TERM",
                Duration.ofSeconds(1));
    }
}
