package dev.cairn.assessment.assessment;

import dev.cairn.assessment.job.JobPayload;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.NewJob;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Queues assessments. However many ask for one of a project, one waits; and beside it a timer, for the next instant at
 * which time alone changes something.
 */
@ApplicationScoped
public class AssessJobs {

    /** Kind of these jobs. */
    static final String KIND = "assess";

    private static final Duration SETTLED = Duration.ofMillis(500);

    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    AssessJobs(Jobs jobs, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Queues an assessment that is kept in any case, in the caller's Hibernate transaction; answers the job's id. */
    public Uni<UUID> queue(KnownProject project) {
        return jobs.add(job(project, "now " + project.id(), clock.instant(), true));
    }

    /**
     * Queues one that waits a moment for more of what asks for it: changes of one project in quick succession share it. As
     * {@link #queue}, which does not wait, also for one that was queued here.
     */
    public Uni<UUID> queueSoon(KnownProject project) {
        return jobs.add(job(project, "now " + project.id(), clock.instant().plus(SETTLED), true));
    }

    /** Sets when to look again, in the caller's Hibernate transaction. */
    Uni<Void> setTimer(KnownProject project, @Nullable Instant due) {
        return due == null ? Uni.createFrom().voidItem() : jobs.set(job(project, "timer " + project.id(), due, false));
    }

    private NewJob job(KnownProject project, String dedupKey, Instant due, boolean always) {
        return new NewJob(
                ids.next(),
                project.organisationId(),
                KIND,
                project.id(),
                dedupKey,
                due,
                JobPayload.of(project).put(AssessHandler.ALWAYS, always));
    }
}
