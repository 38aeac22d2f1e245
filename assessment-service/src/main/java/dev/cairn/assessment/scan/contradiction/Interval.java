package dev.cairn.assessment.scan.contradiction;

import org.jspecify.annotations.Nullable;

/** Versions from one to another; null is no bound. */
record Interval(
        @Nullable Version from, boolean withFrom, @Nullable Version to, boolean withTo) {

    static final Interval ALL = new Interval(null, true, null, true);

    static Interval from(Version from, boolean included) {
        return new Interval(from, included, null, true);
    }

    static Interval to(Version to, boolean included) {
        return new Interval(null, true, to, included);
    }

    static Interval between(Version from, Version to) {
        return new Interval(from, true, to, false);
    }

    static Interval only(Version version) {
        return new Interval(version, true, version, true);
    }

    /** What is in both. */
    Interval and(Interval other) {
        int lower = from == null ? -1 : other.from == null ? 1 : from.compareTo(other.from);
        int upper = to == null ? 1 : other.to == null ? -1 : to.compareTo(other.to);
        return new Interval(
                lower < 0 ? other.from : from,
                lower == 0 ? withFrom && other.withFrom : lower < 0 ? other.withFrom : withFrom,
                upper > 0 ? other.to : to,
                upper == 0 ? withTo && other.withTo : upper > 0 ? other.withTo : withTo);
    }

    boolean isEmpty() {
        if (from == null || to == null) {
            return false;
        }
        int order = from.compareTo(to);
        return order > 0 || order == 0 && !(withFrom && withTo);
    }
}
