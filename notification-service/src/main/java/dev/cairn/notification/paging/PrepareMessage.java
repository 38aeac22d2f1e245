package dev.cairn.notification.paging;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.AlertDesk;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.domain.AlertStatus;
import dev.cairn.notification.channel.Destination;
import dev.cairn.notification.paging.DueMessages.Leased;
import dev.cairn.notification.paging.domain.Turn;
import dev.cairn.notification.person.Reach;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides whether a message is still wanted and whether it is its turn, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class PrepareMessage {

    private static final String MEMBER = """
            select o.slug from known_member m join known_organisation o using (organisation_id)
            where m.organisation_id = $1 and m.subject = $2""";

    private final MessageRows rows;
    private final AlertDesk alerts;
    private final Reach reach;
    private final Notices notices;
    private final PagingConfig config;

    PrepareMessage(MessageRows rows, AlertDesk alerts, Reach reach, Notices notices, PagingConfig config) {
        this.rows = rows;
        this.alerts = alerts;
        this.reach = reach;
        this.notices = notices;
        this.config = config;
    }

    /** A message that nothing can be done with. To end it takes its alert's lock first, so it takes a transaction of its own. */
    static final class Unsendable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Message message;
        private final boolean failed;

        Unsendable(Message message, String reason, boolean failed) {
            super(reason);
            this.message = message;
            this.failed = failed;
        }

        Message message() {
            return message;
        }

        /** Whether the person would want it, and is not reached. */
        boolean failed() {
            return failed;
        }
    }

    /** What is to be sent now; null when nothing is. Fails with {@link Unsendable} for what never can be. */
    Uni<@Nullable Outgoing> prepare(Leased leased) {
        return rows.mine(leased)
                .chain(message -> message == null ? Uni.createFrom().nullItem() : turn(leased, message));
    }

    private Uni<@Nullable Outgoing> turn(Leased leased, Message message) {
        UUID organisation = leased.organisationId();
        return alerts.brief(List.of(message.alert())).chain(found -> {
            if (found.isEmpty() || !isOpen(found.get(0))) {
                return dropped(message, "somebody has taken the alert on, or it is over");
            }
            // whoever got it under its id before takes nothing more from it
            if (message.tries() > 0 || leased.again()) {
                return rows.together(message).chain(together -> wanted(organisation, message, together));
            }
            return rows.recent(organisation, message).chain(recent -> {
                Turn turn = config.limits().decide(message.first(), recent.held(), recent.recent(), recent.now());
                if (turn instanceof Turn.Later later) {
                    return rows.hold(organisation, message, later.at()).replaceWith((Outgoing) null);
                }
                Uni<List<Message>> together =
                        turn instanceof Turn.Bundled ? rows.takeAlong(message) : rows.together(message);
                return together.chain(all -> wanted(organisation, message, all));
            });
        });
    }

    /** Leaves out what goes along and is not wanted any more. */
    private Uni<@Nullable Outgoing> wanted(UUID organisation, Message lead, List<Message> together) {
        var ids = new ArrayList<UUID>();
        ids.add(lead.alert());
        together.forEach(message -> ids.add(message.alert()));
        return alerts.brief(ids).chain(found -> {
            Map<UUID, AlertView> open = found.stream()
                    .filter(PrepareMessage::isOpen)
                    .collect(Collectors.toMap(AlertView::id, alert -> alert));
            List<Message> wanted = together.stream()
                    .filter(message -> open.containsKey(message.alert()))
                    .toList();
            List<UUID> over = together.stream()
                    .filter(message -> !open.containsKey(message.alert()))
                    .map(Message::id)
                    .toList();
            return rows.drop(over, "somebody has taken the alert on, or it is over")
                    .chain(() -> address(organisation, lead, wanted, open));
        });
    }

    private Uni<@Nullable Outgoing> address(
            UUID organisation, Message lead, List<Message> together, Map<UUID, AlertView> open) {
        return SessionSql.first(MEMBER, organisation, lead.person()).chain(member -> {
            if (member == null) {
                throw new Unsendable(lead, "the person is no member any more", false);
            }
            return reach.way(lead.method()).chain(way -> {
                Destination to = way.to();
                if (to == null) {
                    throw way.unreadable()
                            ? new Unsendable(lead, "the address was sealed with another key", true)
                            : new Unsendable(lead, "the contact method was removed", false);
                }
                var notice = notices.write(organisation, String.valueOf(member[0]), lead, together, open);
                return Uni.createFrom().item(new Outgoing(lead, together, to, notice));
            });
        });
    }

    private Uni<@Nullable Outgoing> dropped(Message message, String reason) {
        return rows.drop(message, reason).replaceWith((Outgoing) null);
    }

    private static boolean isOpen(AlertView alert) {
        return alert.state().equals(AlertStatus.OPEN.word());
    }
}
