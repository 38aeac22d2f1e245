package dev.cairn.portal.support;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The real servers: those that the file named by CAIRN_TEST_SERVERS describes, else ones started for this process. The
 * portal has no database, so it does without the service kit and its likeness of this class.
 */
final class Servers {

    private Servers() {}

    static JsonObject addresses() {
        String shared = System.getenv("CAIRN_TEST_SERVERS");
        try {
            return shared == null ? start() : new JsonObject(Files.readString(Path.of(shared)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** They watch their standard input, which closes when this process is gone, however it ends. */
    private static JsonObject start() throws IOException {
        Path stack = Path.of("..", "local-stack", "target").toAbsolutePath().normalize();
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                stack.resolve("local-stack.jar") + ":" + stack.resolve("lib") + "/*",
                "dev.cairn.stack.TestServers");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("{")) {
                return new JsonObject(line);
            }
        }
        throw new IllegalStateException("the test servers ended before they were ready");
    }
}
