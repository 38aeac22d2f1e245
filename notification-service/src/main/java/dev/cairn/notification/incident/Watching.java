package dev.cairn.notification.incident;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who wants to be told what happens in incidents, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Watching {

    private static final String BEGIN = """
            insert into incident_watch (incident_id, person, organisation_id) values ($1, $2, $3)
            on conflict do nothing""";
    private static final String END = "delete from incident_watch where incident_id = $1 and person = $2";
    private static final String SHOW = "select count(*) filter (where person = $3), count(*) from incident_watch"
            + " where organisation_id = $1 and incident_id = $2";

    /** @param watching whether the caller is told */
    @Schema(name = "IncidentWatch", examples = "{\"watching\": true, \"watchers\": 3}")
    record View(
            boolean watching,
            @Schema(description = "How many are told") int watchers) {}

    /** Who declares an incident hears of it; a token does not. */
    Uni<Void> begin(IncidentRow row, Actor by) {
        return by.kind().equals("person")
                ? begin(row, String.valueOf(by.id()))
                : Uni.createFrom().voidItem();
    }

    Uni<Void> begin(IncidentRow row, String person) {
        return SessionSql.change(BEGIN, row.id, person, row.organisationId).replaceWithVoid();
    }

    Uni<Void> end(IncidentRow row, String person) {
        return SessionSql.change(END, row.id, person).replaceWithVoid();
    }

    Uni<View> show(UUID organisation, UUID incident, @Nullable String person) {
        return SessionSql.rows(SHOW, organisation, incident, person)
                .map(rows -> new View(((Number) rows.get(0)[0]).intValue() > 0, ((Number) rows.get(0)[1]).intValue()));
    }
}
