package dev.cairn.project.project.domain;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.common.domain.Faults;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a product bets on, in a form that can be tested: a metric, and the target it is to reach.
 *
 * @param direction at-least or at-most: which side of the target counts as reached
 * @param observed null until it was measured
 * @param statedOn the day it was stated
 * @param observedOn the day it was measured; null until then, and only then
 */
public record Hypothesis(
        String statement,
        String metric,
        BigDecimal target,
        String direction,
        @Nullable BigDecimal observed,
        LocalDate statedOn,
        @Nullable LocalDate observedOn) {

    /** The words of all directions, as a pattern for whole texts. */
    public static final String DIRECTIONS = "at-least|at-most";

    /** Longest metric, in characters. */
    public static final int METRIC = 200;

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int INTEGER_DIGITS = 12;
    private static final int DECIMAL_DIGITS = 6;

    /** Numbers in their plainest form, so that 1e2, 100 and 100.0 are the same. */
    public Hypothesis {
        target = plain(target);
        observed = observed == null ? null : plain(observed);
    }

    /**
     * Checks it.
     *
     * @param today days up to the next are accepted, since it has begun already somewhere
     * @throws dev.cairn.project.common.domain.Refused when it cannot be
     */
    public void check(LocalDate today) {
        var faults = new Faults();
        faults.lines("/statement", statement, Bounds.TEXT);
        faults.line("/metric", metric, METRIC);
        if (!Set.of(DIRECTIONS.split("\\|")).contains(direction)) {
            faults.add("/direction", "must be at-least or at-most");
        }
        number("/target", target, faults);
        day("/statedOn", statedOn, today, faults);
        checkObservation(today, faults);
        faults.refuse();
    }

    private void checkObservation(LocalDate today, Faults faults) {
        if (observed == null && observedOn == null) {
            return;
        }
        if (observed == null || observedOn == null) {
            faults.add(
                    observed == null ? "/observed" : "/observedOn",
                    "what was observed and the day it was go together: give both or neither");
            return;
        }
        number("/observed", observed, faults);
        day("/observedOn", observedOn, today, faults);
        if (observedOn.isBefore(statedOn)) {
            faults.add("/observedOn", "must not be before the hypothesis was stated");
        }
    }

    private static void day(String pointer, LocalDate day, LocalDate today, Faults faults) {
        if (day.isBefore(EARLIEST) || day.isAfter(today.plusDays(1))) {
            faults.add(pointer, "must be between " + EARLIEST + " and today");
        }
    }

    private static void number(String pointer, BigDecimal number, Faults faults) {
        if (isTooLong(number)) {
            faults.add(
                    pointer,
                    "must have at most %d digits before and %d after the decimal point"
                            .formatted(INTEGER_DIGITS, DECIMAL_DIGITS));
        }
    }

    private static boolean isTooLong(BigDecimal number) {
        return (long) number.precision() - number.scale() > INTEGER_DIGITS || number.scale() > DECIMAL_DIGITS;
    }

    /** A number that is too long stays as it is: written out, 1e999999999 would fill the memory. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 && !isTooLong(shortest) ? shortest.setScale(0) : shortest;
    }
}
