package dev.cairn.assessment.erasure;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.NewJob;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Queues erasures. */
@ApplicationScoped
public class ErasureJobs {

    /** Kind of these jobs. */
    static final String KIND = "erasure";

    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    ErasureJobs(Jobs jobs, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Queues the erasure of a deleted project, in the Hibernate transaction that the caller is in. */
    public Uni<Void> queue(UUID organisation, UUID project) {
        return queue(organisation, project, Duration.ZERO);
    }

    Uni<Void> queue(UUID organisation, UUID project, Duration pause) {
        return jobs.add(new NewJob(
                        ids.next(),
                        organisation,
                        KIND,
                        project,
                        "erase " + project,
                        clock.instant().plus(pause),
                        new JsonObject()))
                .replaceWithVoid();
    }
}
