package dev.cairn.notification.paging;

import dev.cairn.notification.channel.ContactKind;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message with the page that it belongs to, as far as sending it goes.
 *
 * @param first whether it is the first to the person about the alert
 * @param tries before the present one
 */
record Message(
        UUID id,
        UUID alert,
        UUID method,
        ContactKind kind,
        String hint,
        boolean first,
        int tries,
        UUID page,
        String person,
        String personName,
        String why,
        int round,
        int step) {

    static final String SELECT = """
            select m.id, m.alert_id, m.method_id, m.kind, m.hint, m.first, m.tries, p.id, p.person, p.person_name,
                p.why, p.round, p.step
            from page_message m join page p on p.id = m.page_id
            """;

    /** @param row of {@link #SELECT} */
    static Message read(@Nullable Object[] row) {
        return new Message(
                uuid(row[0]),
                uuid(row[1]),
                uuid(row[2]),
                ContactKind.ofWord(text(row[3])).orElseThrow(),
                text(row[4]),
                Boolean.TRUE.equals(row[5]),
                number(row[6]),
                uuid(row[7]),
                text(row[8]),
                text(row[9]),
                text(row[10]),
                number(row[11]),
                number(row[12]));
    }

    /** The same each time it is tried. */
    String messageId() {
        return "msg_" + id;
    }

    /** Who is told how, as sentences have it. */
    String told() {
        return "%s by %s, %s".formatted(personName, kind.told(), hint);
    }

    private static UUID uuid(@Nullable Object value) {
        return (UUID) Objects.requireNonNull(value);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static int number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).intValue();
    }
}
