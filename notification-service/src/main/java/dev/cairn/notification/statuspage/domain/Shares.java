package dev.cairn.notification.statuspage.domain;

import java.util.Locale;

/** Shares of time as people are told them. */
public final class Shares {

    private static final double TEN_THOUSAND = 10_000;

    private Shares() {}

    /** In percent with two places, such as {@code 99.95 %}; rounded down, since 100 % must mean that nothing happened. */
    public static String percent(double share) {
        double percent = Math.floor(share * TEN_THOUSAND + 1e-6) / 100;
        return share >= 1 ? "100 %" : String.format(Locale.ROOT, "%.2f %%", percent);
    }
}
