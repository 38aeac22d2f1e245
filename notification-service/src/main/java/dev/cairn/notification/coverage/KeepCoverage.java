package dev.cairn.notification.coverage;

import dev.cairn.events.EventType;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.policy.FrozenPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Keeps what was measured, and tells of what is news or was not told for long. In the Hibernate transaction that the caller is in. */
@ApplicationScoped
class KeepCoverage {

    /** The next look comes before what was told is as old as it may be, and not for all organisations at once. */
    private static final double SOONEST = 0.8;

    private static final double LATEST = 0.95;

    private static final String LOCK =
            "select 1 from coverage_look where organisation_id = $1 and generation = $2 for update";
    private static final String READ = """
            select policy_id, body, version, told_at < now() - make_interval(secs => $2) from coverage
            where organisation_id = $1""";
    private static final String WRITE = """
            insert into coverage (policy_id, organisation_id, body, measured_at, told_at, version)
            select $1, $2, $3, $4, now(), 1 where exists (select 1 from escalation_policy where id = $1)
            on conflict (policy_id) do update set body = excluded.body, measured_at = excluded.measured_at,
                told_at = case when $5 then excluded.told_at else coverage.told_at end,
                version = coverage.version + case when $5 then 1 else 0 end
            returning version""";
    private static final String LOOKED = """
            update coverage_look set measured_at = $2, people = $3, unreachable = $4,
                due_at = now() + make_interval(secs => $5)
            where organisation_id = $1""";

    private final Outbox outbox;
    private final WarnUnreachable warn;
    private final CoverageMeters meters;
    private final CoverageConfig config;
    private final Json json;

    KeepCoverage(Outbox outbox, WarnUnreachable warn, CoverageMeters meters, CoverageConfig config, Json json) {
        this.outbox = outbox;
        this.warn = warn;
        this.meters = meters;
        this.config = config;
        this.json = json;
    }

    /** What was told of a policy before. */
    private record Before(Measured measured, boolean isOld) {}

    /** @param generation of the measurement; nothing is kept when a later one has begun meanwhile */
    Uni<Void> keep(UUID organisation, long generation, Instant at, MeasureCoverage.All all) {
        return SessionSql.first(LOCK, organisation, generation)
                .chain(latest -> latest == null ? Uni.createFrom().voidItem() : keep(organisation, at, all));
    }

    private Uni<Void> keep(UUID organisation, Instant at, MeasureCoverage.All all) {
        return before(organisation).chain(before -> {
            Uni<Void> steps = Uni.createFrom().voidItem();
            for (var one : all.policies().entrySet()) {
                var known = before.get(one.getKey().ref().id());
                boolean told = known == null || known.isOld() || one.getValue().isNews(known.measured());
                steps = steps.chain(() -> keep(organisation, at, one.getKey(), one.getValue(), told));
            }
            return steps.chain(() -> looked(organisation, at, all)).chain(() -> warn.warn(organisation, at, all));
        });
    }

    private Uni<Map<UUID, Before>> before(UUID organisation) {
        double old = config.every().toSeconds() * (SOONEST - 0.1);
        return SessionSql.rows(READ, organisation, old).map(rows -> {
            var before = new HashMap<UUID, Before>();
            rows.forEach(row -> before.put(
                    (UUID) row[0],
                    new Before(
                            json.read((String) Objects.requireNonNull(row[1]), Measured.class),
                            Boolean.TRUE.equals(row[3]))));
            return before;
        });
    }

    private Uni<Void> keep(UUID organisation, Instant at, FrozenPolicy policy, Measured measured, boolean told) {
        var ref = policy.ref();
        return SessionSql.first(WRITE, ref.id(), organisation, json.write(measured), at.atOffset(ZoneOffset.UTC), told)
                .chain(row -> row == null || !told
                        ? Uni.createFrom().voidItem()
                        : outbox.add(
                                        EventType.COVERAGE_MEASURED,
                                        measured.state(organisation, ref.id(), ref.name(), at, version(row)))
                                .invoke(meters::told));
    }

    private static long version(@Nullable Object[] row) {
        return ((Number) Objects.requireNonNull(row[0])).longValue();
    }

    private Uni<Void> looked(UUID organisation, Instant at, MeasureCoverage.All all) {
        double share = ThreadLocalRandom.current().nextDouble(SOONEST, LATEST);
        return SessionSql.change(
                        LOOKED,
                        organisation,
                        at.atOffset(ZoneOffset.UTC),
                        json.write(new ArrayList<>(Measured.people(all.unreachable()))),
                        all.unreachable().size(),
                        config.every().toSeconds() * share)
                .invoke(meters::measured)
                .replaceWithVoid();
    }
}
