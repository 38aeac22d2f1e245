package dev.cairn.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages of the {@code cairn} script, on a PATH that has just what each test puts there. */
class ScriptTest {

    private static final Path SCRIPT = Path.of("..", "cairn").toAbsolutePath().normalize();

    @TempDir
    Path path;

    @BeforeEach
    void onlyTheBasicTools() throws IOException {
        for (String tool : List.of("dirname", "sed", "head", "grep", "find", "readlink", "tr", "touch")) {
            pass(tool);
        }
    }

    @Test
    void aMissingJdkIsOneLine() throws Exception {
        assertThat(run("up"))
                .isEqualTo(
                        "1: cairn: a JDK 17 or newer is needed, and there is no java on the PATH (or set JAVA_HOME)\n");
    }

    @Test
    void anOldJdkIsOneLine() throws Exception {
        program("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        assertThat(run("up"))
                .isEqualTo("1: cairn: a JDK 17 or newer is needed, and " + path.resolve("java") + " is version 11\n");
    }

    @Test
    void aRuntimeWithoutCompilerIsOneLine() throws Exception {
        program("java", "case $1 in -version) echo 'openjdk version \"17.0.1\"' >&2 ;; esac");

        assertThat(run("up")).contains("is a runtime without a compiler").hasLineCount(1);
    }

    @Test
    void missingNodeAndOldNodeAreOneLineEach() throws Exception {
        jdk();
        assertThat(run("up")).isEqualTo("1: cairn: Node 20 or newer is needed, and there is no node on the PATH\n");

        program("node", "echo v18.20.1");
        assertThat(run("up"))
                .isEqualTo("1: cairn: Node 20 or newer is needed, and " + path.resolve("node") + " is version 18\n");
    }

    @Test
    void missingGitIsOneLine() throws Exception {
        jdk();
        program("node", "echo v20.1.0");

        assertThat(run("up")).isEqualTo("1: cairn: git is needed, and there is no git on the PATH\n");
    }

    private void jdk() throws IOException {
        program(
                "java",
                "case $1 in -version) echo 'openjdk version \"17.0.1\"' >&2 ;; *) echo jdk.compiler@17 ;; esac");
    }

    private void pass(String tool) throws IOException {
        for (String folder : List.of("/usr/bin", "/bin")) {
            Path real = Path.of(folder, tool);
            if (Files.exists(real)) {
                program(tool, "exec " + real + " \"$@\"");
                return;
            }
        }
    }

    private void program(String name, String script) throws IOException {
        Path file = path.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", SCRIPT.toString(), command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + text;
    }
}
