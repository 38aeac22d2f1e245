package dev.cairn.assessment.publicpage;

import dev.cairn.assessment.assessment.ReadSummary;
import dev.cairn.kit.tenancy.SystemSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a key opens, each time in the database: what was turned off must not be shown from a memory.
 *
 * <p>Only the digest of what was sent is compared, whatever was sent, so an answer's time tells nothing of a key.
 */
@ApplicationScoped
class OpenPublicPage {

    private static final String BY_KEY = "select organisation_id, project_id from public_page where key_digest = $1";

    private final SystemSql system;
    private final ReadSummary summaries;

    OpenPublicPage(SystemSql system, ReadSummary summaries) {
        this.system = system;
        this.summaries = summaries;
    }

    /** The summary; null when the key opens none, for whichever reason. */
    Uni<@Nullable PublicSummary> with(PageKey key) {
        return system.query(BY_KEY, Tuple.of(Buffer.buffer(key.digest()))).chain(rows -> {
            var found = rows.iterator();
            if (!found.hasNext()) {
                return Uni.createFrom().nullItem();
            }
            var row = found.next();
            return summaries
                    .of(row.getUUID(0), row.getUUID(1))
                    .map(brief -> brief == null ? null : PublicSummary.of(brief));
        });
    }
}
