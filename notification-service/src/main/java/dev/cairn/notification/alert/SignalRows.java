package dev.cairn.notification.alert;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.domain.Signal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Reads and writes the alerts of many signals by one statement each, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class SignalRows {

    private static final String PROJECTS = """
            select distinct on (slug) id, slug, name from known_project
            where organisation_id = $1 and slug = any($2::text[]) and not deleted order by slug, id desc""";

    private static final String INSERT = """
            insert into alert (id, organisation_id, project_id, project_slug, project_name, integration, service, dedup_key,
                kind, severity, urgency, state, title, detail, source, link, details, count, first_at, last_at, starts_at,
                ends_at, version, previous_id)
            select e.id, $2, e.project_id, e.project_slug, e.project_name, e.integration, e.service, e.dedup_key,
                e.kind, e.severity, e.urgency, 'open', e.title, e.detail, e.source, e.link, e.details, 1, e.at, e.at,
                e.starts_at, e.ends_at, 1,
                (select before.id from alert before where before.organisation_id = $2 and before.dedup_key = e.dedup_key
                    and before.integration = e.integration and before.service = e.service order by before.id desc limit 1)
            from unnest($1::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                    $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
                    $17::timestamptz[], $18::timestamptz[], $19::timestamptz[])
                as e (id, project_id, project_slug, project_name, integration, service, dedup_key, kind, severity, urgency,
                    title, detail, source, link, details, at, starts_at, ends_at)
            on conflict (organisation_id, integration, service, dedup_key) where state <> 'resolved' do nothing
            returning id, previous_id""";

    private static final String UPDATE = """
            update alert a set project_id = e.project_id, project_slug = e.project_slug, project_name = e.project_name,
                severity = e.severity, urgency = e.urgency, state = e.state, title = e.title, detail = e.detail,
                source = e.source, link = e.link, details = e.details, count = e.count, last_at = e.last_at,
                starts_at = e.starts_at, ends_at = e.ends_at, snoozed_until = e.snoozed_until,
                acknowledged_by = e.acknowledged_by, acknowledged_by_id = e.acknowledged_by_id,
                acknowledged_at = e.acknowledged_at,
                first_acknowledged_at = coalesce(a.first_acknowledged_at, e.acknowledged_at), resolved_at = e.resolved_at, version = a.version + 1
            from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                    $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::int[], $15::timestamptz[],
                    $16::timestamptz[], $17::timestamptz[], $18::timestamptz[], $19::text[], $20::text[],
                    $21::timestamptz[], $22::timestamptz[])
                as e (id, version, project_id, project_slug, project_name, severity, urgency, state, title, detail, source,
                    link, details, count, last_at, starts_at, ends_at, snoozed_until, acknowledged_by, acknowledged_by_id,
                    acknowledged_at, resolved_at)
            where a.id = e.id and a.version = e.version and a.state <> 'resolved'""";

    /** The open alerts of the signals' keys, locked in one order. Hibernate does not write what is changed in them. */
    Uni<Map<Signal.Key, AlertRow>> lockOpen(UUID organisation, List<Signal> signals) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from AlertRow a where a.organisationId = :organisation and a.integration = :integration"
                                        + " and a.dedupKey in :keys and a.state <> 'resolved' order by a.id",
                                AlertRow.class)
                        .setParameter("organisation", organisation)
                        .setParameter("integration", signals.get(0).key().integration())
                        .setParameter(
                                "keys",
                                signals.stream()
                                        .map(signal -> signal.key().dedup())
                                        .toList())
                        .setLockMode(LockMode.PESSIMISTIC_WRITE)
                        .getResultList()
                        .invoke(rows -> rows.forEach(session::detach)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new Signal.Key(row.integration, row.service, row.dedupKey),
                                Function.identity())));
    }

    /** The live projects that the signals name, by their slugs. */
    Uni<Map<String, AlertView.Project>> projects(UUID organisation, List<Signal> signals) {
        String[] slugs = signals.stream()
                .map(Signal::report)
                .filter(Objects::nonNull)
                .map(Signal.Report::project)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        if (slugs.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return SessionSql.rows(PROJECTS, organisation, slugs)
                .map(rows -> rows.stream()
                        .map(row -> new AlertView.Project((UUID) row[0], (String) row[1], (String) row[2]))
                        .collect(Collectors.toMap(AlertView.Project::slug, Function.identity())));
    }

    /** Writes new alerts, and finds the ones before them. */
    Uni<Void> insert(UUID organisation, List<AlertRow> raised) {
        if (raised.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // In one order, so that two that raise the same alerts never wait for each other.
        var rows = raised.stream()
                .sorted(Comparator.comparing((AlertRow row) -> row.service).thenComparing(row -> row.dedupKey))
                .toList();
        return SessionSql.rows(
                        INSERT,
                        of(rows, UUID[]::new, row -> row.id),
                        organisation,
                        of(rows, UUID[]::new, row -> row.projectId),
                        texts(rows, row -> row.projectSlug),
                        texts(rows, row -> row.projectName),
                        texts(rows, row -> row.integration),
                        texts(rows, row -> row.service),
                        texts(rows, row -> row.dedupKey),
                        texts(rows, row -> row.kind),
                        texts(rows, row -> row.severity),
                        texts(rows, row -> row.urgency),
                        texts(rows, row -> row.title),
                        texts(rows, row -> row.detail),
                        texts(rows, row -> row.source),
                        texts(rows, row -> row.link),
                        texts(rows, row -> row.details),
                        times(rows, row -> row.firstAt),
                        times(rows, row -> row.startsAt),
                        times(rows, row -> row.endsAt))
                .invoke(written -> {
                    if (written.size() < rows.size()) {
                        throw new Conflicts.OtherWasFirst();
                    }
                    var byId = rows.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
                    written.forEach(one -> {
                        var row = Objects.requireNonNull(byId.get((UUID) one[0]));
                        row.previousId = (UUID) one[1];
                        row.version = 1;
                    });
                })
                .replaceWithVoid();
    }

    /** Writes what was changed in open alerts. */
    Uni<Void> update(List<AlertRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return SessionSql.change(
                        UPDATE,
                        of(rows, UUID[]::new, row -> row.id),
                        of(rows, Long[]::new, row -> row.version),
                        of(rows, UUID[]::new, row -> row.projectId),
                        texts(rows, row -> row.projectSlug),
                        texts(rows, row -> row.projectName),
                        texts(rows, row -> row.severity),
                        texts(rows, row -> row.urgency),
                        texts(rows, row -> row.state),
                        texts(rows, row -> row.title),
                        texts(rows, row -> row.detail),
                        texts(rows, row -> row.source),
                        texts(rows, row -> row.link),
                        texts(rows, row -> row.details),
                        of(rows, Integer[]::new, row -> row.count),
                        times(rows, row -> row.lastAt),
                        times(rows, row -> row.startsAt),
                        times(rows, row -> row.endsAt),
                        times(rows, row -> row.snoozedUntil),
                        texts(rows, row -> row.acknowledgedBy),
                        texts(rows, row -> row.acknowledgedById),
                        times(rows, row -> row.acknowledgedAt),
                        times(rows, row -> row.resolvedAt))
                .invoke(written -> {
                    if (written < rows.size()) {
                        throw new Conflicts.OtherWasFirst();
                    }
                    rows.forEach(row -> row.version++);
                })
                .replaceWithVoid();
    }

    private static @Nullable String[] texts(List<AlertRow> rows, Function<AlertRow, @Nullable String> value) {
        return of(rows, String[]::new, value);
    }

    private static @Nullable OffsetDateTime[] times(List<AlertRow> rows, Function<AlertRow, @Nullable Instant> value) {
        return of(rows, OffsetDateTime[]::new, row -> {
            Instant at = value.apply(row);
            return at == null ? null : at.atOffset(ZoneOffset.UTC);
        });
    }

    private static <T> @Nullable T[] of(
            List<AlertRow> rows, IntFunction<@Nullable T[]> array, Function<AlertRow, @Nullable T> value) {
        return rows.stream().map(value).toArray(array);
    }
}
