package dev.cairn.assessment.scan.contradiction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions that a requirement allows, as Python, Poetry, Bundler and Composer write them. */
final class VersionRange {

    private static final int LONGEST = 200;
    private static final Pattern AFTER_OPERATOR = Pattern.compile("(?<=[<>=~^!])\\s++");
    private static final Pattern ONE =
            Pattern.compile("(===?|~>|~=|!=|>=|<=|[=<>~^])?+(v?+\\d++(?:\\.\\d++)*+|)(\\.?[*xX])?+");

    private final List<Interval> alternatives;

    private VersionRange(List<Interval> alternatives) {
        this.alternatives = alternatives;
    }

    /**
     * Reads a requirement.
     *
     * @param tildeKeepsTwo whether {@code ~1.2} allows no 1.3, as for Poetry; for others it does, as {@code ~>} does
     * @return nothing when any part of it is not understood
     */
    static Optional<VersionRange> of(String requirement, boolean tildeKeepsTwo) {
        if (requirement.length() > LONGEST || requirement.contains(" - ")) {
            return Optional.empty();
        }
        List<Interval> alternatives = new ArrayList<>();
        for (String alternative : requirement.split("\\|\\|?", -1)) {
            Interval all = Interval.ALL;
            String tight = AFTER_OPERATOR.matcher(alternative.strip()).replaceAll("");
            for (String part : tight.split("[,\\s]+")) {
                Optional<Interval> one = part.isEmpty() ? Optional.of(Interval.ALL) : one(part, tildeKeepsTwo);
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                all = all.and(one.get());
            }
            alternatives.add(all);
        }
        return Optional.of(new VersionRange(alternatives));
    }

    static VersionRange only(Version version) {
        return new VersionRange(List.of(Interval.only(version)));
    }

    /** Whether there can be a version that both allow. */
    boolean meets(VersionRange other) {
        return alternatives.stream()
                .anyMatch(own -> other.alternatives.stream()
                        .anyMatch(others -> !own.and(others).isEmpty()));
    }

    private static Optional<Interval> one(String part, boolean tildeKeepsTwo) {
        Matcher matcher = ONE.matcher(part);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String operator = matcher.group(1) == null ? "" : matcher.group(1);
        boolean any = matcher.group(3) != null;
        if (matcher.group(2).isEmpty()) {
            return any ? Optional.of(Interval.ALL) : Optional.empty();
        }
        return Version.of(matcher.group(2)).map(version -> interval(operator, version, any, tildeKeepsTwo));
    }

    private static Interval interval(String operator, Version version, boolean any, boolean tildeKeepsTwo) {
        int last = version.numbers().size() - 1;
        return switch (operator) {
            case "!=" -> Interval.ALL;
            case ">=" -> Interval.from(version, true);
            case ">" -> Interval.from(version, false);
            case "<=" -> Interval.to(version, true);
            case "<" -> Interval.to(version, false);
            case "~>", "~=" -> Interval.between(version, version.after(Math.max(0, last - 1)));
            case "~" ->
                Interval.between(version, version.after(tildeKeepsTwo ? Math.min(1, last) : Math.max(0, last - 1)));
            case "^" -> Interval.between(version, version.after(leading(version)));
            default -> any ? Interval.between(version, version.after(last)) : Interval.only(version);
        };
    }

    /** Place of the first number that is not zero; the last when there is none. */
    private static int leading(Version version) {
        int last = version.numbers().size() - 1;
        for (int i = 0; i < last; i++) {
            if (version.numbers().get(i) != 0) {
                return i;
            }
        }
        return last;
    }
}
