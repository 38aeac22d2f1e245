package dev.cairn.notification.statuspage;

import dev.cairn.kit.cache.Cache;
import dev.cairn.kit.cache.Caches;
import dev.cairn.kit.cache.Entry;
import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Notifications;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What everybody is shown, by the slug. Kept for a few seconds, so that visitors do not ask the database; forgotten when a change
 * is committed, by whichever replica.
 */
@ApplicationScoped
class OpenPage {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String FIND = """
            select o.organisation_id, p.enabled, p.revision
            from known_organisation o join status_page p on p.organisation_id = o.organisation_id
            where o.slug = $1 and not o.deleted order by p.enabled desc, o.organisation_id desc limit 1""";
    private static final int TAG_LENGTH = 32;

    /** A page that is on. */
    record Found(UUID organisation, long revision) {}

    private final SystemSql system;
    private final Tenancy tenancy;
    private final ReadStatus readStatus;
    private final StatusForms forms;
    private final Notifications notifications;
    private final Cache cache;

    OpenPage(
            SystemSql system,
            Tenancy tenancy,
            ReadStatus readStatus,
            StatusForms forms,
            Notifications notifications,
            Caches caches,
            StatusPageConfig config) {
        this.system = system;
        this.tenancy = tenancy;
        this.readStatus = readStatus;
        this.forms = forms;
        this.notifications = notifications;
        this.cache = caches.open("status-page-v1", config.kept());
    }

    void listen(@Observes StartupEvent start) {
        notifications.listen(PageRows.CHANNEL, this::forget);
    }

    private void forget(String payload) {
        String[] parts = payload.split(" ");
        for (StatusForm form : StatusForm.values()) {
            cache.invalidate(Cache.key(parts[0], form), Long.parseLong(parts[1]))
                    .subscribe()
                    .with(done -> {});
        }
    }

    /** The page in one of its forms; with an empty body when there is none, or it is off. */
    Uni<Entry> read(String slug, StatusForm form) {
        return read(
                Cache.key(slug, form),
                slug,
                found -> tenancy.write(found.organisation(), () -> readStatus.now(found.organisation()))
                        .map(status -> forms.write(status, form)));
    }

    /** The page of a month. */
    Uni<Entry> month(String slug, YearMonth month) {
        return read(
                Cache.key(slug, month),
                slug,
                found -> tenancy.write(found.organisation(), () -> readStatus.month(found.organisation(), month))
                        .map(forms::month));
    }

    private interface Render {
        Uni<@Nullable String> of(Found found);
    }

    private Uni<Entry> read(String key, String slug, Render render) {
        if (!SLUG.matcher(slug).matches()) {
            return Uni.createFrom().item(ABSENT);
        }
        return cache.get(
                        key,
                        () -> find(slug)
                                .chain(found -> found == null
                                        ? Uni.createFrom().item(ABSENT)
                                        : render.of(found).map(text -> text == null ? ABSENT : entry(found, text))))
                .map(Objects::requireNonNull);
    }

    private static final Entry ABSENT = new Entry(0, "absent", Buffer.buffer());

    private static Entry entry(Found found, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Entry(found.revision(), '"' + digest(bytes) + '"', Buffer.buffer(bytes));
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page with this slug that is on; null when there is none. Asks the database each time. */
    Uni<@Nullable Found> find(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            return Uni.createFrom().nullItem();
        }
        return system.query(FIND, Tuple.of(slug)).map(rows -> {
            var all = rows.iterator();
            if (!all.hasNext()) {
                return null;
            }
            var row = all.next();
            return row.getBoolean(1) ? new Found(row.getUUID(0), row.getLong(2)) : null;
        });
    }
}
