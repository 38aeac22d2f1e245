package dev.cairn.notification.paging;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.AlertDesk;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.domain.AlertStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges an alert for who was paged. A link acts on the alert as it was when the message was sent: once somebody took
 * it on, it ended, or it was escalated anew, the link only says so.
 */
@ApplicationScoped
class AnswerByLink {

    private static final Logger LOG = Logger.getLogger(AnswerByLink.class);

    private static final String FIND = """
            select p.alert_id, p.generation, p.person, p.person_name, p.link_used_at is not null, o.slug,
                greatest((select max(n.generation) from page n where n.alert_id = p.alert_id),
                    (select e.generation from escalation e where e.alert_id = p.alert_id))
            from page p
            join known_organisation o on o.organisation_id = p.organisation_id and not o.deleted
            join known_member k on k.organisation_id = p.organisation_id and k.subject = p.person
            where p.id = $1""";
    private static final String USE = """
            update page set link_used_at = now()
            where alert_id = $1 and generation = $2 and person = $3 and link_used_at is null""";

    /** What a page row says. */
    private record Paged(
            UUID alert, long generation, String person, String name, boolean used, String slug, long newest) {}

    /** An answer with its status. */
    record Answer(int status, AckPage page) {}

    private static final Answer ABSENT = new Answer(404, AckPage.ABSENT);
    private static final Answer EXPIRED = new Answer(410, AckPage.EXPIRED);

    private final AckLinks links;
    private final AlertDesk alerts;
    private final Tenancy tenancy;

    AnswerByLink(AckLinks links, AlertDesk alerts, Tenancy tenancy) {
        this.links = links;
        this.alerts = alerts;
        this.tenancy = tenancy;
    }

    /** What the link would do. Changes nothing: programs that look into mail follow links, too. */
    Uni<Answer> look(String token) {
        return with(token, false, (paged, alert) -> Uni.createFrom().item(standing(paged, alert)));
    }

    /** Acknowledges. */
    Uni<Answer> act(String token) {
        return with(token, true, (paged, alert) -> {
            Answer standing = standing(paged, alert);
            if (!standing.page().canAct()) {
                return Uni.createFrom()
                        .item(new Answer(standing.status() == 200 ? 409 : standing.status(), standing.page()));
            }
            String thanks = "You have taken it on, %s. Nobody else is paged about it now.".formatted(paged.name());
            return SessionSql.change(USE, paged.alert(), paged.generation(), paged.person())
                    .chain(() -> alerts.acknowledge(
                            paged.alert(),
                            new Actor("person", paged.person(), paged.name()),
                            "Acknowledged by the link in a message"))
                    .invoke(done -> LOG.infof("alert %s: acknowledged by link", paged.alert()))
                    .replaceWith(new Answer(200, shown(paged, alert, "Acknowledged", thanks, false)));
        });
    }

    private interface Step {
        Uni<Answer> take(Paged paged, AlertView alert);
    }

    /** @param acts whether the alert is to be locked, so that of many at once one is the first */
    private Uni<Answer> with(String token, boolean acts, Step step) {
        AckLinks.Opened opened = links.open(token);
        if (opened == null) {
            return Uni.createFrom().item(ABSENT);
        }
        if (opened.expired()) {
            return Uni.createFrom().item(EXPIRED);
        }
        return tenancy.write(
                opened.organisation(),
                () -> find(opened.page())
                        .chain(paged -> paged == null
                                ? Uni.createFrom().item(ABSENT)
                                : (acts ? alerts.locked(paged.alert()) : alerts.brief(List.of(paged.alert())))
                                        .chain(found -> found.isEmpty()
                                                ? Uni.createFrom().item(ABSENT)
                                                : step.take(paged, found.get(0)))));
    }

    /** Who is no member any more is told the same as somebody who made the link up. */
    private static Uni<@Nullable Paged> find(UUID page) {
        return SessionSql.first(FIND, page)
                .map(row -> row == null
                        ? null
                        : new Paged(
                                (UUID) Objects.requireNonNull(row[0]),
                                number(row[1]),
                                String.valueOf(row[2]),
                                String.valueOf(row[3]),
                                Boolean.TRUE.equals(row[4]),
                                String.valueOf(row[5]),
                                number(row[6])));
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    private Answer standing(Paged paged, AlertView alert) {
        boolean open = alert.state().equals(AlertStatus.OPEN.word());
        if (open && !paged.used() && paged.newest() == paged.generation()) {
            return new Answer(
                    200,
                    shown(
                            paged,
                            alert,
                            alert.isDrill() ? "Fire drill: are you there?" : "Do you take this alert on?",
                            "You were paged, " + paged.name() + ".",
                            true));
        }
        String lead;
        if (open) {
            lead = paged.used()
                    ? "This link was used before. The alert is open again: use the link in a newer message."
                    : "The alert was escalated anew since this message: use the link in a newer one.";
        } else if (alert.state().equals(AlertStatus.ACKNOWLEDGED.word())) {
            lead = "%s has taken it on.".formatted(alert.acknowledgedBy());
        } else {
            lead = "The alert is %s by now.".formatted(alert.state());
        }
        return new Answer(200, shown(paged, alert, "The alert has moved on", lead, false));
    }

    private AckPage shown(Paged paged, AlertView alert, String title, String lead, boolean canAct) {
        return new AckPage(
                title,
                lead,
                alert.title(),
                alert.severity(),
                alert.isDrill(),
                canAct,
                links.publicUrl() + "/o/" + paged.slug() + "/alerts/" + alert.id());
    }
}
