package dev.cairn.notification.paging;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.AlertDesk;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.TimelineKind;
import dev.cairn.notification.alert.domain.AlertStatus;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.paging.PageView.MessageView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message to a person once more, in the Hibernate transaction that the caller is in. It is a message of its own, with an
 * id of its own: a receiver that drops what it has seen must not drop this one. It keeps to the limits of the person.
 */
@ApplicationScoped
class ResendMessage {

    private static final Logger LOG = Logger.getLogger(ResendMessage.class);

    private static final String FIND = """
            select m.state, m.person, p.person_name, m.kind, m.hint, m.page_id,
                exists (select 1 from contact_method c where c.id = m.method_id)
            from page_message m join page p on p.id = m.page_id
            where m.id = $1 and m.alert_id = $2""";
    private static final String UNDER_WAY = """
            select 1 from page_message m join page_message o on o.page_id = m.page_id and o.method_id = m.method_id
            where m.id = $1 and o.state = 'waiting'""";
    private static final String ADD = """
            insert into page_message (id, organisation_id, page_id, alert_id, person, method_id, kind, hint, first, state, due_at)
            select $1, organisation_id, page_id, alert_id, person, method_id, kind, hint, false, 'waiting', now()
            from page_message where id = $2""";
    private static final String DUE = "select due_at from page_message where id = $1";

    private final AlertDesk alerts;
    private final Timeline timeline;
    private final Ids ids;

    ResendMessage(AlertDesk alerts, Timeline timeline, Ids ids) {
        this.alerts = alerts;
        this.timeline = timeline;
        this.ids = ids;
    }

    /**
     * Queues it.
     *
     * @param message of a page about the alert
     * @param may whether the caller may have messages to this person sent
     * @return the new message
     */
    Uni<MessageView> resend(UUID organisation, UUID alert, UUID message, Actor by, Predicate<String> may) {
        UUID again = ids.next();
        return alerts.locked(alert)
                .chain(found -> find(found, alert, message))
                .invoke(row -> refuse(row, may))
                .call(row -> refuseSecond(message))
                .call(row -> SessionSql.change(ADD, again, message))
                .call(row -> timeline.add(
                        organisation,
                        alert,
                        TimelineKind.NOTE,
                        by,
                        "Has the message to %s by %s sent again (page %s)".formatted(row[2], told(row), row[5])))
                .invoke(row -> LOG.infof("message %s is sent again as %s by request", message, again))
                .chain(row -> SessionSql.first(DUE, again)
                        .map(due -> new MessageView(
                                again,
                                String.valueOf(row[3]),
                                String.valueOf(row[4]),
                                "waiting",
                                ((OffsetDateTime) Objects.requireNonNull(Objects.requireNonNull(due)[0])).toInstant(),
                                null,
                                null,
                                null,
                                List.of())));
    }

    private static Uni<@Nullable Object[]> find(List<AlertView> found, UUID alert, UUID message) {
        return SessionSql.first(FIND, message, alert)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .invoke(row -> refuseUnlessOpen(found));
    }

    private static void refuseUnlessOpen(List<AlertView> found) {
        if (found.isEmpty() || !found.get(0).state().equals(AlertStatus.OPEN.word())) {
            throw new Problem(PagingProblem.NOT_WANTED, "Somebody has taken the alert on, or it is over");
        }
    }

    private static void refuse(@Nullable Object[] row, Predicate<String> may) {
        if (!may.test(String.valueOf(row[1]))) {
            throw new Problem(CommonProblem.FORBIDDEN, "Only the person and admins have messages sent again");
        }
        if (!Boolean.TRUE.equals(row[6])) {
            throw new Problem(PagingProblem.NOT_WANTED, "The contact method was removed");
        }
    }

    private static Uni<Void> refuseSecond(UUID message) {
        return SessionSql.first(UNDER_WAY, message)
                .invoke(waiting -> {
                    if (waiting != null) {
                        throw new Problem(
                                PagingProblem.STILL_WAITING,
                                "One of the same page is on its way by this contact method");
                    }
                })
                .replaceWithVoid();
    }

    private static String told(@Nullable Object[] row) {
        return ContactKind.ofWord(String.valueOf(row[3])).orElseThrow().told();
    }
}
