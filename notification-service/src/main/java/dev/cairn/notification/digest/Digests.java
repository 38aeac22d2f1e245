package dev.cairn.notification.digest;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.digest.domain.Every;
import dev.cairn.notification.digest.domain.Rhythm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people chose of their digests, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Digests {

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String COLUMNS = """
            select d.every, d.weekday, d.at_time, d.time_zone, d.version, d.due_at, d.told_to, now()
            from (select $1::uuid as organisation_id, $2::text as person) as asked""";
    private static final String FIND = COLUMNS + " left join digest d using (organisation_id, person)";
    private static final String DUE = COLUMNS
            + " join digest d using (organisation_id, person) where d.due_at <= now() for update of d skip locked";
    private static final String KEEP = """
            insert into digest (organisation_id, person, every, weekday, at_time, time_zone, version, due_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (organisation_id, person) do update set every = excluded.every, weekday = excluded.weekday,
                at_time = excluded.at_time, time_zone = excluded.time_zone, version = excluded.version,
                due_at = excluded.due_at""";
    private static final String TOLD =
            "update digest set told_to = $3, due_at = $4 where organisation_id = $1 and person = $2";
    private static final String PUT_OFF = """
            update digest set due_at = now() + interval '5 minutes' where organisation_id = $1 and person = $2
                and due_at <= now()""";

    /**
     * A digest as it is stored.
     *
     * @param version 0 for who never chose
     * @param dueAt null while it is off
     * @param toldTo how far the last one told; null before the first
     * @param now by the database's clock
     */
    record Kept(
            Rhythm rhythm,
            long version,
            @Nullable Instant dueAt,
            @Nullable Instant toldTo,
            Instant now) {}

    /** Holds up other changes of a person's digest until the transaction ends. */
    Uni<Void> lock(UUID organisation, String person) {
        return SessionSql.rows(LOCK, "digest " + organisation + " " + person).replaceWithVoid();
    }

    Uni<Kept> of(UUID organisation, String person) {
        return SessionSql.first(FIND, organisation, person).map(row -> read(Objects.requireNonNull(row)));
    }

    /** The digest, locked; null when it is not due any more, or somebody else is at it. */
    Uni<@Nullable Kept> due(UUID organisation, String person) {
        return SessionSql.first(DUE, organisation, person).map(row -> row == null ? null : read(row));
    }

    Uni<Void> keep(UUID organisation, String person, Kept kept) {
        return SessionSql.change(
                        KEEP,
                        organisation,
                        person,
                        kept.rhythm().every().word(),
                        kept.rhythm().weekday().getValue(),
                        kept.rhythm().at(),
                        kept.rhythm().zone().getId(),
                        kept.version(),
                        at(kept.dueAt()))
                .replaceWithVoid();
    }

    Uni<Void> told(UUID organisation, String person, Instant to, @Nullable Instant next) {
        return SessionSql.change(TOLD, organisation, person, at(to), at(next)).replaceWithVoid();
    }

    /** One that fails must not be the first of all for ever. */
    Uni<Void> putOff(UUID organisation, String person) {
        return SessionSql.change(PUT_OFF, organisation, person).replaceWithVoid();
    }

    private static Kept read(@Nullable Object[] row) {
        Instant now = Objects.requireNonNull(instant(row[7]));
        if (row[0] == null) {
            return new Kept(Rhythm.NEVER, 0, null, null, now);
        }
        var rhythm = new Rhythm(
                Every.ofWord((String) row[0]).orElseThrow(),
                DayOfWeek.of(((Number) Objects.requireNonNull(row[1])).intValue()),
                (LocalTime) Objects.requireNonNull(row[2]),
                ZoneId.of((String) Objects.requireNonNull(row[3])));
        return new Kept(
                rhythm, ((Number) Objects.requireNonNull(row[4])).longValue(), instant(row[5]), instant(row[6]), now);
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : ((OffsetDateTime) value).toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
