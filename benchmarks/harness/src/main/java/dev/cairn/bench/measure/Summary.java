package dev.cairn.bench.measure;

import java.util.Arrays;

/**
 * What a row of figures amounts to, all in the figures' own unit.
 *
 * @param count how many figures there were
 */
public record Summary(int count, double min, double p50, double p90, double max) {

    /**
     * Sums up figures.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Summary of(double... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("no figures");
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return new Summary(
                sorted.length, sorted[0], quantile(sorted, 0.5), quantile(sorted, 0.9), sorted[sorted.length - 1]);
    }

    /** Between two figures the line from one to the other is taken, so that the median of 1 and 2 is 1.5. */
    private static double quantile(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
