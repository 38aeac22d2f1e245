package dev.cairn.stack.command;

import dev.cairn.stack.process.StackException;
import dev.cairn.stack.server.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops the stack and removes what it kept. */
@Command(
        name = "reset",
        description = "Stops the stack and removes all its data, secrets and logs.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    /** Only what we made ourselves, so that a mistaken --data removes nothing else. */
    private static final List<String> OURS =
            List.of("postgres", "redis", "kafka", "keycloak", "apps", "launcher", "run", "logs", "cds", "programs");

    @Mixin
    private StackOptions options;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        Path data = options.folder();
        if (!yes && System.console() != null) {
            String answer = System.console().readLine("Remove everything in %s? Type yes: ", data);
            if (!"yes".equals(answer)) {
                throw new StackException("nothing was removed");
            }
        }
        DownCommand.stop(options.runDirectory());
        OURS.forEach(name -> Folders.delete(data.resolve(name)));
        Folders.delete(data.resolve("secrets.properties"));
        Folders.delete(data.resolve("sign-in.html"));
        String[] left = data.toFile().list();
        if (left != null && left.length == 0) {
            Folders.delete(data);
        }
        System.out.println(Files.exists(data) ? "removed the stack's files from " + data : "removed " + data);
        return 0;
    }
}
