package dev.cairn.assessment.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a report that people read says things. Nothing in here is escaped. Templates only see what is public. */
final class Words {

    private static final int LONGEST_VALUE = 300;
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Map<UUID, String> labels = new HashMap<>();
    private final Map<String, String> phases;

    Words(Report report) {
        report.evidence().forEach(one -> labels.put(one.id(), "E" + (labels.size() + 1)));
        phases = report.phases().stream().collect(Collectors.toMap(Report.Phase::id, Report.Phase::title, (a, b) -> a));
    }

    /** Where the evidence stands in the report's list, such as E3; empty when there is none. */
    public String evidence(@Nullable UUID id) {
        return id == null ? "" : labels.getOrDefault(id, "");
    }

    /** Its title; its id when the roadmap has no such phase. */
    public String phase(String id) {
        return phases.getOrDefault(id, id);
    }

    /** A word of ours, such as {@code not-applicable}, as words of a text. */
    public String plain(String word) {
        return word.replace('-', ' ');
    }

    /** With one decimal, as everywhere. */
    public String readiness(double readiness) {
        return String.format(Locale.ROOT, "%.1f %%", readiness);
    }

    public String instant(Instant at) {
        return INSTANT.format(at);
    }

    public String day(Instant at) {
        return DAY.format(at);
    }

    /** In the largest unit that it fills. */
    public String age(Duration age) {
        if (age.toDays() > 0) {
            return count(age.toDays(), "day");
        }
        return age.toHours() > 0 ? count(age.toHours(), "hour") : count(Math.max(0, age.toMinutes()), "minute");
    }

    /** The value of a fact; long ones are cut, and say so. */
    public String value(@Nullable Object value) {
        if (value == null) {
            return "not known";
        }
        String text = value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "… (shortened)";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
