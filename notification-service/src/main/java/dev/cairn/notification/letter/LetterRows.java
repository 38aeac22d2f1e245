package dev.cairn.notification.letter;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.letter.DueLetters.Leased;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rows of letters, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class LetterRows {

    private static final int LONGEST_REASON = 500;

    private static final String MINE =
            QueuedLetter.SELECT + "where id = $1 and lease = $2 and state = 'waiting' for update";

    /**
     * Moves all that waits for a recipient, and is in nobody's hands but the caller's, to when there is room again. Pages
     * count as well: what they leave is for letters.
     */
    private static final String HOLD = """
            update letter l set due_at = greatest(l.due_at, full_at.at + make_interval(secs => $3)),
                lease = null, leased_until = null
            from (select ended_at as at from (
                (select ended_at from letter where recipient = $1 and state = 'sent'
                    and ended_at > now() - make_interval(secs => $3) order by ended_at desc limit $4)
                union all
                (select ended_at from page_message where method_id = $1 and state = 'sent' and bundled_in is null
                    and ended_at > now() - make_interval(secs => $3) order by ended_at desc limit $4)) as sent
                order by ended_at desc offset $4 - 1 limit 1) as full_at
            where l.recipient = $1 and l.state = 'waiting'
                and (l.lease = $2 or l.leased_until is null or l.leased_until < now())""";

    private static final String PUT_BACK = """
            update letter set tries = tries + 1, due_at = now() + make_interval(secs => $2), reason = $4,
                lease = null, leased_until = null
            where id = $1 and lease = $3""";
    private static final String PAUSE = """
            update letter set lease = null, leased_until = now() + make_interval(secs => $2) where id = $1 and lease = $3""";
    private static final String END = """
            update letter set state = $2, tries = tries + $3, ended_at = now(), reason = $4, lease = null, leased_until = null
            where id = $1 and state = 'waiting'""";

    private final LetterConfig config;

    LetterRows(LetterConfig config) {
        this.config = config;
    }

    /** What was leased, locked; null when it is not in the caller's hands any more. */
    Uni<@Nullable QueuedLetter> mine(Leased leased) {
        return SessionSql.first(MINE, leased.id(), leased.lease())
                .map(row -> row == null ? null : QueuedLetter.read(row));
    }

    /** Whether the recipient got as many messages lately as it may; then all its letters wait. */
    Uni<Boolean> heldForRoom(Leased leased) {
        return SessionSql.change(HOLD, leased.recipient(), leased.lease(), seconds(config.destinationWindow()), (long)
                        config.destinationLetters())
                .map(held -> held > 0);
    }

    /** Notes how somebody outside is reached, to share out who sends the next time. */
    Uni<Void> reachedBy(Leased leased, ContactKind kind) {
        return SessionSql.change(
                        "update letter set kind = $2 where id = $1 and kind is distinct from $2",
                        leased.id(),
                        kind.word())
                .replaceWithVoid();
    }

    /** Gives it back, to be tried after a pause by the database's clock. */
    Uni<Void> putBack(Leased leased, Duration pause, String reason) {
        return SessionSql.change(PUT_BACK, leased.id(), seconds(pause), leased.lease(), cut(reason))
                .replaceWithVoid();
    }

    /** Gives it back untried: it stays due since when it was, and nothing goes to its recipient for the pause. */
    Uni<Void> pause(Leased leased, Duration pause) {
        return SessionSql.change(PAUSE, leased.id(), seconds(pause), leased.lease())
                .replaceWithVoid();
    }

    Uni<Void> sent(Leased leased) {
        return end(leased, "sent", 1, null);
    }

    Uni<Void> failed(Leased leased, int tries, String reason) {
        return end(leased, "failed", tries, cut(reason));
    }

    /** Ends what is wanted no more. */
    Uni<Void> dropped(Leased leased, String reason) {
        return end(leased, "dropped", 0, cut(reason));
    }

    private static Uni<Void> end(Leased leased, String state, int tries, @Nullable String reason) {
        return SessionSql.change(END, leased.id(), state, tries, reason).replaceWithVoid();
    }

    private static double seconds(Duration pause) {
        return pause.toMillis() / 1000.0;
    }

    private static String cut(String text) {
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }
}
