package dev.cairn.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How one child is run and stopped.
 *
 * @param name short name, also of its pid file and its log
 * @param tier when it is stopped: tier 0 first, higher ones only after all lower ones are gone
 * @param command program and arguments
 * @param environment added to this process's environment
 * @param directory working directory, must exist
 * @param log file that gets its output, appended
 * @param stopSignal the orderly signal, for example {@code TERM}
 * @param grace how long it may take to stop before it is killed
 */
public record ChildSpec(
        String name,
        int tier,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        String stopSignal,
        Duration grace) {

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
