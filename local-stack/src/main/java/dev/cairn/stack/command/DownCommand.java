package dev.cairn.stack.command;

import dev.cairn.stack.process.RunDirectory;
import dev.cairn.stack.process.StackException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the stack. */
@Command(name = "down", description = "Stops a running stack; its data stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private static final long LIMIT_SECONDS = 90;

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() {
        System.out.println(stop(options.runDirectory()) ? "stopped" : "nothing was running");
        return 0;
    }

    /**
     * Stops the launcher and whatever a killed one left.
     *
     * @return whether anything ran
     */
    static boolean stop(RunDirectory directory) {
        Optional<ProcessHandle> launcher = directory.launcher();
        launcher.ifPresent(DownCommand::end);
        return directory.clearStale() > 0 || launcher.isPresent();
    }

    private static void end(ProcessHandle launcher) {
        launcher.destroy();
        try {
            launcher.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StackException(
                    "the launcher (pid " + launcher.pid() + ") did not stop within " + LIMIT_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
