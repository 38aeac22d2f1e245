package dev.cairn.stack.command;

import dev.cairn.stack.launch.App;
import dev.cairn.stack.launch.Console;
import dev.cairn.stack.launch.Settings;
import dev.cairn.stack.launch.Stack;
import dev.cairn.stack.process.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the stack and stays with it until Ctrl-C. */
@Command(
        name = "up",
        description = "Starts the servers and the four applications, and watches them until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    /** Where sign-in comes from. */
    enum Idp {
        mock,
        keycloak
    }

    @Mixin
    private StackOptions options;

    @Option(
            names = "--idp",
            defaultValue = "mock",
            description = "Sign-in provider: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Idp idp = Idp.mock;

    @Option(names = "--detach", description = "Return once everything is ready, and leave it running.")
    private boolean detach;

    @Option(
            names = {"--apps", "--only"},
            paramLabel = "LIST",
            description = "Only these applications (comma-separated module names), or 'infra' for none.")
    private @Nullable String only;

    @Override
    public Integer call() {
        Settings settings =
                options.settings(idp == Idp.keycloak, only == null ? List.of(App.values()) : StackOptions.apps(only));
        options.runDirectory().launcher().ifPresent(launcher -> {
            throw new StackException("this stack runs already (pid " + launcher.pid()
                    + "): ./cairn status shows it, ./cairn down stops it");
        });
        return detach ? Detached.start(settings, idp == Idp.keycloak, only) : attached(settings);
    }

    private static int attached(Settings settings) {
        Console console = new Console(System.out, Clock.systemUTC());
        Stack stack = new Stack(settings, console, Clock.systemUTC());
        Thread hook = new Thread(() -> {
            if (stack.isRunning()) {
                console.line("stopping");
                stack.stop();
                console.line("stopped");
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        long began = System.nanoTime();
        stack.start();
        Welcome.show(settings, console, (System.nanoTime() - began) / 1_000_000_000L);
        mark(Detached.readyFile(settings));
        stack.watch();
        return 0;
    }

    private static void mark(Path file) {
        try {
            Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
        } catch (java.io.IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
