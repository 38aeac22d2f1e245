package dev.cairn.assessment.directory;

import dev.cairn.assessment.assessment.AssessJobs;
import dev.cairn.assessment.assessment.LatestAssessments;
import dev.cairn.assessment.erasure.ErasureJobs;
import dev.cairn.assessment.evidence.RecordEvidence;
import dev.cairn.assessment.source.Sources;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.directory.Directory;
import dev.cairn.kit.directory.KnownProject;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes in a project's new state: what it says becomes evidence, and what an assessment rests on makes a new one. */
@ApplicationScoped
class TakeProject {

    private final Directory directory;
    private final ProjectEvidence evidence;
    private final RecordEvidence recordEvidence;
    private final AssessJobs assessJobs;
    private final LatestAssessments latest;
    private final Sources sources;
    private final ErasureJobs erasureJobs;

    TakeProject(
            Directory directory,
            ProjectEvidence evidence,
            RecordEvidence recordEvidence,
            AssessJobs assessJobs,
            LatestAssessments latest,
            Sources sources,
            ErasureJobs erasureJobs) {
        this.directory = directory;
        this.evidence = evidence;
        this.recordEvidence = recordEvidence;
        this.assessJobs = assessJobs;
        this.latest = latest;
        this.sources = sources;
        this.erasureJobs = erasureJobs;
    }

    /** Takes it in, in the Hibernate transaction that the caller is in; a state that is not news does nothing. */
    Uni<Void> take(ProjectState state) {
        return directory
                .keep(state)
                .chain(kept -> kept.news()
                        ? act(kept.before(), state)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> act(@Nullable ProjectState before, ProjectState now) {
        if (now.deleted()) {
            return erasureJobs
                    .queue(now.organisationId(), now.id())
                    .chain(() -> sources.remove(now.id()))
                    .chain(() -> latest.forget(now.organisationId(), now.slug()));
        }
        Uni<Void> steps = Uni.createFrom().voidItem();
        if (differs(before, now, ProjectState::startDate)) {
            steps = steps.chain(() -> recordEvidence.replace(now.id(), ProjectEvidence.PROJECT, evidence.ofStart(now)));
        }
        if (differs(before, now, ProjectState::hypothesis)) {
            steps = steps.chain(
                    () -> recordEvidence.replace(now.id(), ProjectEvidence.HYPOTHESIS, evidence.ofHypothesis(now)));
        }
        if (before != null && differs(before, now, ProjectState::coreFlow)) {
            steps = steps.chain(
                            () -> recordEvidence.replace(now.id(), ProjectEvidence.CORE_FLOW, evidence.ofCoreFlow(now)))
                    .chain(() -> sources.want(now.id()));
        }
        return differs(before, now, TakeProject::assessed)
                ? steps.chain(() -> assessJobs.queueSoon(
                                new KnownProject(now.id(), now.organisationId(), now.slug(), now.name(), now)))
                        .replaceWithVoid()
                : steps;
    }

    /** All of a project that an assessment is made of or shows. */
    private static Object assessed(ProjectState state) {
        return Arrays.asList(
                state.slug(),
                state.name(),
                state.organisationSlug(),
                state.startDate(),
                state.phase(),
                state.hypothesis(),
                state.coreFlow());
    }

    private static boolean differs(
            @Nullable ProjectState before, ProjectState now, Function<ProjectState, @Nullable Object> part) {
        return before == null || !Objects.equals(part.apply(before), part.apply(now));
    }
}
