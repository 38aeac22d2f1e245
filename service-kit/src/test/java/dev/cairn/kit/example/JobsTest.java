package dev.cairn.kit.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.JobState;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.NewJob;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.vertx.Contexts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = ServersResource.class,
        initArgs = @ResourceArg(name = "service", value = "kit"),
        restrictToAnnotatedClass = false)
class JobsTest {

    private static final UUID ORG = UUID.nameUUIDFromBytes(new byte[] {1});
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Jobs jobs;

    @Inject
    Tenancy tenancy;

    @Inject
    Contexts contexts;

    @Inject
    CountingHandler handler;

    @Inject
    Clock clock;

    private UUID add(String behave, @Nullable String dedupKey, Instant dueAt) {
        var job = new NewJob(
                UUID.randomUUID(), ORG, "count", null, dedupKey, dueAt, new JsonObject().put("behave", behave));
        return contexts.fresh(() -> tenancy.write(ORG, () -> jobs.add(job)))
                .await()
                .atMost(SOON);
    }

    private Job find(UUID id) {
        return jobs.find(ORG, id).await().atMost(SOON);
    }

    private Job ended(UUID id) {
        return await().atMost(SOON).until(() -> find(id), job -> job.state().isFinal());
    }

    @Test
    void eachJobIsDoneOnce() {
        var ids = new HashSet<UUID>();
        for (int i = 0; i < 30; i++) {
            ids.add(add("well", null, clock.instant()));
        }
        for (UUID id : ids) {
            assertThat(ended(id).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(handler.runs(id)).isOne();
        }
    }

    @Test
    void aBrokenJobIsTriedAgainAndKeptAsDeadAndCanBeQueuedAgain() {
        UUID id = add("break", null, clock.instant());

        Job dead = ended(id);

        assertThat(dead.state()).isEqualTo(JobState.DEAD);
        assertThat(handler.runs(id)).isEqualTo(3);
        assertThat(handler.discarded()).contains(id);
        jobs.requeue(ORG, id).await().atMost(SOON);
        await().atMost(SOON).until(() -> handler.runs(id) == 6);
    }

    @Test
    void aProblemFailsAJobForGood() {
        Job failed = ended(add("refuse", null, clock.instant()));

        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.problem()).isNotNull();
        assertThat(failed.problem().getString("detail")).isEqualTo("never");
        assertThat(failed.attempts()).isOne();
    }

    @Test
    void aTimerWaitsAndIsSetOnlyOnce() {
        Instant later = clock.instant().plus(Duration.ofHours(1));
        UUID first = add("well", "timer", later);
        UUID second = add("well", "timer", later.plusSeconds(60));

        assertThat(second).isEqualTo(first);
        assertThat(find(first).state()).isEqualTo(JobState.QUEUED);
        add("well", "timer", clock.instant());
        assertThat(ended(first).state()).isEqualTo(JobState.SUCCEEDED);
    }

    /** By looks alone, once a second, five of them in a row would take five seconds. */
    @Test
    void timersDoNotWaitForTheNextLook() {
        Instant began = clock.instant();
        for (int i = 0; i < 5; i++) {
            ended(add("well", null, clock.instant().plusMillis(100)));
        }

        assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aJobIsNotQueuedAgainWhileAnotherOfTheSameWaits() {
        UUID dead = add("break", "same", clock.instant());
        assertThat(ended(dead).state()).isEqualTo(JobState.DEAD);
        add("well", "same", clock.instant().plus(Duration.ofHours(1)));

        assertThatThrownBy(() -> jobs.requeue(ORG, dead).await().atMost(SOON))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(CommonProblem.CONFLICT));

        assertThat(find(dead).state()).isEqualTo(JobState.DEAD);
    }

    @Test
    void aBrokenJobGivesWayToAnotherOfTheSameAndLeavesNothing() {
        UUID broken = add("hold", "succession", clock.instant());
        await().atMost(SOON).until(() -> find(broken).state() == JobState.RUNNING);
        UUID next = add("well", "succession", clock.instant().plus(Duration.ofHours(1)));

        handler.release(broken);

        Job ended = ended(broken);
        assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
        assertThat(ended.finishedAt()).isNotNull();
        assertThat(handler.discarded()).contains(broken);
        assertThat(find(next).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void aRunningJobIsCancelled() {
        UUID id = add("wait", null, clock.instant());
        await().atMost(SOON).until(() -> find(id).state() == JobState.RUNNING);

        jobs.cancel(ORG, id, handler).await().atMost(SOON);

        assertThat(ended(id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(handler.discarded()).contains(id);
    }

    @Test
    void anotherOrganisationSeesNoJob() {
        UUID id = add("well", null, clock.instant());

        assertThat(jobs.find(UUID.randomUUID(), id).await().atMost(SOON)).isNull();
    }
}
