package dev.cairn.notification.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.person.domain.Rules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notification rules as they are stored, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class RuleBook {

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String FIND = """
            select person, body, version, time_zone from notification_rules
            where organisation_id = $1 and person = any($2)""";
    private static final String KEEP = """
            insert into notification_rules (organisation_id, person, body, version, time_zone) values ($1, $2, $3, $4, $5)
            on conflict (organisation_id, person) do update set body = excluded.body, version = excluded.version,
                time_zone = excluded.time_zone""";

    /**
     * A person's rules.
     *
     * @param timeZone where their night is; null for where a schedule says that they live
     * @param version 0 for who never made any
     */
    record Kept(Rules rules, @Nullable String timeZone, long version) {
        static final Kept NEVER = new Kept(Rules.NONE, null, 0);
    }

    private final ObjectMapper json;

    RuleBook(ObjectMapper json) {
        this.json = json;
    }

    /** Holds up other changes of a person's rules until the transaction ends. */
    Uni<Void> lock(UUID organisation, String person) {
        return SessionSql.rows(LOCK, "rules " + organisation + " " + person).replaceWithVoid();
    }

    /** By person; who never made any is missing. */
    Uni<Map<String, Kept>> of(UUID organisation, Collection<String> people) {
        return SessionSql.rows(FIND, organisation, people.toArray(String[]::new))
                .map(rows -> {
                    Map<String, Kept> kept = new TreeMap<>();
                    rows.forEach(row -> kept.put((String) Objects.requireNonNull(row[0]), read(row)));
                    return kept;
                });
    }

    Uni<Kept> of(UUID organisation, String person) {
        return of(organisation, List.of(person)).map(kept -> kept.getOrDefault(person, Kept.NEVER));
    }

    private Kept read(@Nullable Object[] row) {
        try {
            return new Kept(
                    json.readValue((String) row[1], Rules.class),
                    (String) row[3],
                    ((Number) Objects.requireNonNull(row[2])).longValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept rules cannot be read", e);
        }
    }

    Uni<Void> keep(UUID organisation, String person, Kept kept) {
        try {
            return SessionSql.change(
                            KEEP,
                            organisation,
                            person,
                            json.writeValueAsString(kept.rules()),
                            kept.version(),
                            kept.timeZone())
                    .replaceWithVoid();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a method that is gone out of its owner's rules. */
    Uni<Void> forget(UUID organisation, String person, UUID method) {
        return lock(organisation, person).chain(() -> of(organisation, person)).chain(kept -> {
            Rules left = kept.rules().without(method);
            return left.equals(kept.rules())
                    ? Uni.createFrom().voidItem()
                    : keep(organisation, person, new Kept(left, kept.timeZone(), kept.version() + 1));
        });
    }
}
