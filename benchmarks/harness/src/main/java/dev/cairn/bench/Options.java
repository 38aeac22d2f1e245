package dev.cairn.bench;

import dev.cairn.bench.figure.Effort;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the program is told.
 *
 * @param portBase the suite's
 * @param data the suite's folder; null for a new one that is removed at the end
 * @param running true to use a suite that runs, and leave it running
 * @param effort how much is done for each figure
 * @param only groups of figures to measure
 */
record Options(int portBase, @Nullable Path data, boolean running, Effort effort, Set<String> only) {

    static final List<String> GROUPS =
            List.of("footprint", "cached-read", "command", "event-delay", "alerts", "engine", "scan");

    static final String USAGE = """
            usage: benchmarks/run [--port-base N] [--data DIR] [--running] [--smoke] [--only LIST]
              --port-base N  ports of the suite (default 28000); with --running, of the one that runs
              --data DIR     its folder (default: a new one, removed at the end; with --running: .cairn)
              --running      measure the suite that runs at the port base, and start none; no footprint then
              --smoke        tiny counts: shows that everything works, and its figures mean nothing
              --only LIST    some of footprint,cached-read,command,event-delay,alerts,engine,scan
            """;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    static Options of(String[] words) {
        int portBase = 28_000;
        Path data = null;
        boolean running = false;
        Effort effort = Effort.FULL;
        Set<String> only = new TreeSet<>(GROUPS);
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--running" -> running = true;
                case "--smoke" -> effort = Effort.SMOKE;
                case "--port-base" -> portBase = Integer.parseInt(value(words, ++i));
                case "--data" -> data = Path.of(value(words, ++i)).toAbsolutePath();
                case "--only" -> only = groups(value(words, ++i));
                default -> throw new IllegalArgumentException("what is " + words[i] + "?");
            }
        }
        if (running) {
            only.remove("footprint");
        }
        return new Options(portBase, data, running, effort, only);
    }

    private static Set<String> groups(String list) {
        Set<String> groups = new TreeSet<>(List.of(list.split(",")));
        if (!GROUPS.containsAll(groups)) {
            throw new IllegalArgumentException("--only knows " + GROUPS + ", not " + groups);
        }
        return groups;
    }

    private static String value(String[] words, int at) {
        if (at >= words.length) {
            throw new IllegalArgumentException(words[at - 1] + " needs a value");
        }
        return words[at];
    }

    boolean wants(String group) {
        return only.contains(group);
    }

    /** Whether anything is wanted for which the suite must be under load. */
    boolean wantsLoad() {
        return wants("cached-read") || wants("command") || wants("event-delay") || wants("alerts");
    }
}
