package dev.cairn.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code /proc} tells of one process. */
public final class ProcessStat implements Cpu {

    /** USER_HZ: the same on every Linux that a JDK is made for. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDRENS_USER_TIME = 13;
    private static final int CHILDRENS_SYSTEM_TIME = 14;

    private final Path folder;
    private final long pid;

    public ProcessStat(long pid) {
        this.folder = Path.of("/proc", Long.toString(pid));
        this.pid = pid;
    }

    public long pid() {
        return pid;
    }

    /** Processor time since the process began, user and system, all threads, in seconds; counted in hundredths. */
    @Override
    public double cpuSeconds() {
        return ticks(read("stat")) / TICKS_PER_SECOND;
    }

    /**
     * The same by the threads' names, numbers in them left out; only of threads that still run. Names are cut off after 15
     * characters, as the kernel does.
     */
    @Override
    public Map<String, Double> cpuSecondsByThread() {
        Map<String, Double> seconds = new TreeMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"))) {
            for (Path thread : threads) {
                String stat = text(thread.resolve("stat"));
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
                        .replaceAll("[-#\\d]+$", "");
                seconds.merge(name, ticks(stat) / TICKS_PER_SECOND, Double::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seconds;
    }

    /** Resident memory in megabytes. */
    public double residentMegabytes() {
        return kilobytes(read("status"), "VmRSS:") / 1024.0;
    }

    /** Its command line, word by word. */
    public List<String> command() {
        List<String> words = new ArrayList<>(List.of(read("cmdline").split("\0")));
        words.removeIf(String::isEmpty);
        return words;
    }

    /** The options of a {@code java -jar}: what stands between the two. */
    public List<String> javaOptions() {
        List<String> command = command();
        int jar = command.indexOf("-jar");
        return jar < 1 ? List.of() : List.copyOf(command.subList(1, jar));
    }

    /** The load average of the last minute. */
    public static double loadAverage() {
        return Double.parseDouble(text(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    /** The process that listens on this port, if it is one that we may look at. */
    public static Optional<ProcessStat> listeningOn(int port) {
        return Sockets.listener(port).map(ProcessStat::new);
    }

    /** The name in the second field may hold blanks and brackets, so the fields are counted from its end. */
    static long ticks(String stat) {
        return field(stat, USER_TIME) + field(stat, SYSTEM_TIME);
    }

    private static long field(String stat, int number) {
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[number]);
    }

    static long kilobytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").trim())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    /**
     * A server and the processes that it has forked, as PostgreSQL does for each connection. Those that it forks later are
     * in it, too; of one that ends its time is with the server's.
     */
    public Cpu withChildren() {
        return new Cpu() {
            @Override
            public double cpuSeconds() {
                String own = read("stat");
                double ended = (field(own, CHILDRENS_USER_TIME) + field(own, CHILDRENS_SYSTEM_TIME)) / TICKS_PER_SECOND;
                return ProcessStat.this.cpuSeconds()
                        + ended
                        + children().stream()
                                .mapToDouble(ProcessStat::cpuSeconds)
                                .sum();
            }

            @Override
            public Map<String, Double> cpuSecondsByThread() {
                return Map.of(
                        ProcessHandle.of(pid)
                                .flatMap(one -> one.info().command())
                                .map(command -> Path.of(command).getFileName().toString())
                                .orElse("server"),
                        cpuSeconds());
            }
        };
    }

    private List<ProcessStat> children() {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .map(child -> new ProcessStat(child.pid()))
                .filter(child -> Files.exists(child.folder))
                .toList();
    }

    private String read(String file) {
        return text(folder.resolve(file));
    }

    /** Files of /proc have no length, so they are read as streams. */
    static String text(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
