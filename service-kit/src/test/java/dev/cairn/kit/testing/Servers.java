package dev.cairn.kit.testing;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The real servers that tests run against: those that the file named by CAIRN_TEST_SERVERS describes, else ones started
 * for this process, which end with it.
 */
public final class Servers {

    private static @Nullable JsonObject addresses;

    private Servers() {}

    /** Addresses of PostgreSQL, Redis, Kafka and the identity provider. */
    public static synchronized JsonObject addresses() {
        if (addresses == null) {
            String shared = System.getenv("CAIRN_TEST_SERVERS");
            addresses = shared == null ? start() : read(Path.of(shared));
        }
        return addresses;
    }

    private static JsonObject read(Path file) {
        try {
            return new JsonObject(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** They watch their standard input, which closes when this process is gone, however it ends. */
    private static JsonObject start() {
        Path stack = Path.of("..", "local-stack", "target").toAbsolutePath().normalize();
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                stack.resolve("local-stack.jar") + ":" + stack.resolve("lib") + "/*",
                "dev.cairn.stack.TestServers");
        try {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
