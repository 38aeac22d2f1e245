package dev.cairn.assessment.source;

import dev.cairn.assessment.source.Source.Checked;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of connected repositories, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class Sources {

    private static final String FIND = """
            select project_id, organisation_id, url, branch, every_hours, connected_by, connected_by_name, connected_at,
                credential, credential_key, credential_set_by, credential_set_by_name, credential_set_at,
                webhook_secret, webhook_key, webhook_set_by, webhook_set_by_name, webhook_set_at,
                wanted, checked_at, scanned_at, commit_id, commit_branch, evidence_id, failures, failing_since,
                problem_code, problem_detail, version
            from source where project_id = $1""";
    private static final String ADD = """
            insert into source (project_id, organisation_id, url, branch, every_hours, connected_by, connected_by_name,
                connected_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 1) on conflict do nothing""";
    private static final String KEEP = """
            update source set url = $2, branch = $3, every_hours = $4,
                credential = $5, credential_key = $6, credential_set_by = $7, credential_set_by_name = $8,
                credential_set_at = $9, webhook_secret = $10, webhook_key = $11, webhook_set_by = $12,
                webhook_set_by_name = $13, webhook_set_at = $14, wanted = $15, checked_at = $16, scanned_at = $17,
                commit_id = $18, commit_branch = $19, evidence_id = $20, failures = $21, failing_since = $22,
                problem_code = $23, problem_detail = $24, version = $25
            where project_id = $1""";
    private static final String HEAR = """
            insert into source_delivery (project_id, delivery, organisation_id, received_at) values ($1, $2, $3, $4)
            on conflict do nothing""";

    Sources() {}

    /** The repository of a project; a not-found problem when none is connected. */
    Uni<Source> get(UUID project) {
        return find(project).onItem().ifNull().failWith(Problem::notFound);
    }

    /** The repository of a project; null when none is connected. */
    Uni<@Nullable Source> find(UUID project) {
        return SessionSql.first(FIND, project).map(row -> row == null ? null : read(row));
    }

    /** The same, held until the transaction ends. */
    Uni<@Nullable Source> hold(UUID project) {
        return SessionSql.first(FIND + " for update", project).map(row -> row == null ? null : read(row));
    }

    /** Adds one without secrets; answers false where one is there. */
    Uni<Boolean> add(Source source) {
        return SessionSql.change(
                        ADD,
                        source.project(),
                        source.organisation(),
                        source.url(),
                        source.branch(),
                        source.everyHours(),
                        source.connected().by(),
                        source.connected().name(),
                        at(source.connected().at()))
                .map(rows -> rows == 1);
    }

    /** Keeps all of one that is held. */
    Uni<Void> keep(Source source) {
        Sealed credential = source.credential();
        Sealed webhook = source.webhook();
        Checked checked = source.checked();
        return SessionSql.change(
                        KEEP,
                        source.project(),
                        source.url(),
                        source.branch(),
                        source.everyHours(),
                        credential == null ? null : Buffer.buffer(credential.bytes()),
                        credential == null ? null : credential.key(),
                        credential == null ? null : credential.set().by(),
                        credential == null ? null : credential.set().name(),
                        credential == null ? null : at(credential.set().at()),
                        webhook == null ? null : Buffer.buffer(webhook.bytes()),
                        webhook == null ? null : webhook.key(),
                        webhook == null ? null : webhook.set().by(),
                        webhook == null ? null : webhook.set().name(),
                        webhook == null ? null : at(webhook.set().at()),
                        source.wanted(),
                        at(checked.at()),
                        at(checked.scannedAt()),
                        checked.commit(),
                        checked.branch(),
                        checked.evidence(),
                        checked.failures(),
                        at(checked.failingSince()),
                        checked.problemCode(),
                        checked.problemDetail(),
                        source.version())
                .replaceWithVoid();
    }

    /** Has the next reading scan also a commit that was scanned before; does nothing where none is connected. */
    public Uni<Void> want(UUID project) {
        return SessionSql.change("update source set wanted = true where project_id = $1", project)
                .replaceWithVoid();
    }

    /** Removes the repository of a project with all that is kept of it; answers whether there was one. */
    public Uni<Boolean> remove(UUID project) {
        return SessionSql.change("delete from source where project_id = $1", project)
                .map(rows -> rows == 1);
    }

    /** Notes a webhook's delivery; answers false where it was heard before. Those of before an instant are forgotten. */
    Uni<Boolean> hear(Source source, String delivery, Instant now, Instant forgotten) {
        return SessionSql.change(
                        "delete from source_delivery where project_id = $1 and received_at < $2",
                        source.project(),
                        at(forgotten))
                .chain(() -> SessionSql.change(HEAR, source.project(), delivery, source.organisation(), at(now)))
                .map(rows -> rows == 1);
    }

    private static Source read(@Nullable Object[] row) {
        return new Source(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                ((Number) row[4]).intValue(),
                new SetBy((String) row[5], (String) row[6], ((OffsetDateTime) row[7]).toInstant()),
                sealed(row, 8),
                sealed(row, 13),
                (Boolean) row[18],
                new Checked(
                        instant(row[19]),
                        instant(row[20]),
                        (String) row[21],
                        (String) row[22],
                        (UUID) row[23],
                        ((Number) row[24]).intValue(),
                        instant(row[25]),
                        (String) row[26],
                        (String) row[27]),
                ((Number) row[28]).longValue());
    }

    private static @Nullable Sealed sealed(@Nullable Object[] row, int at) {
        return row[at] == null
                ? null
                : new Sealed(
                        ((Buffer) row[at]).getBytes(),
                        (String) row[at + 1],
                        new SetBy(
                                (String) row[at + 2],
                                (String) row[at + 3],
                                ((OffsetDateTime) row[at + 4]).toInstant()));
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        return time == null ? null : ((OffsetDateTime) time).toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
