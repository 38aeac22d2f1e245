package dev.cairn.notification.muting;

import dev.cairn.events.EventType;
import dev.cairn.events.MaintenanceState;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.matching.MatcherStates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes, lists and ends maintenance windows. */
@ApplicationScoped
class MaintenanceWindows {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String LIST = "select " + MaintenanceRow.COLUMNS + " " + """
             from maintenance_window where organisation_id = $1 and id < $2
                and (not $3::boolean or over_at is null or over_at > $4) order by id desc limit $5""";
    private static final String ADD = """
            insert into maintenance_window
                (id, body, over_at, created_by, created_by_name, created_at, organisation_id, version)
            values ($1, $2, $3, $4, $5, $6, $7, 1)""";
    private static final String COUNT = """
            select count(*) filter (where over_at is null or over_at > now()), count(*)
            from maintenance_window where organisation_id = $1""";

    private static final Logger LOG = Logger.getLogger(MaintenanceWindows.class);

    private final MutingConfig config;
    private final Tenancy tenancy;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Outbox outbox;
    private final Json json;
    private final Ids ids;
    private final Times times;

    MaintenanceWindows(
            MutingConfig config,
            Tenancy tenancy,
            IdempotentRequests requests,
            Answers answers,
            Outbox outbox,
            Json json,
            Ids ids,
            Times times) {
        this.config = config;
        this.tenancy = tenancy;
        this.requests = requests;
        this.answers = answers;
        this.outbox = outbox;
        this.json = json;
        this.ids = ids;
        this.times = times;
    }

    /** Newest first, in the transaction that the caller is in. */
    Uni<List<MaintenanceView>> list(UUID organisation, boolean ahead, @Nullable UUID before, int most) {
        Instant now = times.now();
        return SessionSql.rows(
                        LIST,
                        organisation,
                        before == null ? NEWEST : before,
                        ahead,
                        now.atOffset(ZoneOffset.UTC),
                        (long) most)
                .map(rows -> rows.stream()
                        .map(row -> MaintenanceView.of(MaintenanceRow.of(row, json), now))
                        .toList());
    }

    /** One of them, in the transaction that the caller is in; not found when there is none. */
    Uni<MaintenanceView> find(UUID organisation, UUID id) {
        return row(organisation, id, "").map(row -> MaintenanceView.of(row, times.now()));
    }

    private Uni<MaintenanceRow> row(UUID organisation, UUID id, String lock) {
        return SessionSql.first(
                        "select " + MaintenanceRow.COLUMNS
                                + " from maintenance_window where organisation_id = $1 and id = $2" + lock,
                        organisation,
                        id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .map(row -> MaintenanceRow.of(row, json));
    }

    Uni<Response> create(UUID organisation, String slug, @Nullable String key, MaintenanceBody asked, Actor by) {
        Instant now = times.now();
        var checked = MaintenanceInput.check(asked);
        if (checked.calendar().next(now, 1).isEmpty()) {
            throw Inputs.refused("/end", "is past, and the window never opens again");
        }
        var row = new MaintenanceRow(
                ids.next(),
                MaintenanceInput.body(checked),
                checked.calendar().over(),
                String.valueOf(by.id()),
                by.name(),
                now,
                null,
                1);
        return requests.run(organisation, "POST maintenance", key, asked, () -> keep(organisation, slug, row));
    }

    private Uni<Reply> keep(UUID organisation, String slug, MaintenanceRow row) {
        Instant over = row.overAt();
        return SessionSql.change(
                        "delete from maintenance_window where organisation_id = $1 and over_at < $2",
                        organisation,
                        times.now().minus(KEPT).atOffset(ZoneOffset.UTC))
                .chain(() -> Room.demand(organisation, "maintenance windows", COUNT, config.mostWindows()))
                .chain(() -> SessionSql.change(
                        ADD,
                        row.id(),
                        json.write(row.body()),
                        over == null ? null : over.atOffset(ZoneOffset.UTC),
                        row.createdBy(),
                        row.createdByName(),
                        row.createdAt().atOffset(ZoneOffset.UTC),
                        organisation))
                .chain(() -> outbox.add(EventType.MAINTENANCE_CREATED, state(organisation, row)))
                .invoke(() -> LOG.infof("maintenance window %s made by %s", row.id(), row.createdBy()))
                .map(done -> answers.reply(
                        201,
                        "/api/v1/maintenance/" + slug + "/" + row.id(),
                        row.version(),
                        MaintenanceView.of(row, times.now())));
    }

    /** Ends one for good; what it held is asked about again within a minute. */
    Uni<MaintenanceView> end(UUID organisation, UUID id, Actor by) {
        return tenancy.write(
                organisation,
                () -> row(organisation, id, " for update").chain(row -> {
                    Instant now = times.now();
                    Instant over = row.overAt();
                    if (over != null && !over.isAfter(now)) {
                        throw new Problem(MutingProblem.OVER, "The window was over at " + over);
                    }
                    MaintenanceRow ended = row.ended(now, String.valueOf(by.id()));
                    return SessionSql.change(
                                    "update maintenance_window set over_at = $2, ended_by = $3, version = $4 where id = $1",
                                    id,
                                    now.atOffset(ZoneOffset.UTC),
                                    ended.endedBy(),
                                    ended.version())
                            .chain(() -> outbox.add(EventType.MAINTENANCE_ENDED, state(organisation, ended)))
                            .invoke(() -> LOG.infof("maintenance window %s ended by %s", id, ended.endedBy()))
                            .replaceWith(MaintenanceView.of(ended, now));
                }));
    }

    private static MaintenanceState state(UUID organisation, MaintenanceRow row) {
        MaintenanceBody body = row.body();
        return new MaintenanceState(
                row.id(),
                organisation,
                String.valueOf(body.name()),
                MatcherStates.of(Objects.requireNonNull(body.matchers())),
                String.valueOf(body.timeZone()),
                String.valueOf(body.start()),
                String.valueOf(body.end()),
                String.valueOf(body.repeat()),
                Objects.requireNonNull(body.every()),
                Objects.requireNonNull(body.weekdays()).stream()
                        .map(String::valueOf)
                        .toList(),
                body.lastDate(),
                row.createdBy(),
                row.endedBy(),
                row.version());
    }
}
