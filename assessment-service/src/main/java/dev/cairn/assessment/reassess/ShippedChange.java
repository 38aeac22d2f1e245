package dev.cairn.assessment.reassess;

import dev.cairn.assessment.ownroadmap.ReassessJobs;
import dev.cairn.assessment.ownroadmap.ShippedRoadmap;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Has every organisation gone over once a program with a higher version of the shipped roadmap runs. Only a higher version
 * counts, so the old and the new program of a rolling update do not undo each other's work.
 */
@ApplicationScoped
class ShippedChange {

    private static final Logger LOG = Logger.getLogger(ShippedChange.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 200;
    private static final String NOT_TOLD = """
            select organisation_id from known_organisation o
            where not deleted and organisation_id > $1 and not exists (
                select 1 from told_roadmap t
                where t.organisation_id = o.organisation_id and t.roadmap = $2 and t.number >= $3)
            order by organisation_id limit $4""";
    private static final String TOLD = """
            insert into told_roadmap (organisation_id, roadmap, number, told_at) values ($1, $2, $3, $4)
            on conflict (organisation_id, roadmap) do update set number = excluded.number, told_at = excluded.told_at
            where told_roadmap.number < excluded.number""";

    private final ShippedRoadmap shipped;
    private final ReassessJobs reassessJobs;
    private final SystemSql system;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Clock clock;
    private volatile boolean told;

    ShippedChange(
            ShippedRoadmap shipped,
            ReassessJobs reassessJobs,
            SystemSql system,
            Tenancy tenancy,
            Contexts contexts,
            Clock clock) {
        this.shipped = shipped;
        this.reassessJobs = reassessJobs;
        this.system = system;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.clock = clock;
    }

    @Scheduled(
            every = "1m",
            delayed = "${cairn.roadmap.shipped-delay:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return told
                ? Uni.createFrom().voidItem()
                : tell().onFailure()
                        .invoke(failure ->
                                LOG.warnf("the shipped roadmap's change was not told: %s", failure.getMessage()))
                        .onFailure()
                        .recoverWithNull();
    }

    /** Queues the going over of every organisation that was not told of this version; begun anew it goes on. */
    Uni<Void> tell() {
        var last = new UUID[] {FIRST};
        return Multi.createBy()
                .repeating()
                .uni(() -> page(last[0]).invoke(page -> last[0] = page.isEmpty() ? last[0] : page.get(page.size() - 1)))
                .whilst(page -> page.size() == PAGE)
                .collect()
                .last()
                .invoke(() -> told = true)
                .replaceWithVoid();
    }

    private Uni<List<UUID>> page(UUID after) {
        return system.query(
                        NOT_TOLD,
                        Tuple.of(
                                after, shipped.roadmap().id(), shipped.roadmap().version(), PAGE))
                .map(rows -> {
                    List<UUID> page = new ArrayList<>();
                    rows.forEach(row -> page.add(row.getUUID(0)));
                    return page;
                })
                .call(page -> Multi.createFrom()
                        .iterable(page)
                        .onItem()
                        .transformToUniAndConcatenate(this::tellOne)
                        .collect()
                        .last());
    }

    private Uni<Void> tellOne(UUID organisation) {
        LOG.infof(
                "organisation %s: %s is now at version %d",
                organisation, shipped.roadmap().id(), shipped.roadmap().version());
        return contexts.fresh(() -> tenancy.write(
                organisation,
                () -> SessionSql.change(
                                TOLD,
                                organisation,
                                shipped.roadmap().id(),
                                shipped.roadmap().version(),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .chain(rows -> rows == 0
                                ? Uni.createFrom().voidItem()
                                : reassessJobs.queue(organisation).replaceWithVoid())));
    }
}
