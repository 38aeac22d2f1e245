package dev.cairn.assessment.ownroadmap;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.NewJob;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Queues the going over of an organisation's projects. However many changes ask for it, one waits; one that runs already is
 * not counted, since it may have passed the projects that the change is about.
 */
@ApplicationScoped
public class ReassessJobs {

    /** Kind of these jobs. */
    public static final String KIND = "reassess";

    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    ReassessJobs(Jobs jobs, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Queues it, in the Hibernate transaction that the caller is in; answers the job's id. */
    public Uni<UUID> queue(UUID organisation) {
        return jobs.add(
                new NewJob(ids.next(), organisation, KIND, null, "all projects", clock.instant(), new JsonObject()));
    }
}
