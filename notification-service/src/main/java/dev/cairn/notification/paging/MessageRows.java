package dev.cairn.notification.paging;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.paging.DueMessages.Leased;
import dev.cairn.notification.paging.domain.Limits.Recent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of messages, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class MessageRows {

    private static final String MINE = Message.SELECT + """
            where m.id = $1 and m.lease = $2 and m.state = 'waiting' for update of m""";

    /** What was sent lately. What went with another message is no message of its own. */
    private static final String RECENT = """
            select now(),
                (select ended_at from page_message where method_id = $1 and state = 'sent' and bundled_in is null
                    and ended_at > now() - make_interval(secs => $3) order by ended_at desc offset $4 limit 1),
                (select ended_at from page_message where organisation_id = $2 and person = $5 and state = 'sent'
                    and bundled_in is null and ended_at > now() - make_interval(secs => $6)
                    order by ended_at desc offset $7 limit 1),
                (select max(ended_at) from page_message where method_id = $1 and state = 'sent'
                    and ended_at > now() - make_interval(secs => $3)),
                exists (select 1 from contact_pause where method_id = $1 and first = $8
                    and until > now() - make_interval(secs => $3))""";

    /**
     * What others go with goes with none itself: they would be left behind when it is sent. Nor does what may have been sent
     * already: it would be told under two ids.
     */
    private static final String TAKE_ALONG = """
            update page_message set bundled_in = $1, held = true where id in (
                select m.id from page_message m
                where m.method_id = $2 and m.id <> $1 and m.state = 'waiting' and m.bundled_in is null
                    and m.due_at <= now() and m.tries = 0 and m.leased_until is null
                    and not exists (select 1 from page_message f where f.bundled_in = m.id and f.state = 'waiting')
                order by m.due_at
                limit greatest(0, $3 - (select count(*) from page_message b where b.bundled_in = $1 and b.state = 'waiting'))
                for update of m skip locked)""";

    private static final String TOGETHER = Message.SELECT + """
            where m.bundled_in = $1 and m.state = 'waiting' order by m.id""";
    /** While first messages have no room others have none either. */
    private static final String HOLD = """
            insert into contact_pause (organisation_id, method_id, first, until)
            select $1, $2, which, $4 from unnest(case when $3 then array[true, false] else array[false] end) as which
            on conflict (method_id, first) do update set until = case when excluded.first then excluded.until
                else greatest(contact_pause.until, excluded.until) end""";

    private static final String GIVE_BACK =
            "update page_message set lease = null, leased_until = null, held = true where id = $1";
    private static final String PUT_BACK = """
            update page_message set due_at = now() + make_interval(secs => $2), lease = null, leased_until = null
            where id = $1 and lease = $3""";
    private static final String PAUSE = """
            update page_message set lease = null, leased_until = now() + make_interval(secs => $2)
            where id = $1 and lease = $3""";
    private static final String FAIL = """
            update page_message set state = 'failed', ended_at = now(), reason = $2, lease = null, leased_until = null
            where id = any($1) and state = 'waiting'""";
    private static final String ARRIVED = """
            update page_message set state = 'sent', ended_at = now(), reason = null, lease = null, leased_until = null
            where id = any($1) and state in ('waiting', 'dropped')""";

    /** Whoever has one of them locked is about to drop it; to wait for them with another one locked could be for ever. */
    private static final String DROP = """
            update page_message set state = 'dropped', ended_at = now(), reason = $2, lease = null, leased_until = null
            where id in (select id from page_message where id = any($1) and state = 'waiting' for update skip locked)""";

    private static final String RELEASE = """
            update page_message set bundled_in = null where id in (
                select id from page_message where bundled_in = $1 and state = 'waiting' for update skip locked)""";

    private final PagingConfig config;

    MessageRows(PagingConfig config) {
        this.config = config;
    }

    /** What was leased, locked; null when it is not in the caller's hands any more. */
    Uni<@Nullable Message> mine(Leased leased) {
        return SessionSql.first(MINE, leased.id(), leased.lease()).map(row -> row == null ? null : Message.read(row));
    }

    /** What was sent lately, with the present time of the database. */
    Uni<RecentAt> recent(UUID organisation, Message message) {
        return SessionSql.first(
                        RECENT,
                        message.method(),
                        organisation,
                        (double) config.destinationWindow().toSeconds(),
                        (long) config.destinationMessages() - 1,
                        message.person(),
                        (double) config.personWindow().toSeconds(),
                        (long) config.personMessages() - 1,
                        message.first())
                .map(row -> new RecentAt(
                        Objects.requireNonNull(instant(Objects.requireNonNull(row)[0])),
                        new Recent(instant(row[1]), instant(row[2]), instant(row[3])),
                        Boolean.TRUE.equals(row[4])));
    }

    /** @param held whether messages like it had to wait for room lately */
    record RecentAt(Instant now, Recent recent, boolean held) {}

    /** Binds whatever else waits for the same destination to a message, and answers all that go with it, also from before. */
    Uni<List<Message>> takeAlong(Message lead) {
        return SessionSql.change(TAKE_ALONG, lead.id(), lead.method(), (long) config.mostTogether() - 1)
                .chain(taken -> together(lead));
    }

    /** What goes with a message. */
    Uni<List<Message>> together(Message lead) {
        return SessionSql.rows(TOGETHER, lead.id())
                .map(rows -> rows.stream().map(Message::read).toList());
    }

    /** Lets it wait for room, with all that its contact method gets after it. */
    Uni<Void> hold(UUID organisation, Message message, Instant until) {
        return SessionSql.change(HOLD, organisation, message.method(), message.first(), until.atOffset(ZoneOffset.UTC))
                .chain(() -> SessionSql.change(GIVE_BACK, message.id()))
                .replaceWithVoid();
    }

    /** Gives it back, to be tried after a pause by the database's clock; does nothing when it is not in the caller's hands any more. */
    Uni<Void> putBack(Leased leased, Duration pause) {
        return SessionSql.change(PUT_BACK, leased.id(), pause.toMillis() / 1000.0, leased.lease())
                .replaceWithVoid();
    }

    /** Gives it back untried: it stays due since when it was, and nothing goes to its contact method for the pause. */
    Uni<Void> pause(Leased leased, Duration pause) {
        return SessionSql.change(PAUSE, leased.id(), pause.toMillis() / 1000.0, leased.lease())
                .replaceWithVoid();
    }

    /** Locks them, for the whole transaction, in the order in which all do that lock several. */
    Uni<Void> lock(List<UUID> messages) {
        return SessionSql.rows("select 1 from page_message where id = any($1) order by id for update", (Object)
                        messages.toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** Gives up those of them that wait; they are locked. */
    Uni<Void> fail(List<UUID> messages, String reason) {
        return SessionSql.change(FAIL, messages.toArray(UUID[]::new), reason).replaceWithVoid();
    }

    /** Drops those of them that wait. */
    Uni<Void> drop(List<UUID> messages, String reason) {
        return SessionSql.change(DROP, messages.toArray(UUID[]::new), reason).replaceWithVoid();
    }

    /** Ends them as sent, also those that somebody dropped while they were under way; they are locked. */
    Uni<Void> arrived(List<UUID> messages) {
        return SessionSql.change(ARRIVED, (Object) messages.toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** Gives it up; what would have gone with it goes by itself. */
    Uni<Void> fail(Message message, String reason) {
        return fail(List.of(message.id()), reason)
                .chain(() -> SessionSql.change(RELEASE, message.id()))
                .replaceWithVoid();
    }

    /** Drops it; what would have gone with it goes by itself. */
    Uni<Void> drop(Message message, String reason) {
        return drop(List.of(message.id()), reason)
                .chain(() -> SessionSql.change(RELEASE, message.id()))
                .replaceWithVoid();
    }

    /** Alerts first and in one order, as whoever handles alerts does: else two could wait for each other. */
    Uni<Void> lockAlerts(UUID[] alerts) {
        return SessionSql.rows("select 1 from alert where id = any($1) order by id for key share", (Object)
                        Arrays.copyOf(alerts, alerts.length))
                .replaceWithVoid();
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : ((OffsetDateTime) value).toInstant();
    }
}
