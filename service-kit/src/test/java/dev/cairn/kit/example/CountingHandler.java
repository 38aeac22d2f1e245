package dev.cairn.kit.example;

import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.RunningJob;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

@ApplicationScoped
class CountingHandler implements JobHandler {

    private final Jobs jobs;
    private final Tenancy tenancy;
    private final Map<UUID, AtomicInteger> runs = new ConcurrentHashMap<>();
    private final Collection<UUID> discarded = new ConcurrentLinkedQueue<>();
    private final Collection<UUID> released = new ConcurrentLinkedQueue<>();

    CountingHandler(Jobs jobs, Tenancy tenancy) {
        this.jobs = jobs;
        this.tenancy = tenancy;
    }

    int runs(UUID job) {
        return runs.getOrDefault(job, new AtomicInteger()).get();
    }

    Collection<UUID> discarded() {
        return discarded;
    }

    /** Lets a job fail that holds on. */
    void release(UUID job) {
        released.add(job);
    }

    @Override
    public String kind() {
        return "count";
    }

    @Override
    public int concurrency() {
        return 4;
    }

    @Override
    public int attempts() {
        return 3;
    }

    @Override
    public Duration pause(int attempt) {
        return Duration.ofMillis(10);
    }

    @Override
    public Uni<Void> run(RunningJob job) {
        int run =
                runs.computeIfAbsent(job.job().id(), id -> new AtomicInteger()).incrementAndGet();
        return switch (job.job().payload().getString("behave")) {
            case "well" ->
                job.report(new JsonObject().put("done", 1))
                        .chain(() -> tenancy.write(
                                job.job().organisationId(),
                                () -> jobs.succeed(job, new JsonObject().put("runs", run))));
            case "refuse" -> Uni.createFrom().failure(new Problem(CommonProblem.UNPROCESSABLE, "never"));
            case "wait" -> until(job::shouldStop);
            case "hold" -> until(() -> released.contains(job.job().id()));
            default -> Uni.createFrom().failure(new IllegalStateException("broken " + run));
        };
    }

    private static Uni<Void> until(BooleanSupplier end) {
        return Uni.createFrom()
                .item(1)
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(20))
                .repeat()
                .whilst(tick -> !end.getAsBoolean())
                .collect()
                .last()
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("stopped")));
    }

    @Override
    public Uni<Void> discard(SqlConnection transaction, Job job) {
        discarded.add(job.id());
        return Uni.createFrom().voidItem();
    }
}
