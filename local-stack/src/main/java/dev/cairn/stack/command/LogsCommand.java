package dev.cairn.stack.command;

import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the end of one log, or of all. */
@Command(name = "logs", description = "Shows the end of the logs, of all or of one.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Parameters(
            arity = "0..1",
            paramLabel = "APP",
            description = "For example project-service, portal, kafka, postgres.")
    private @Nullable String app;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as lines come.")
    private boolean follow;

    @Option(names = "-n", defaultValue = "100", description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-F");
        }
        files().forEach(file -> command.add(file.toString()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private List<Path> files() throws IOException {
        Path logs = options.folder().resolve("logs");
        List<Path> all = List.of();
        if (Files.isDirectory(logs)) {
            try (Stream<Path> found = Files.list(logs)) {
                all = found.filter(path -> path.toString().endsWith(".log"))
                        .sorted()
                        .toList();
            }
        }
        if (app != null) {
            all = all.stream()
                    .filter(path -> path.getFileName().toString().equals(app + ".log"))
                    .toList();
        }
        if (all.isEmpty()) {
            throw new StackException(
                    app == null ? "there are no logs in " + logs : "there is no log of " + app + " in " + logs);
        }
        return all;
    }
}
