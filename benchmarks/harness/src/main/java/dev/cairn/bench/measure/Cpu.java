package dev.cairn.bench.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Something that takes processor time: a process, or several that do one work together. */
public interface Cpu {

    /** Processor time since the beginning, user and system, in seconds. */
    double cpuSeconds();

    /** The same by the names of threads. */
    Map<String, Double> cpuSecondsByThread();

    /** Several as one. */
    static Cpu together(List<? extends Cpu> parts) {
        return new Cpu() {
            @Override
            public double cpuSeconds() {
                return parts.stream().mapToDouble(Cpu::cpuSeconds).sum();
            }

            @Override
            public Map<String, Double> cpuSecondsByThread() {
                Map<String, Double> all = new TreeMap<>();
                parts.forEach(part ->
                        part.cpuSecondsByThread().forEach((name, seconds) -> all.merge(name, seconds, Double::sum)));
                return all;
            }
        };
    }
}
