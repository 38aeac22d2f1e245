package dev.cairn.assessment.oncall;

import dev.cairn.assessment.assessment.AssessJobs;
import dev.cairn.assessment.evidence.NewEvidence;
import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.evidence.RecordEvidence;
import dev.cairn.events.CoverageState;
import dev.cairn.events.DrillState;
import dev.cairn.events.EventCodec;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records what was proved of projects' on-call, and assesses them. In the Hibernate transaction that the caller is in. */
@ApplicationScoped
class TakeOnCall {

    private static final String KNOWN =
            "select cast(state as text) from known_project where organisation_id = $1 and id = $2 and not deleted";

    private final OnCallEvidence evidence;
    private final RecordEvidence recordEvidence;
    private final ProjectLock lock;
    private final AssessJobs assessJobs;

    TakeOnCall(OnCallEvidence evidence, RecordEvidence recordEvidence, ProjectLock lock, AssessJobs assessJobs) {
        this.evidence = evidence;
        this.recordEvidence = recordEvidence;
        this.lock = lock;
        this.assessJobs = assessJobs;
    }

    /** One that was stopped proves nothing, and neither does an outcome that is new to this release. */
    Uni<Void> drill(DrillState drill) {
        boolean counts = drill.outcome().equals(DrillState.ACKNOWLEDGED)
                || drill.outcome().equals(DrillState.FAILED);
        return counts
                ? record(drill.projectIds().stream()
                        .map(project -> evidence.of(drill, project))
                        .toList())
                : Uni.createFrom().voidItem();
    }

    Uni<Void> coverage(CoverageState coverage) {
        return record(coverage.projects().stream()
                .map(project -> evidence.of(coverage, project))
                .toList());
    }

    /** In one order, so that two that concern the same projects never wait for each other. */
    private Uni<Void> record(List<NewEvidence> all) {
        var sorted = all.stream()
                .sorted(Comparator.comparing(one -> one.projectId().toString()))
                .toList();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (NewEvidence one : sorted) {
            steps = steps.chain(() -> record(one));
        }
        return steps;
    }

    /** A project that is gone, or that nobody has told of yet, is left out. */
    private Uni<Void> record(NewEvidence one) {
        return known(one.organisationId(), one.projectId())
                .chain(project -> project == null
                        ? Uni.createFrom().voidItem()
                        : lock.hold(project.organisationId(), project.id())
                                .chain(() -> recordEvidence.observe(one))
                                .chain(() -> assessJobs.queueSoon(project))
                                .replaceWithVoid());
    }

    private static Uni<@Nullable KnownProject> known(UUID organisation, UUID project) {
        return SessionSql.first(KNOWN, organisation, project).map(row -> {
            if (row == null) {
                return null;
            }
            String text = (String) Objects.requireNonNull(row[0]);
            var state = EventCodec.read(ProjectState.class, text.getBytes(StandardCharsets.UTF_8));
            return new KnownProject(state.id(), state.organisationId(), state.slug(), state.name(), state);
        });
    }
}
