package dev.cairn.notification.incident;

import dev.cairn.events.EventType;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.schedule.Members;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done after incidents. */
@ApplicationScoped
class Actions {

    private static final String OF_INCIDENT =
            ActionView.SELECT + " and t.incident_id = $2 and t.id < $3 order by t.id desc limit $4";
    private static final String OF_ALL = ActionView.SELECT + " and t.id < $2 and (not $3::boolean or t.done_at is null)"
            + " and (not $4::boolean or t.due < $5) order by t.id desc limit $6";
    private static final String ONE = ActionView.SELECT + " and t.incident_id = $2 and t.id = $3";
    private static final String COUNT =
            "select count(*) from incident_action where organisation_id = $1 and incident_id = $2";
    private static final String ADD = """
            insert into incident_action
                (id, organisation_id, incident_id, title, owner, due, done_at, done_by_name, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 1)""";
    private static final String CHANGE = """
            update incident_action set title = $2, owner = $3, due = $4, done_at = $5, done_by_name = $6,
                version = version + 1
            where id = $1""";

    /** Which of them to list. */
    enum Which {
        ALL,
        OPEN,
        OVERDUE;

        static Which read(@Nullable String word) {
            return switch (word == null ? "open" : word) {
                case "open" -> OPEN;
                case "overdue" -> OVERDUE;
                case "all" -> ALL;
                default -> throw Problem.invalid("?show", "must be open, overdue or all");
            };
        }
    }

    private final IncidentConfig config;
    private final Incidents incidents;
    private final IncidentTimeline timeline;
    private final IncidentJournal journal;
    private final Members members;
    private final Tenancy tenancy;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Ids ids;
    private final Times times;

    Actions(
            IncidentConfig config,
            Incidents incidents,
            IncidentTimeline timeline,
            IncidentJournal journal,
            Members members,
            Tenancy tenancy,
            IdempotentRequests requests,
            Answers answers,
            Ids ids,
            Times times) {
        this.config = config;
        this.incidents = incidents;
        this.timeline = timeline;
        this.journal = journal;
        this.members = members;
        this.tenancy = tenancy;
        this.requests = requests;
        this.answers = answers;
        this.ids = ids;
        this.times = times;
    }

    /** The present day in UTC; an action is overdue from the day after its own. */
    private LocalDate today() {
        return LocalDate.ofInstant(times.now(), ZoneOffset.UTC);
    }

    /** Those of one incident, newest first, in the transaction that the caller is in. */
    Uni<List<ActionView>> of(UUID organisation, UUID incident, @Nullable UUID before, int most) {
        return views(SessionSql.rows(
                OF_INCIDENT, organisation, incident, before == null ? Incidents.NEWEST : before, (long) most));
    }

    /** Those of all incidents, newest first, in the transaction that the caller is in. */
    Uni<List<ActionView>> list(UUID organisation, Which which, @Nullable UUID before, int most) {
        return views(SessionSql.rows(
                OF_ALL,
                organisation,
                before == null ? Incidents.NEWEST : before,
                which != Which.ALL,
                which == Which.OVERDUE,
                today(),
                (long) most));
    }

    private Uni<List<ActionView>> views(Uni<List<@Nullable Object[]>> rows) {
        return rows.map(
                all -> all.stream().map(row -> ActionView.of(row, today())).toList());
    }

    private Uni<ActionView> one(UUID organisation, UUID incident, UUID action) {
        return SessionSql.first(ONE, organisation, incident, action)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(row -> ActionView.of(row, today()));
    }

    Uni<Response> add(UUID organisation, UUID id, @Nullable String key, ActionBody asked, Actor by) {
        var checked = asked.check();
        return known(organisation, checked)
                .chain(() -> requests.run(
                        organisation,
                        "POST incidents/" + id + "/actions",
                        key,
                        asked,
                        () -> incidents
                                .locked(id)
                                .call(this::demandRoom)
                                .chain(row -> add(row, checked, by))
                                .map(view -> answers.reply(201, null, view.version(), view))));
    }

    private Uni<Void> known(UUID organisation, ActionBody.Checked checked) {
        return checked.owner() == null
                ? Uni.createFrom().voidItem()
                : members.demand(organisation, Map.of(checked.owner(), "/owner"));
    }

    private Uni<Void> demandRoom(IncidentRow row) {
        return SessionSql.rows(COUNT, row.organisationId, row.id)
                .invoke(rows -> {
                    if (((Number) rows.get(0)[0]).intValue() >= config.mostActions()) {
                        throw new Problem(
                                IncidentProblem.LIMIT_REACHED,
                                "An incident has at most %d actions".formatted(config.mostActions()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<ActionView> add(IncidentRow row, ActionBody.Checked checked, Actor by) {
        UUID action = ids.next();
        return SessionSql.change(
                        ADD,
                        action,
                        row.organisationId,
                        row.id,
                        checked.title(),
                        checked.owner(),
                        checked.due(),
                        checked.done() ? times.now().atOffset(ZoneOffset.UTC) : null,
                        checked.done() ? by.name() : null)
                .chain(() -> tell(row, "Added: " + checked.title(), by))
                .chain(() -> one(row.organisationId, row.id, action));
    }

    private Uni<Void> tell(IncidentRow row, String text, Actor by) {
        return timeline.add(row, EntryKind.ACTION, by, text)
                .chain(() -> journal.tell(row, EventType.INCIDENT_REVIEWED));
    }

    Uni<ActionView> change(
            UUID organisation, UUID id, UUID action, @Nullable String ifMatch, ActionBody asked, Actor by) {
        var checked = asked.check();
        return known(organisation, checked)
                .chain(() -> tenancy.write(
                        organisation,
                        () -> incidents
                                .locked(id)
                                .chain(row -> one(organisation, id, action)
                                        .invoke(present -> ETags.demand(ifMatch, present.version()))
                                        .chain(present -> change(row, present, checked, by)))));
    }

    private Uni<ActionView> change(IncidentRow row, ActionView present, ActionBody.Checked checked, Actor by) {
        boolean done = checked.done();
        var doneAt = !done ? null : present.doneAt() == null ? times.now() : present.doneAt();
        return SessionSql.change(
                        CHANGE,
                        present.id(),
                        checked.title(),
                        checked.owner(),
                        checked.due(),
                        doneAt == null ? null : doneAt.atOffset(ZoneOffset.UTC),
                        !done ? null : present.doneByName() == null ? by.name() : present.doneByName())
                .chain(() -> tell(row, (done && !present.done() ? "Done: " : "Changed: ") + checked.title(), by))
                .chain(() -> one(row.organisationId, row.id, present.id()));
    }

    Uni<Void> remove(UUID organisation, UUID id, UUID action, @Nullable String ifMatch, Actor by) {
        return tenancy.write(
                organisation,
                () -> incidents
                        .locked(id)
                        .chain(row -> one(organisation, id, action)
                                .invoke(present -> ETags.demand(ifMatch, present.version()))
                                .call(() -> SessionSql.change("delete from incident_action where id = $1", action))
                                .chain(present -> tell(row, "Removed: " + present.title(), by))));
    }
}
