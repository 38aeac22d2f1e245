package dev.cairn.notification.incident;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.component.ComponentStatus;
import dev.cairn.notification.incident.domain.IncidentStatus;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what was said of incidents and tells who is to hear it, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class IncidentUpdates {

    /** What the public is told when nobody finds other words: a page that stays red for ever is worse than dry ones. */
    private static final String OVER = "This incident is resolved.";

    private static final String ADD = """
            insert into incident_update
                (id, organisation_id, incident_id, at, is_public, state, text, actor_kind, actor_id, actor_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String PAGE = "select " + UpdateView.COLUMNS + " from incident_update"
            + " where organisation_id = $1 and incident_id = $2 and id < $3 order by id desc limit $4";

    /**
     * What the public is told beside the text.
     *
     * @param title null for the one it knows
     * @param components those that are otherwise from then on
     */
    record ForPublic(@Nullable String title, Map<UUID, ComponentStatus> components) {}

    private final IncidentTimeline timeline;
    private final IncidentLetters letters;
    private final IncidentsShown shown;
    private final PublicIncidents publicIncidents;
    private final List<IncidentWatcher> watchers;
    private final Json json;
    private final Ids ids;
    private final Times times;

    IncidentUpdates(
            IncidentTimeline timeline,
            IncidentLetters letters,
            IncidentsShown shown,
            PublicIncidents publicIncidents,
            @All List<IncidentWatcher> watchers,
            Json json,
            Ids ids,
            Times times) {
        this.timeline = timeline;
        this.letters = letters;
        this.shown = shown;
        this.publicIncidents = publicIncidents;
        this.watchers = watchers;
        this.json = json;
        this.ids = ids;
        this.times = times;
    }

    Uni<List<UpdateView>> of(UUID organisation, UUID incident, @Nullable UUID before, int most) {
        return SessionSql.rows(PAGE, organisation, incident, before == null ? Incidents.NEWEST : before, (long) most)
                .map(rows -> rows.stream().map(UpdateView::of).toList());
    }

    /** Whether it is over, and the public was told of it and not of its end. */
    boolean isPublicOpen(IncidentRow row) {
        return !row.isOpen() && row.publicState != null && row.publicOverAt == null;
    }

    /** Tells the public that it is over, where nobody found words for it. */
    Uni<Void> sayOver(IncidentRow row, Actor by) {
        return say(row, OVER, new ForPublic(null, Map.of()), by).replaceWithVoid();
    }

    /**
     * Says something of a locked incident, which is in its new state already.
     *
     * @param forPublic null for those inside only
     */
    Uni<UpdateView> say(IncidentRow row, String text, @Nullable ForPublic forPublic, Actor by) {
        boolean isPublic = forPublic != null;
        var said = new UpdateView(ids.next(), times.now(), row.state, isPublic, text, by);
        if (forPublic != null) {
            note(row, forPublic, said.at());
        }
        return Panache.getSession()
                .chain(session -> session.flush())
                .chain(() -> SessionSql.change(
                        ADD,
                        said.id(),
                        row.organisationId,
                        row.id,
                        said.at().atOffset(ZoneOffset.UTC),
                        isPublic,
                        said.state(),
                        text,
                        by.kind(),
                        by.id(),
                        by.name()))
                .chain(() -> timeline.add(row, isPublic ? EntryKind.PUBLIC_UPDATE : EntryKind.UPDATE, by, text))
                .chain(() -> letters.tellAll(row, by, "update:" + said.id(), "Incident " + row.state, text))
                .chain(() -> isPublic ? tellPublic(row) : Uni.createFrom().voidItem())
                .replaceWith(said);
    }

    private void note(IncidentRow row, ForPublic told, Instant now) {
        boolean over = row.status() == IncidentStatus.RESOLVED;
        var components = new TreeMap<String, String>(shown.components(row));
        if (over) {
            components.replaceAll((id, word) -> ComponentStatus.OPERATIONAL.word());
        }
        told.components().forEach((id, status) -> components.put(id.toString(), status.word()));
        row.publicTitle = told.title() == null ? row.publicTitle : told.title();
        row.publicState = row.state;
        row.publicAt = now;
        row.publicOverAt = over ? (row.publicOverAt == null ? now : row.publicOverAt) : null;
        row.components = json.write(components);
    }

    private Uni<Void> tellPublic(IncidentRow row) {
        return publicIncidents.of(row.organisationId, row.id).chain(incident -> {
            Uni<Void> steps = Uni.createFrom().voidItem();
            for (IncidentWatcher watcher : watchers) {
                steps = steps.chain(() -> watcher.said(row.organisationId, incident));
            }
            return steps;
        });
    }
}
