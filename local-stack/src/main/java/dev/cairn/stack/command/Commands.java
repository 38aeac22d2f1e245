package dev.cairn.stack.command;

import dev.cairn.stack.process.StackException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of all commands. */
@Command(
        name = "cairn",
        description = "Runs the Cairn suite on this machine.",
        mixinStandardHelpOptions = true,
        version = "cairn 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            DemoCommand.class,
            DeadLettersCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Commands implements Runnable {

    private final CommandLine line = new CommandLine(this);

    private Commands() {}

    /** Runs one command and answers its exit code. */
    public static int run(String[] arguments) {
        return new Commands()
                .line
                .setExecutionExceptionHandler((exception, line, result) -> report(exception, line.getErr()))
                .execute(arguments);
    }

    @Override
    public void run() {
        line.usage(System.out);
    }

    private static int report(Exception exception, PrintWriter err) {
        if (exception instanceof StackException) {
            err.println("cairn: " + exception.getMessage());
        } else {
            err.println("cairn: unexpected " + exception);
            exception.printStackTrace(err);
        }
        err.flush();
        return 1;
    }
}
