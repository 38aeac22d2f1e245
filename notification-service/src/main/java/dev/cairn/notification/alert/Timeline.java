package dev.cairn.notification.alert;

import dev.cairn.kit.ids.Ids;
import dev.cairn.notification.common.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The story of each alert. */
@ApplicationScoped
public class Timeline {

    private static final int LONGEST = 2000;

    private final Ids ids;
    private final Times times;

    Timeline(Ids ids, Times times) {
        this.ids = ids;
        this.times = times;
    }

    /** Writes down what happened, in the Hibernate transaction that the caller is in. */
    public Uni<Void> add(UUID organisation, UUID alert, TimelineKind kind, Actor actor, String text) {
        var row = new TimelineRow();
        row.id = ids.next();
        row.organisationId = organisation;
        row.alertId = alert;
        row.at = times.now();
        row.kind = kind.word();
        row.actorKind = actor.kind();
        row.actorId = actor.id();
        row.actorName = actor.name();
        row.text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return Panache.getSession().chain(session -> session.persist(row));
    }

    /** What happened to an alert, newest first. */
    Uni<List<TimelineRow>> of(UUID alert, @Nullable UUID before, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from TimelineRow t where t.alertId = :alert and t.id < :before order by t.id desc",
                                TimelineRow.class)
                        .setParameter("alert", alert)
                        .setParameter("before", before == null ? Alerts.NEWEST : before)
                        .setMaxResults(most)
                        .getResultList());
    }
}
