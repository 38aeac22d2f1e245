package dev.cairn.notification.incident;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.incident.IncidentView.Person;
import dev.cairn.notification.incident.domain.IncidentRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Incidents as they are shown, with what is stored beside them. In the Hibernate transaction that the caller is in. */
@ApplicationScoped
class IncidentsShown {

    private static final String BESIDE = """
            select i.id,
                (select count(*) from incident_alert a where a.incident_id = i.id),
                (select count(*) from incident_action t where t.organisation_id = i.organisation_id
                    and t.incident_id = i.id and t.done_at is null)
            from incident i where i.id = any($1::uuid[])""";
    private static final String NAMES =
            "select subject, name from known_member where organisation_id = $1" + " and subject = any($2::text[])";

    private record Beside(int alerts, int openActions) {}

    private final Json json;

    IncidentsShown(Json json) {
        this.json = json;
    }

    Uni<IncidentView> one(IncidentRow row) {
        return all(row.organisationId, List.of(row)).map(views -> views.get(0));
    }

    Uni<List<IncidentView>> all(UUID organisation, List<IncidentRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID[] ids = rows.stream().map(row -> row.id).toArray(UUID[]::new);
        String[] people =
                rows.stream().flatMap(row -> row.people().stream()).distinct().toArray(String[]::new);
        return SessionSql.rows(BESIDE, (Object) ids).chain(counted -> {
            var beside = new HashMap<UUID, Beside>();
            counted.forEach(row -> beside.put((UUID) row[0], new Beside(number(row[1]), number(row[2]))));
            return names(organisation, people)
                    .map(names -> rows.stream()
                            .map(row -> view(row, Objects.requireNonNull(beside.get(row.id)), names))
                            .toList());
        });
    }

    private static int number(@Nullable Object count) {
        return ((Number) Objects.requireNonNull(count)).intValue();
    }

    /** The names of those of these people who are members, by subject. */
    Uni<Map<String, String>> names(UUID organisation, String... people) {
        return SessionSql.rows(NAMES, organisation, people).map(rows -> {
            var names = new HashMap<String, String>();
            rows.forEach(
                    row -> names.put((String) Objects.requireNonNull(row[0]), (String) Objects.requireNonNull(row[1])));
            return names;
        });
    }

    private IncidentView view(IncidentRow row, Beside beside, Map<String, String> names) {
        return new IncidentView(
                row.id,
                row.title,
                row.summary,
                row.severity,
                row.type,
                row.state,
                person(row.lead, names),
                person(row.communications, names),
                person(row.scribe, names),
                beside.alerts(),
                row.declaredBy,
                row.declaredByName,
                row.declaredAt,
                row.resolvedAt,
                IncidentView.secondsToResolve(row),
                row.reviewedAt,
                beside.openActions(),
                told(row),
                IncidentBody.PERSONAL_DATA.equals(row.type) ? row.declaredAt.plus(IncidentRules.NOTICE_WITHIN) : null,
                row.version);
    }

    static @Nullable Person person(@Nullable String subject, Map<String, String> names) {
        return subject == null ? null : new Person(subject, names.get(subject));
    }

    private IncidentView.@Nullable Told told(IncidentRow row) {
        return row.publicTitle == null
                ? null
                : new IncidentView.Told(
                        row.publicTitle,
                        Objects.requireNonNull(row.publicState),
                        Objects.requireNonNull(row.publicAt),
                        components(row));
    }

    /** The words of how components are, by their ids. */
    Map<String, String> components(IncidentRow row) {
        return new TreeMap<>(json.texts(row.components));
    }
}
