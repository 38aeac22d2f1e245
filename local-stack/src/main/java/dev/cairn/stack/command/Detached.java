package dev.cairn.stack.command;

import dev.cairn.stack.launch.Settings;
import dev.cairn.stack.process.StackException;
import dev.cairn.stack.server.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A launcher in the background: the same program in a session of its own, followed until it is ready. */
final class Detached {

    private Detached() {}

    /** The file that a launcher writes when all is ready. */
    static Path readyFile(Settings settings) {
        return settings.data().resolve("run").resolve("ready");
    }

    static int start(Settings settings, boolean keycloak, @Nullable String only) {
        Folders.make(settings.logs());
        Folders.make(settings.data().resolve("run"));
        Path log = settings.log("launcher");
        try {
            Files.deleteIfExists(readyFile(settings));
            Files.writeString(log, "");
            Process process = new ProcessBuilder(command(settings, keycloak, only))
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return follow(process, log, readyFile(settings));
        } catch (IOException e) {
            throw new StackException("cannot write to " + settings.data() + ": " + e.getMessage(), e);
        }
    }

    private static List<String> command(Settings settings, boolean keycloak, @Nullable String only) {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-Dcairn.home=" + settings.home(),
                "-cp",
                System.getProperty("java.class.path"),
                dev.cairn.stack.Main.class.getName(),
                "up",
                "--port-base",
                Integer.toString(settings.portBase()),
                "--data",
                settings.data().toString(),
                "--idp",
                keycloak ? "keycloak" : "mock"));
        if (only != null) {
            command.addAll(List.of("--apps", only));
        }
        return command;
    }

    private static int follow(Process process, Path log, Path ready) throws IOException {
        int shown = 0;
        while (true) {
            boolean ended = !process.isAlive();
            boolean isReady = Files.exists(ready);
            String text = Files.readString(log);
            System.out.print(text.substring(Math.min(shown, text.length())));
            System.out.flush();
            shown = text.length();
            if (isReady) {
                return 0;
            }
            if (ended) {
                return process.exitValue() == 0 ? 1 : process.exitValue();
            }
            LockSupport.parkNanos(200_000_000L);
        }
    }
}
