package dev.cairn.bench.figure;

import dev.cairn.bench.http.Load;
import dev.cairn.bench.measure.Comparison;
import dev.cairn.bench.measure.Comparison.Round;
import dev.cairn.bench.measure.Cpu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Puts two processes under the same load in turns, and compares what a request costs each. */
final class Turns {

    private static final Duration REST = Duration.ofSeconds(2);
    private static final int SLICES = 12;

    /** The compilers' share of the processor time below which a process is warm. */
    private static final double WARM = 0.02;

    private final Side suite;
    private final Side bare;
    private Map<String, Double> suiteThreads = Map.of();
    private Map<String, Double> bareThreads = Map.of();

    /**
     * One side.
     *
     * @param settled returns when work that requests left behind is done, as it is theirs too
     */
    record Side(Load load, Cpu process, Runnable settled) {

        /** Microseconds of processor time a request. */
        double cost(int requests) {
            double before = process.cpuSeconds();
            int sent = load.run(requests);
            settled.run();
            return rounded((process.cpuSeconds() - before) * 1_000_000 / sent, 10);
        }

        /** Until the compilers have next to nothing left to do, within the bounds that the effort sets. */
        void warmUp(Effort effort, int requests) {
            long began = System.nanoTime();
            double share;
            do {
                double cpu = process.cpuSeconds();
                double compiling = compilers();
                long until = System.nanoTime() + effort.warmUp().toNanos() / SLICES;
                do {
                    load.run(requests);
                } while (System.nanoTime() < until);
                share = (compilers() - compiling) / (process.cpuSeconds() - cpu);
            } while (System.nanoTime() - began < effort.warmUp().toNanos()
                    || share > WARM
                            && System.nanoTime() - began
                                    < effort.longestWarmUp().toNanos());
            settled.run();
        }

        private double compilers() {
            return process.cpuSecondsByThread().entrySet().stream()
                    .filter(thread -> thread.getKey().contains("Compiler"))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }

        /** Processor time that the process takes when nobody asks anything, as a share of one processor. */
        double idle() {
            double before = process.cpuSeconds();
            LockSupport.parkNanos(REST.toNanos());
            return rounded((process.cpuSeconds() - before) / REST.toSeconds(), 1000);
        }
    }

    Turns(Side suite, Side bare) {
        this.suite = suite;
        this.bare = bare;
    }

    /** Who is first changes each round, so that neither has always the colder caches. */
    Comparison compare(Effort effort, int requests) {
        int some = Math.max(requests / 10, 1);
        suite.warmUp(effort, some);
        bare.warmUp(effort, some);
        Map<String, Double> suiteBefore = suite.process().cpuSecondsByThread();
        Map<String, Double> bareBefore = bare.process().cpuSecondsByThread();
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < effort.rounds(); i++) {
            if (i % 2 == 0) {
                double first = suite.cost(requests);
                rounds.add(new Round(first, bare.cost(requests)));
            } else {
                double first = bare.cost(requests);
                rounds.add(new Round(suite.cost(requests), first));
            }
        }
        suiteThreads = since(suiteBefore, suite.process().cpuSecondsByThread());
        bareThreads = since(bareBefore, bare.process().cpuSecondsByThread());
        return Comparison.of(rounds);
    }

    private static Map<String, Double> since(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> worked = new TreeMap<>();
        after.forEach((name, seconds) -> {
            double more = rounded(seconds - before.getOrDefault(name, 0.0), 100);
            if (more > 0) {
                worked.put(name, more);
            }
        });
        return worked;
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }

    /** How a comparison came about, as it goes into the results. */
    Map<String, Object> details(Comparison comparison, String unit) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("unit", unit);
        details.put("suite", comparison.suite());
        details.put("bare", comparison.bare());
        details.put("ratio", comparison.ratio());
        details.put("suiteSecondsByThread", suiteThreads);
        details.put("bareSecondsByThread", bareThreads);
        details.put("suiteWhenIdle", suite.idle());
        details.put("bareWhenIdle", bare.idle());
        return details;
    }
}
