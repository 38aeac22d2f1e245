package dev.cairn.bench.scan;

import com.sun.management.OperatingSystemMXBean;
import dev.cairn.assessment.scan.archive.ArchiveLimits;
import dev.cairn.assessment.scan.archive.Watch;
import dev.cairn.assessment.scan.domain.ScanResult;
import dev.cairn.assessment.scan.signal.RuleBook;
import dev.cairn.assessment.scan.signal.Scanner;
import dev.cairn.bench.measure.Summary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Scans one archive several times, then once more while its live heap is watched, and prints one line of JSON.
 *
 * <p>A program of its own, so that the size of its heap can be set, and everything that its process does is the scan's.
 */
final class ScanMain {

    private static final int WARM_UP = 4;

    private ScanMain() {}

    public static void main(String[] arguments) throws IOException {
        Path archive = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        var scanner = new Scanner(RuleBook.load(), ArchiveLimits.DEFAULT);
        double cold = cpu(scanner, archive);
        for (int i = 1; i < WARM_UP; i++) {
            cpu(scanner, archive);
        }
        double[] warm = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            warm[i] = cpu(scanner, archive);
        }
        Summary summary = Summary.of(warm);
        long before = LiveHeap.now();
        ScanResult result;
        long most;
        try (var heap = new LiveHeap()) {
            result = scan(scanner, archive);
            most = heap.most();
        }
        System.out.printf(
                Locale.ROOT,
                "{\"cpuSeconds\":%.2f,\"cpuSecondsMin\":%.2f,\"cpuSecondsMax\":%.2f,\"cpuSecondsCold\":%.2f,"
                        + "\"extraMegabytes\":%.1f,\"liveMegabytesBefore\":%.1f,\"files\":%d,\"bytes\":%d,\"findings\":%d}%n",
                summary.p50(),
                summary.min(),
                summary.max(),
                cold,
                megabytes(most - before),
                megabytes(before),
                result.stats().files(),
                result.stats().bytes(),
                result.findings().size());
    }

    /** Processor seconds of one scan: of the whole process, so collecting garbage and compiling count too. */
    private static double cpu(Scanner scanner, Path archive) throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        scan(scanner, archive);
        return (system.getProcessCpuTime() - before) / 1e9;
    }

    private static ScanResult scan(Scanner scanner, Path archive) throws IOException {
        try (var in = Files.newInputStream(archive)) {
            return scanner.scan(in, null, Watch.NONE);
        }
    }

    private static double megabytes(long bytes) {
        return bytes / 1024.0 / 1024.0;
    }
}
