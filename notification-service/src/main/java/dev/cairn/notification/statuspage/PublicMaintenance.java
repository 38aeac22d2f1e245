package dev.cairn.notification.statuspage;

import dev.cairn.kit.http.ETags;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.component.Components;
import dev.cairn.notification.muting.PlannedWindows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maintenance windows that the page tells of. Everything is done in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class PublicMaintenance {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEXT = 5000;
    static final int MOST = 50;
    private static final int MOST_COMPONENTS = 200;
    private static final String COLUMNS = "window_id, title, body, components, told_at, open_from, version";
    private static final String ALL = "select " + COLUMNS
            + " from status_maintenance where organisation_id = $1 and look_at <> 'infinity' order by window_id desc limit 100";
    private static final String ONE =
            "select " + COLUMNS + " from status_maintenance where organisation_id = $1 and window_id = $2 for update";
    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String WRITE = """
            insert into status_maintenance
                (window_id, organisation_id, title, body, components, told_at, look_at, version)
            values ($1, $2, $3, $4, $5, $6, now(), $7)
            on conflict (window_id) do update set title = excluded.title, body = excluded.body,
                components = excluded.components, look_at = now(), version = excluded.version""";

    /** A row. */
    record Told(
            UUID window,
            String title,
            String text,
            List<UUID> components,
            Instant toldAt,
            @Nullable Instant openFrom,
            long version) {}

    private final PlannedWindows windows;
    private final Components components;
    private final PageRows pages;
    private final MaintenanceLetters told;
    private final Json json;
    private final Times times;

    PublicMaintenance(
            PlannedWindows windows,
            Components components,
            PageRows pages,
            MaintenanceLetters told,
            Json json,
            Times times) {
        this.windows = windows;
        this.components = components;
        this.pages = pages;
        this.told = told;
        this.json = json;
        this.times = times;
    }

    Uni<List<Told>> all(UUID organisation) {
        return SessionSql.rows(ALL, organisation)
                .map(rows -> rows.stream().map(this::row).toList());
    }

    private Told row(@Nullable Object[] row) {
        return new Told(
                (UUID) Objects.requireNonNull(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                Arrays.asList(json.read(String.valueOf(row[3]), UUID[].class)),
                ((OffsetDateTime) Objects.requireNonNull(row[4])).toInstant(),
                row[5] == null ? null : ((OffsetDateTime) row[5]).toInstant(),
                ((Number) Objects.requireNonNull(row[6])).longValue());
    }

    /** The row, locked; null when the page does not tell of the window. */
    Uni<@Nullable Told> find(UUID organisation, UUID window) {
        return SessionSql.first(ONE, organisation, window).map(row -> row == null ? null : row(row));
    }

    /** What the page shows of it: the present opening, or the next. */
    Uni<List<Status.Maintenance>> shown(UUID organisation, Instant now) {
        return all(organisation).chain(all -> {
            var shown = new ArrayList<Status.Maintenance>();
            Uni<Void> steps = Uni.createFrom().voidItem();
            for (Told one : all) {
                steps = steps.chain(() -> windows.find(organisation, one.window(), now))
                        .invoke(planned -> {
                            if (planned != null && !planned.next().isEmpty()) {
                                shown.add(shown(one, planned));
                            }
                        })
                        .replaceWithVoid();
            }
            return steps.map(done -> {
                shown.sort(Comparator.comparing(Status.Maintenance::start));
                return List.copyOf(shown);
            });
        });
    }

    private static Status.Maintenance shown(Told one, PlannedWindows.Planned planned) {
        var next = planned.next().get(0);
        return new Status.Maintenance(
                one.window(),
                one.title(),
                one.text(),
                one.components(),
                one.toldAt(),
                next.start(),
                next.end(),
                planned.openUntil() != null);
    }

    /** Makes a window public, or says something else of it. */
    Uni<Told> write(UUID organisation, UUID window, @Nullable String ifMatch, MaintenanceText asked) {
        String title = Inputs.text("/title", asked.title(), LONGEST_TITLE);
        String text = text(asked.text());
        Instant now = times.now();
        return SessionSql.rows(LOCK, "status maintenance " + organisation)
                .chain(() -> windows.find(organisation, window, now))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .chain(planned -> find(organisation, window).chain(before -> {
                    ETags.demand(ifMatch, before == null ? 0 : before.version());
                    return checked(organisation, asked.components())
                            .call(() -> before == null
                                    ? refuseTooMany(organisation)
                                    : Uni.createFrom().voidItem())
                            .chain(ids -> SessionSql.change(
                                            WRITE,
                                            window,
                                            organisation,
                                            title,
                                            text,
                                            json.write(ids),
                                            now.atOffset(ZoneOffset.UTC),
                                            before == null ? 1 : before.version() + 1)
                                    .call(() -> before == null
                                                    && !planned.next().isEmpty()
                                            ? told.announce(
                                                    organisation,
                                                    new Told(window, title, text, ids, now, null, 1),
                                                    planned.next().get(0).start(),
                                                    "planned")
                                            : Uni.createFrom().voidItem()));
                }))
                .chain(() -> pages.changed(organisation))
                .chain(() -> find(organisation, window))
                .map(Objects::requireNonNull);
    }

    private static String text(@Nullable String given) {
        if (given == null || given.isBlank() || given.length() > LONGEST_TEXT || given.indexOf('\0') >= 0) {
            throw Inputs.refused("/text", "must have 1 to " + LONGEST_TEXT + " characters");
        }
        return given.strip();
    }

    private Uni<List<UUID>> checked(UUID organisation, @Nullable List<@Nullable UUID> asked) {
        List<@Nullable UUID> given = Inputs.list("/components", asked, MOST_COMPONENTS);
        var ids = given.stream().filter(Objects::nonNull).distinct().toList();
        return components.names(organisation, ids).map(names -> {
            for (int i = 0; i < given.size(); i++) {
                if (given.get(i) == null || !names.containsKey(given.get(i))) {
                    throw Inputs.refused("/components/" + i, "must be the id of a component");
                }
            }
            return ids;
        });
    }

    private static Uni<Void> refuseTooMany(UUID organisation) {
        return SessionSql.rows(
                        "select count(*) from status_maintenance where organisation_id = $1 and look_at <> 'infinity'",
                        organisation)
                .invoke(rows -> {
                    if (((Number) rows.get(0)[0]).intValue() >= MOST) {
                        throw new Problem(
                                StatusPageProblem.LIMIT_REACHED,
                                "A status page tells of at most %d maintenance windows".formatted(MOST));
                    }
                })
                .replaceWithVoid();
    }

    /** The page does not tell of it any more. */
    Uni<Void> remove(UUID organisation, UUID window, @Nullable String ifMatch) {
        return find(organisation, window)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .invoke(before -> ETags.demand(ifMatch, before.version()))
                .chain(() -> SessionSql.change("delete from status_maintenance where window_id = $1", window))
                .chain(() -> components.cause(organisation, window, Map.of()))
                .chain(() -> pages.changed(organisation));
    }
}
