package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.schedule.domain.Span;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.jboss.logging.Logger;

/** What operators see of the time in the next fourteen days in which nobody is on call. */
@ApplicationScoped
class CoverageMeters {

    private static final Duration AHEAD = Duration.ofDays(14);
    private static final Logger LOG = Logger.getLogger(CoverageMeters.class);

    private final MeterRegistry registry;
    private final SystemSql system;
    private final Plans plans;
    private final Times times;
    private volatile long withGaps;
    private volatile long uncovered;

    CoverageMeters(MeterRegistry registry, SystemSql system, Plans plans, Times times) {
        this.registry = registry;
        this.system = system;
        this.plans = plans;
        this.times = times;
    }

    void register(@Observes StartupEvent start) {
        Gauge.builder("cairn.oncall.schedules.with.gaps", this, meters -> meters.withGaps)
                .description("Schedules with a time in the next 14 days in which nobody is on call")
                .register(registry);
        Gauge.builder("cairn.oncall.uncovered", this, meters -> meters.uncovered)
                .description("Time in the next 14 days in which nobody is on call, of all schedules together")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(every = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return system.query("select id, organisation_id from schedule", Tuple.tuple())
                .chain(rows -> {
                    var all = new ArrayList<Row>();
                    rows.forEach(all::add);
                    var count = new Count(times.now());
                    Uni<Void> steps = Uni.createFrom().voidItem();
                    for (Row row : all) {
                        steps = steps.chain(() -> add(row, count));
                    }
                    return steps.invoke(() -> {
                        withGaps = count.schedules;
                        uncovered = count.seconds;
                    });
                })
                .onFailure()
                .invoke(failure -> LOG.warn("the coverage of schedules could not be counted", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> add(Row row, Count count) {
        Instant end = count.now.plus(AHEAD);
        return plans.ask(
                        row.getUUID(1),
                        row.getUUID(0),
                        count.now,
                        end,
                        read -> read.plan().gaps(count.now, end).stream()
                                .map(Span::length)
                                .reduce(Duration.ZERO, Duration::plus))
                .invoke(count::add)
                .replaceWithVoid()
                // deleted since it was listed
                .onFailure(Problem.class)
                .recoverWithNull();
    }

    private static final class Count {
        private final Instant now;
        private long schedules;
        private long seconds;

        Count(Instant now) {
            this.now = now;
        }

        void add(Duration gaps) {
            schedules += gaps.isZero() ? 0 : 1;
            seconds += gaps.toSeconds();
        }
    }
}
