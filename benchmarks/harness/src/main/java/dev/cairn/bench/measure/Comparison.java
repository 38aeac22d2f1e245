package dev.cairn.bench.measure;

import java.util.List;

/**
 * Two things measured in turns.
 *
 * <p>The ratio is the median of the rounds' own ratios and not the ratio of two medians: what disturbs the machine for
 * a while disturbs both halves of a round, and leaves their ratio nearly alone.
 */
public record Comparison(Summary suite, Summary bare, Summary ratio) {

    /**
     * One round.
     *
     * @param suite figure of the suite
     * @param bare figure of the bare counterpart in the same unit, not zero
     */
    public record Round(double suite, double bare) {

        double ratio() {
            return suite / bare;
        }
    }

    /**
     * Compares by at least one round.
     *
     * @throws IllegalArgumentException if there is none, or the bare counterpart of one cost nothing that can be counted
     */
    public static Comparison of(List<Round> rounds) {
        if (rounds.stream().anyMatch(round -> round.bare() <= 0)) {
            throw new IllegalArgumentException("a round is too short to count anything: use more requests");
        }
        return new Comparison(
                Summary.of(rounds.stream().mapToDouble(Round::suite).toArray()),
                Summary.of(rounds.stream().mapToDouble(Round::bare).toArray()),
                Summary.of(rounds.stream().mapToDouble(Round::ratio).toArray()));
    }
}
