package dev.cairn.kit.audit;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit entries of organisations: added, read, and never anything else. */
@ApplicationScoped
public class AuditLog {

    private static final String ADD = """
            insert into audit_entry (id, organisation_id, at, actor_kind, actor_id, actor_name, action,
                target_kind, target_id, target_name, before, after, request_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";
    private static final String BEFORE = """
            select id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id, target_name, before, after,
                request_id
            from audit_entry where organisation_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3""";

    private final Tenancy tenancy;

    AuditLog(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Adds an entry in the Hibernate transaction that the caller is in. */
    Uni<Void> add(UUID organisation, AuditEntry entry) {
        return SessionSql.change(
                        ADD,
                        entry.id(),
                        organisation,
                        entry.at().atOffset(ZoneOffset.UTC),
                        entry.actor().kind(),
                        entry.actor().id(),
                        entry.actor().name(),
                        entry.action(),
                        entry.target().kind(),
                        entry.target().id(),
                        entry.target().name(),
                        entry.before(),
                        entry.after(),
                        entry.requestId())
                .replaceWithVoid();
    }

    /**
     * An organisation's entries, newest first.
     *
     * @param id only older ones; null for the newest
     */
    public Uni<List<AuditEntry>> before(UUID organisation, @Nullable UUID id, int most) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery(BEFORE)
                        .execute(Tuple.of(organisation, id, most))
                        .map(rows -> {
                            List<AuditEntry> entries = new ArrayList<>();
                            rows.forEach(row -> entries.add(entry(row)));
                            return entries;
                        }));
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                new AuditEntry.AuditActor(
                        row.getString("actor_kind"), row.getString("actor_id"), row.getString("actor_name")),
                row.getString("action"),
                new Target(row.getString("target_kind"), row.getUUID("target_id"), row.getString("target_name")),
                row.getString("before"),
                row.getString("after"),
                row.getString("request_id"));
    }
}
