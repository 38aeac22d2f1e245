package dev.cairn.notification.incident;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.component.ComponentStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the public may read of incidents, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class PublicIncidents {

    private static final int MOST_UPDATES = 100;
    private static final String COLUMNS =
            "select id, public_title, public_state, components, declared_at, public_over_at from incident";
    private static final String SINCE = COLUMNS + " where organisation_id = $1 and public_at is not null"
            + " and (public_over_at is null or public_over_at > $2) order by id desc limit $3";
    private static final String ONE = COLUMNS + " where organisation_id = $1 and id = $2 and public_at is not null";
    private static final String UPDATES = """
            select incident_id, id, at, state, text from (
                select *, row_number() over (partition by incident_id order by id desc) as place from incident_update
                where organisation_id = $1 and incident_id = any($2::uuid[]) and is_public) as numbered
            where place <= $3 order by id desc""";

    private final Json json;

    PublicIncidents(Json json) {
        this.json = json;
    }

    /** Those that are open, and those that ended after an instant; newest first. Of each the 100 newest updates. */
    public Uni<List<PublicIncident>> since(UUID organisation, Instant from, int most) {
        return SessionSql.rows(SINCE, organisation, from.atOffset(ZoneOffset.UTC), (long) most)
                .chain(rows -> withUpdates(organisation, rows));
    }

    /** One that was made public; not found when it was not. */
    Uni<PublicIncident> of(UUID organisation, UUID incident) {
        return SessionSql.rows(ONE, organisation, incident)
                .chain(rows -> withUpdates(organisation, rows))
                .map(found -> found.stream().findFirst().orElseThrow(Problem::notFound));
    }

    private Uni<List<PublicIncident>> withUpdates(UUID organisation, List<@Nullable Object[]> incidents) {
        if (incidents.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID[] ids = incidents.stream().map(row -> (UUID) row[0]).toArray(UUID[]::new);
        return SessionSql.rows(UPDATES, organisation, ids, (long) MOST_UPDATES).map(rows -> {
            var updates = new HashMap<UUID, List<PublicIncident.Update>>();
            rows.forEach(row -> updates.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                    .add(new PublicIncident.Update(
                            (UUID) Objects.requireNonNull(row[1]),
                            instant(Objects.requireNonNull(row[2])),
                            (String) Objects.requireNonNull(row[3]),
                            (String) Objects.requireNonNull(row[4]))));
            return incidents.stream()
                    .map(row -> incident(row, updates.getOrDefault((UUID) row[0], List.of())))
                    .toList();
        });
    }

    private PublicIncident incident(@Nullable Object[] row, List<PublicIncident.Update> updates) {
        return new PublicIncident(
                (UUID) Objects.requireNonNull(row[0]),
                (String) Objects.requireNonNull(row[1]),
                (String) Objects.requireNonNull(row[2]),
                components((String) Objects.requireNonNull(row[3])),
                instant(Objects.requireNonNull(row[4])),
                row[5] == null ? null : instant(row[5]),
                List.copyOf(updates));
    }

    private Map<UUID, ComponentStatus> components(String text) {
        var components = new TreeMap<UUID, ComponentStatus>();
        json.texts(text)
                .forEach((id, word) -> components.put(
                        UUID.fromString(id), ComponentStatus.ofWord(word).orElseThrow()));
        return components;
    }

    private static Instant instant(Object value) {
        return ((OffsetDateTime) value).toInstant();
    }
}
