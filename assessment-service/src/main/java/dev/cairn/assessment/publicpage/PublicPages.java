package dev.cairn.assessment.publicpage;

import dev.cairn.kit.crypto.Sealer;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of public pages, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class PublicPages {

    private static final String FIND = "select key_sealed, since, version from public_page where project_id = $1";
    private static final String KEEP = """
            insert into public_page (project_id, organisation_id, key_digest, key_sealed, since, version)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (project_id) do update set key_digest = excluded.key_digest, key_sealed = excluded.key_sealed,
                since = excluded.since, version = excluded.version""";

    private final Sealer sealer;

    PublicPages(Sealer sealer) {
        this.sealer = sealer;
    }

    Uni<PublicPage> find(UUID project) {
        return SessionSql.first(FIND, project).map(row -> row == null ? PublicPage.NEVER_ON : read(project, row));
    }

    Uni<Void> keep(KnownProject project, PublicPage page) {
        PageKey key = page.key();
        Instant since = page.since();
        return SessionSql.change(
                        KEEP,
                        project.id(),
                        project.organisationId(),
                        key == null ? null : Buffer.buffer(key.digest()),
                        key == null ? null : Buffer.buffer(sealed(project.id(), key)),
                        since == null ? null : since.atOffset(ZoneOffset.UTC),
                        page.version())
                .replaceWithVoid();
    }

    private PublicPage read(UUID project, @Nullable Object[] row) {
        long version = ((Number) row[2]).longValue();
        return row[0] == null
                ? new PublicPage(null, null, version)
                : new PublicPage(opened(project, (Buffer) row[0]), ((OffsetDateTime) row[1]).toInstant(), version);
    }

    private byte[] sealed(UUID project, PageKey key) {
        return sealer.seal(key.text().getBytes(StandardCharsets.UTF_8), purpose(project));
    }

    /** A key that was sealed with another secret of the suite still opens the page; its link can only not be shown any more. */
    private PageKey opened(UUID project, Buffer sealed) {
        byte[] text = sealer.open(sealed.getBytes(), purpose(project));
        return text == null ? PageKey.LOST : new PageKey(new String(text, StandardCharsets.UTF_8));
    }

    private static String purpose(UUID project) {
        return "public page " + project;
    }
}
