package dev.cairn.notification.digest.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What a digest says.
 *
 * @param from since when it counts
 * @param open alerts that are not resolved, the worst first, as many as are named
 * @param openInAll how many there are
 * @param raised alerts that began since then; the next two count the same way
 * @param onCall who is on call now, a line for each schedule
 * @param shifts the reader's own, of the coming days
 */
public record Summary(
        Instant from,
        Instant to,
        List<Open> open,
        long openInAll,
        long raised,
        long acknowledged,
        long resolved,
        List<String> onCall,
        List<Shift> shifts) {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    /** An alert. */
    public record Open(String title, String severity, String state, Instant since) {}

    /** A time on call. */
    public record Shift(String schedule, Instant start, Instant end) {}

    /** Whether there is nothing to say: then no letter is sent. Who is on call now is no reason for one. */
    public boolean isEmpty() {
        return openInAll == 0 && raised == 0 && acknowledged == 0 && resolved == 0 && shifts.isEmpty();
    }

    /** In one line. */
    public String subject(String organisation) {
        String open = openInAll == 1 ? "1 alert is open" : openInAll + " alerts are open";
        return "Cairn digest of %s: %s".formatted(organisation, openInAll == 0 ? "no alert is open" : open);
    }

    /** For people to read, with times as the clock in their zone shows them. */
    public String text(ZoneId zone) {
        var text = new StringBuilder("Since %s (%s)".formatted(when(from, zone), zone.getId()))
                .append("\n%d alerts were raised, %d taken on, %d resolved.\n"
                        .formatted(raised, acknowledged, resolved));
        text.append(openInAll == 0 ? "\nNo alert is open.\n" : "\nOpen now:\n");
        open.forEach(alert -> text.append("- %s (%s, %s, since %s)%n"
                .formatted(alert.title(), alert.severity(), alert.state(), when(alert.since(), zone))));
        if (openInAll > open.size()) {
            text.append("- and %d more%n".formatted(openInAll - open.size()));
        }
        if (!onCall.isEmpty()) {
            text.append("\nOn call now:\n");
            onCall.forEach(line -> text.append("- ").append(line).append('\n'));
        }
        text.append(shifts.isEmpty() ? "\nYou are not on call in the coming 7 days.\n" : "\nYou are on call:\n");
        shifts.forEach(shift -> text.append("- %s: from %s to %s%n"
                .formatted(shift.schedule(), when(shift.start(), zone), when(shift.end(), zone))));
        return text.toString().stripTrailing();
    }

    private static String when(Instant at, ZoneId zone) {
        return WHEN.format(at.atZone(zone));
    }
}
