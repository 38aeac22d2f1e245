package dev.cairn.notification.drill;

import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the pages of a drill, in the Hibernate transaction that the caller is in. */
final class DrillPages {

    private static final int MOST_PAGES = 500;
    private static final int MOST_NOTES = 20;

    private static final String PAGES = """
            select id, person, person_name, round, step, why, unreached from page where alert_id = $1
            order by id limit $2""";
    private static final String MESSAGES = """
            select page_id, kind, hint, state, ended_at, reason from page_message where alert_id = $1 order by id""";

    /** Each step that was carried out is one line of the alert's story. */
    private static final String STEPS = """
            select kind, text from alert_timeline
            where alert_id = $1 and kind in ('escalated', 'nobody-on-call') order by id""";

    /**
     * What is seen of them.
     *
     * @param steps how many were carried out
     */
    record Seen(int steps, List<DrillView.Paged> people, List<String> notes) {}

    private DrillPages() {}

    /** What there is of an alert's pages, with times from an instant. */
    static Uni<Seen> of(UUID alert, Instant start) {
        return SessionSql.rows(PAGES, alert, MOST_PAGES)
                .chain(pages -> SessionSql.rows(MESSAGES, alert)
                        .chain(messages -> SessionSql.rows(STEPS, alert)
                                .map(steps -> new Seen(steps.size(), people(pages, messages, start), notes(steps)))));
    }

    private static List<DrillView.Paged> people(
            List<@Nullable Object[]> pages, List<@Nullable Object[]> messages, Instant start) {
        Map<UUID, List<DrillView.Message>> byPage = new HashMap<>();
        messages.forEach(row -> byPage.computeIfAbsent((UUID) Objects.requireNonNull(row[0]), id -> new ArrayList<>())
                .add(message(row, start)));
        return pages.stream()
                .map(row -> paged(row, byPage.getOrDefault((UUID) row[0], List.of())))
                .toList();
    }

    private static DrillView.Paged paged(@Nullable Object[] row, List<DrillView.Message> messages) {
        var first = messages.stream()
                .filter(message -> message.state().equals("sent") && message.seconds() != null)
                .map(message -> Objects.requireNonNull(message.seconds()))
                .min(Comparator.naturalOrder());
        return new DrillView.Paged(
                text(row[1]),
                text(row[2]),
                ((Number) Objects.requireNonNull(row[3])).intValue(),
                ((Number) Objects.requireNonNull(row[4])).intValue(),
                text(row[5]),
                first.isPresent(),
                first.orElse(null),
                (String) row[6],
                messages);
    }

    private static DrillView.Message message(@Nullable Object[] row, Instant start) {
        var ended = (OffsetDateTime) row[4];
        return new DrillView.Message(
                text(row[1]),
                text(row[2]),
                text(row[3]),
                ended == null ? null : DrillRow.seconds(start, ended.toInstant()),
                (String) row[5]);
    }

    private static List<String> notes(List<@Nullable Object[]> steps) {
        return steps.stream()
                .filter(row -> "nobody-on-call".equals(row[0]))
                .map(row -> text(row[1]))
                .limit(MOST_NOTES)
                .toList();
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
