package dev.cairn.assessment.applicability;

import dev.cairn.assessment.applicability.domain.OverrulingCase;
import dev.cairn.assessment.applicability.domain.Said;
import dev.cairn.assessment.assessment.AssessJobs;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.common.domain.Act;
import dev.cairn.events.ApplicabilityState;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.audit.Trail;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.events.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every change of an overruling leaves behind it, in the transaction of the change. */
@ApplicationScoped
class OverrulingChanges {

    private static final String PREFIX = "dev.cairn.applicability.";

    private final Trail trail;
    private final Outbox outbox;
    private final AssessJobs assessJobs;
    private final AssessmentMeters meters;

    OverrulingChanges(Trail trail, Outbox outbox, AssessJobs assessJobs, AssessmentMeters meters) {
        this.trail = trail;
        this.outbox = outbox;
        this.assessJobs = assessJobs;
        this.meters = meters;
    }

    /**
     * Tells of a change that was kept: an audit entry, an event, and a new assessment where what counts is another.
     *
     * @param before what it was, also where nobody had spoken yet
     */
    Uni<OverrulingCase> tell(
            KnownProject project, EventType type, Actor by, OverrulingCase before, OverrulingCase after) {
        String act = type.type().substring(PREFIX.length(), type.type().lastIndexOf('.'));
        meters.overruling(act);
        String practice = after.practice();
        return trail.record(
                        project.organisationId(),
                        by,
                        "applicability." + act,
                        new Target("overruling", after.id(), practice == null ? "kind of " + project.slug() : practice),
                        before.version() == 0 ? null : OverrulingView.of(before),
                        OverrulingView.of(after))
                .chain(() -> outbox.add(type, state(project, after)))
                .chain(() -> Objects.equals(before.inEffect(), after.inEffect())
                        ? Uni.createFrom().voidItem()
                        : assessJobs.queueSoon(project).replaceWithVoid())
                .replaceWith(after);
    }

    private static ApplicabilityState state(KnownProject project, OverrulingCase overruling) {
        Said counts = overruling.inEffect();
        Said asked = overruling.asked();
        Act approved = counts == null ? null : counts.approved();
        return new ApplicabilityState(
                overruling.id(),
                project.organisationId(),
                project.id(),
                project.slug(),
                overruling.practice(),
                counts == null ? null : counts.says(),
                counts == null ? null : counts.reason(),
                by(counts),
                counts == null ? null : counts.by().at(),
                approved == null ? null : approved.by(),
                approved == null ? null : approved.at(),
                asked == null ? null : asked.reason(),
                by(asked),
                asked == null ? null : asked.by().at(),
                overruling.version());
    }

    private static @Nullable String by(@Nullable Said said) {
        return said == null ? null : said.by().by();
    }
}
