package dev.cairn.notification.letter;

import dev.cairn.notification.channel.Notice;
import dev.cairn.notification.common.Json;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it is stored, as far as sending it goes.
 *
 * @param person null for somebody outside
 * @param data as JSON
 * @param tries before the present one
 */
record QueuedLetter(
        UUID id,
        UUID recipient,
        @Nullable String person,
        String subject,
        String text,
        @Nullable String link,
        @Nullable String unsubscribe,
        String type,
        String data,
        int tries) {

    static final String SELECT =
            "select id, recipient, person, subject, body, link, unsubscribe, type, data, tries from letter ";

    /** @param row of {@link #SELECT} */
    static QueuedLetter read(@Nullable Object[] row) {
        return new QueuedLetter(
                (UUID) Objects.requireNonNull(row[0]),
                (UUID) Objects.requireNonNull(row[1]),
                (String) row[2],
                String.valueOf(row[3]),
                String.valueOf(row[4]),
                (String) row[5],
                (String) row[6],
                String.valueOf(row[7]),
                String.valueOf(row[8]),
                ((Number) Objects.requireNonNull(row[9])).intValue());
    }

    /** What is sent; its id is the same each time it is tried. */
    Notice notice(Json json) {
        return new Notice(
                "msg_" + id, subject, text, link, subject, type, json.read(data, Map.class), unsubscribe, true);
    }
}
