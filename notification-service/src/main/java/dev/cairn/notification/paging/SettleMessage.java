package dev.cairn.notification.paging;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.TimelineKind;
import dev.cairn.notification.delivery.domain.Attempt;
import dev.cairn.notification.paging.DueMessages.Leased;
import dev.cairn.notification.paging.PrepareMessage.Unsendable;
import dev.cairn.notification.paging.domain.Retries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes down how a try went and what follows, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class SettleMessage {

    private static final int LONGEST_ERROR = 500;

    /** A page is of use soon or not at all, so nobody puts us off for long. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private static final String ATTEMPT = """
            insert into page_attempt (id, organisation_id, message_id, number, at, status, error, answer, duration_ms)
            select $1, $2, $3, m.tries, $4, $5, $6, $7, $8 from page_message m where m.id = $3""";

    private final MessageRows rows;
    private final Timeline timeline;
    private final PagingMeters meters;
    private final Retries retries;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    SettleMessage(MessageRows rows, Timeline timeline, PagingMeters meters, PagingConfig config, Ids ids) {
        this.rows = rows;
        this.timeline = timeline;
        this.meters = meters;
        this.retries = new Retries(config.schedule(), LONGEST_PAUSE);
        this.ids = ids;
    }

    /** What arrived after somebody took the alert on has arrived all the same, and is shown so. */
    Uni<Void> settle(Leased leased, Outgoing sent, Attempt attempt, @Nullable String answer) {
        meters.attempted(sent.lead().kind(), attempt.delivered());
        List<UUID> all = sent.all().stream().map(Message::id).toList();
        return rows.lockAlerts(sent.alerts())
                .chain(() -> rows.lock(all))
                .chain(() -> rows.mine(leased))
                .call(() -> SessionSql.change(
                        "update page_message set tries = tries + 1 where id = $1",
                        sent.lead().id()))
                .call(() -> note(leased.organisationId(), sent.lead().id(), attempt, answer))
                .chain(mine -> {
                    if (attempt.delivered()) {
                        return arrived(leased.organisationId(), sent, attempt);
                    }
                    return mine == null ? Uni.createFrom().voidItem() : failed(leased, sent, attempt, mine.tries() + 1);
                });
    }

    /** Ends what can never be sent, and says so: nobody else would. */
    Uni<Void> unsendable(Leased leased, Unsendable found) {
        Message message = found.message();
        String reason = Objects.requireNonNull(found.getMessage());
        return rows.lockAlerts(new UUID[] {message.alert()})
                .chain(() -> rows.mine(leased))
                .chain(mine -> {
                    if (mine == null) {
                        return Uni.createFrom().voidItem();
                    }
                    Uni<Void> ended = found.failed()
                            ? rows.fail(mine, reason).invoke(() -> meters.failed(mine.kind()))
                            : rows.drop(mine, reason);
                    return ended.chain(() -> timeline.add(
                            leased.organisationId(),
                            mine.alert(),
                            TimelineKind.PAGE_FAILED,
                            Actor.SYSTEM,
                            "Not sent: %s: %s (page %s)".formatted(mine.told(), reason, mine.page())));
                });
    }

    private Uni<Integer> note(UUID organisation, UUID message, Attempt attempt, @Nullable String answer) {
        String error = attempt.error();
        return SessionSql.change(
                ATTEMPT,
                ids.next(),
                organisation,
                message,
                attempt.at().atOffset(ZoneOffset.UTC),
                attempt.status(),
                error != null && error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error,
                answer,
                attempt.duration().toMillis());
    }

    private Uni<Void> arrived(UUID organisation, Outgoing sent, Attempt attempt) {
        List<UUID> all = sent.all().stream().map(Message::id).toList();
        return rows.arrived(all)
                .invoke(() -> meters.sent(sent.lead().kind()))
                .chain(() -> tell(
                        organisation,
                        sent,
                        TimelineKind.PAGED,
                        message -> "Paged %s: %s (%s, page %s%s)"
                                .formatted(
                                        message.told(),
                                        message.why(),
                                        attempt.told(),
                                        message.page(),
                                        sent.together().isEmpty()
                                                ? ""
                                                : ", with %d others"
                                                        .formatted(
                                                                sent.together().size()))));
    }

    private Uni<Void> failed(Leased leased, Outgoing sent, Attempt attempt, int tries) {
        Optional<Duration> next = retries.next(attempt, tries, random.nextDouble());
        String told = attempt.told();
        if (next.isEmpty()) {
            List<UUID> all = sent.all().stream().map(Message::id).toList();
            return rows.fail(all, cut(told))
                    .invoke(() -> meters.failed(sent.lead().kind()))
                    .chain(() -> tell(
                            leased.organisationId(),
                            sent,
                            TimelineKind.PAGE_FAILED,
                            message -> "Given up after %d tries: %s: %s (page %s)"
                                    .formatted(tries, message.told(), told, message.page())));
        }
        Uni<Void> back = rows.putBack(leased, next.get());
        return tries > 1
                ? back
                : back.chain(() -> tell(
                        leased.organisationId(),
                        sent,
                        TimelineKind.PAGE_FAILED,
                        message -> "Not reached: %s: %s; it is tried again in %d s (page %s)"
                                .formatted(message.told(), told, next.get().toSeconds(), message.page())));
    }

    private Uni<Void> tell(UUID organisation, Outgoing sent, TimelineKind what, Function<Message, String> text) {
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (Message message : sent.all()) {
            steps = steps.chain(
                    () -> timeline.add(organisation, message.alert(), what, Actor.SYSTEM, text.apply(message)));
        }
        return steps;
    }

    private static String cut(String text) {
        return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
    }
}
