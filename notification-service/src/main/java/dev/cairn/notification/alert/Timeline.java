package dev.cairn.notification.alert;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The story of each alert. */
@ApplicationScoped
public class Timeline {

    private static final int LONGEST = 2000;

    private static final String ADD = """
            insert into alert_timeline (id, organisation_id, alert_id, at, kind, actor_kind, actor_id, actor_name, text)
            select e.id, $2, e.alert_id, $4, e.kind, e.actor_kind, e.actor_id, e.actor_name, e.text
            from unnest($1::uuid[], $3::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
                as e (id, alert_id, kind, actor_kind, actor_id, actor_name, text)""";

    /** One thing that happened to an alert. */
    public record Entry(UUID alert, TimelineKind kind, Actor actor, String text) {}

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
        row.text = cut(text);
        return Panache.getSession().chain(session -> session.persist(row));
    }

    /** Writes down the same kind of thing of many alerts by one statement, in the Hibernate transaction that the caller is in. */
    public Uni<Void> addAll(UUID organisation, TimelineKind kind, Actor actor, Map<UUID, String> texts) {
        if (texts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var alerts = List.copyOf(texts.keySet());
        int many = alerts.size();
        return SessionSql.change(
                        ADD,
                        alerts.stream().map(alert -> ids.next()).toArray(UUID[]::new),
                        organisation,
                        alerts.toArray(UUID[]::new),
                        times.now().atOffset(ZoneOffset.UTC),
                        repeated(many, kind.word()),
                        repeated(many, actor.kind()),
                        repeated(many, actor.id()),
                        repeated(many, actor.name()),
                        alerts.stream()
                                .map(alert -> cut(texts.getOrDefault(alert, "")))
                                .toArray(String[]::new))
                .replaceWithVoid();
    }

    private static @Nullable String[] repeated(int many, @Nullable String text) {
        @Nullable String[] texts = new @Nullable String[many];
        Arrays.fill(texts, text);
        return texts;
    }

    /** Writes down many things by one statement, in the Hibernate transaction that the caller is in. */
    Uni<Void> addAll(UUID organisation, List<Change> changes) {
        return addEntries(
                organisation,
                changes.stream()
                        .map(change -> new Entry(change.row().id, change.what(), change.actor(), change.text()))
                        .toList());
    }

    /** The same for what happens beside a change of the alert itself. */
    public Uni<Void> addEntries(UUID organisation, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return SessionSql.change(
                        ADD,
                        entries.stream().map(entry -> ids.next()).toArray(UUID[]::new),
                        organisation,
                        entries.stream().map(Entry::alert).toArray(UUID[]::new),
                        times.now().atOffset(ZoneOffset.UTC),
                        texts(entries, entry -> entry.kind().word()),
                        texts(entries, entry -> entry.actor().kind()),
                        texts(entries, entry -> entry.actor().id()),
                        texts(entries, entry -> entry.actor().name()),
                        texts(entries, entry -> cut(entry.text())))
                .replaceWithVoid();
    }

    private static @Nullable String[] texts(List<Entry> entries, Function<Entry, @Nullable String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    /** To what a row holds; PostgreSQL takes no NUL in any text. */
    private static String cut(String text) {
        return (text.length() > LONGEST ? text.substring(0, LONGEST) : text).replace('\0', '\ufffd');
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
