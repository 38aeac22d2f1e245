package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The main job from the terminal, on this very repository. */
class DemoTest {

    @Test
    void theMainJobIsDoneFromTheTerminal() throws Exception {
        Suite suite = Suite.running();
        Path output = suite.data().resolve("demo.txt");

        Process demo = Suite.launcher(
                        "demo",
                        "--port-base",
                        String.valueOf(suite.portBase()),
                        "--data",
                        suite.data().toString())
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(demo.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String shown = Files.readString(output);
        assertThat(demo.exitValue()).as(shown).isZero();
        assertThat(shown).contains("CI/CD pipeline", "lost:", "signature valid", "All of it was observed");
    }
}
