package dev.cairn.notification.statuspage;

import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.component.ComponentWatcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The settings of status pages. Everything is done in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class PageRows implements ComponentWatcher {

    /** Where it is told that what pages show has changed: the slug and the revision. */
    static final String CHANNEL = "cairn_status_page";

    private static final String READ = """
            select p.enabled, coalesce(p.title, left(o.name, 100)), coalesce(p.zone, 'UTC'), p.support_url, p.changed_by,
                p.changed_at, coalesce(p.version, 0), o.slug
            from known_organisation o left join status_page p on p.organisation_id = o.organisation_id
            where o.organisation_id = $1""";
    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String WRITE = """
            insert into status_page
                (organisation_id, enabled, title, zone, support_url, changed_by, changed_at, version, revision)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 1)
            on conflict (organisation_id) do update set enabled = excluded.enabled, title = excluded.title,
                zone = excluded.zone, support_url = excluded.support_url, changed_by = excluded.changed_by,
                changed_at = excluded.changed_at, version = excluded.version""";
    private static final String TOUCH = """
            with touched as (
                update status_page set revision = revision + 1 where organisation_id = $1 returning revision)
            select 1 from (
                select pg_notify('cairn_status_page', o.slug || ' ' || t.revision)
                from touched t join known_organisation o on o.organisation_id = $1) as told""";

    private static final Logger LOG = Logger.getLogger(PageRows.class);

    /** A page with where it is. */
    record Found(PageSettings settings, String slug) {}

    private final Times times;
    private final String publicUrl;

    PageRows(Times times, @ConfigProperty(name = "cairn.public-url") String publicUrl) {
        this.times = times;
        this.publicUrl = publicUrl;
    }

    /** Where everybody sees the page of an organisation. */
    String url(String slug) {
        return publicUrl + "/status/" + slug;
    }

    Uni<Found> read(UUID organisation) {
        return SessionSql.first(READ, organisation).map(PageRows::found);
    }

    private static Found found(@Nullable Object @Nullable [] row) {
        Object[] known = Objects.requireNonNull(row, "the organisation is known to who is admitted");
        var settings = new PageSettings(
                Boolean.TRUE.equals(known[0]),
                String.valueOf(known[1]),
                ZoneId.of(String.valueOf(known[2])),
                (String) known[3],
                (String) known[4],
                known[5] == null ? null : ((OffsetDateTime) known[5]).toInstant(),
                ((Number) known[6]).longValue());
        return new Found(settings, String.valueOf(known[7]));
    }

    Uni<Found> change(UUID organisation, @Nullable String ifMatch, PageSettings wanted, String by) {
        Instant now = times.now();
        return SessionSql.rows(LOCK, "status page " + organisation)
                .chain(() -> read(organisation))
                .invoke(before -> ETags.demand(ifMatch, before.settings().version()))
                .chain(before -> SessionSql.change(
                                WRITE,
                                organisation,
                                wanted.enabled(),
                                wanted.title(),
                                wanted.zone().getId(),
                                wanted.support(),
                                by,
                                now.atOffset(ZoneOffset.UTC),
                                before.settings().version() + 1)
                        .chain(() -> changed(organisation))
                        .invoke(() -> LOG.infof(
                                "status page of %s %s by %s",
                                organisation, wanted.enabled() ? "shown" : "not shown", by)))
                .chain(() -> read(organisation));
    }

    /** What the page shows is something else once the transaction is committed. */
    @Override
    public Uni<Void> changed(UUID organisation) {
        return SessionSql.rows(TOUCH, organisation).replaceWithVoid();
    }
}
