package dev.cairn.notification.news;

import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** What people chose, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class NewsChoices {

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String FIND =
            "select acknowledged, resolved, version from news_choice where organisation_id = $1 and person = $2";
    private static final String KEEP = """
            insert into news_choice (organisation_id, person, acknowledged, resolved, version) values ($1, $2, $3, $4, $5)
            on conflict (organisation_id, person) do update
            set acknowledged = excluded.acknowledged, resolved = excluded.resolved, version = excluded.version""";

    /** @param version 0 for who never chose */
    record Kept(NewsChoice choice, long version) {}

    /** Holds up other changes of a person's choice until the transaction ends. */
    Uni<Void> lock(UUID organisation, String person) {
        return SessionSql.rows(LOCK, "news " + organisation + " " + person).replaceWithVoid();
    }

    Uni<Kept> of(UUID organisation, String person) {
        return SessionSql.first(FIND, organisation, person)
                .map(row -> row == null
                        ? new Kept(NewsChoice.USUAL, 0)
                        : new Kept(
                                new NewsChoice((Boolean) row[0], (Boolean) row[1]),
                                ((Number) Objects.requireNonNull(row[2])).longValue()));
    }

    Uni<Void> keep(UUID organisation, String person, Kept kept) {
        return SessionSql.change(
                        KEEP,
                        organisation,
                        person,
                        kept.choice().acknowledged(),
                        kept.choice().resolved(),
                        kept.version())
                .replaceWithVoid();
    }
}
