package dev.cairn.assessment.follow;

import dev.cairn.assessment.assessment.AssessJobs;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.ownroadmap.ReassessJobs;
import dev.cairn.assessment.ownroadmap.RoadmapVersions;
import dev.cairn.assessment.roadmap.ShippedRoadmaps;
import dev.cairn.assessment.roadmap.domain.Nearest;
import dev.cairn.events.EventType;
import dev.cairn.events.RoadmapChoiceState;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.audit.Trail;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses the roadmap of a project or of an organisation. Whoever it counts for is assessed again. */
@ApplicationScoped
class ChooseRoadmap {

    private final Choices choices;
    private final RoadmapVersions versions;
    private final ReassessJobs reassessJobs;
    private final AssessJobs assessJobs;
    private final Trail trail;
    private final Outbox outbox;
    private final AssessmentMeters meters;
    private final Ids ids;
    private final Clock clock;

    ChooseRoadmap(
            Choices choices,
            RoadmapVersions versions,
            ReassessJobs reassessJobs,
            AssessJobs assessJobs,
            Trail trail,
            Outbox outbox,
            AssessmentMeters meters,
            Ids ids,
            Clock clock) {
        this.choices = choices;
        this.versions = versions;
        this.reassessJobs = reassessJobs;
        this.assessJobs = assessJobs;
        this.trail = trail;
        this.outbox = outbox;
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
    }

    /** Chooses for an organisation, in the Hibernate transaction that the caller is in. */
    Uni<ChoiceView> forOrganisation(UUID organisation, @Nullable String roadmap, @Nullable String ifMatch, Actor by) {
        return versions.hold(organisation)
                .chain(() -> demandKnown(organisation, roadmap))
                .chain(() -> choices.ofOrganisation(organisation))
                .chain(before -> change(organisation, null, before, null, roadmap, ifMatch, by)
                        .call(changed -> changed.version() == version(before)
                                ? Uni.createFrom().voidItem()
                                : reassessJobs.queue(organisation)));
    }

    /** Chooses for a project, in the Hibernate transaction that the caller is in. */
    Uni<ChoiceView> forProject(KnownProject project, @Nullable String roadmap, @Nullable String ifMatch, Actor by) {
        UUID organisation = project.organisationId();
        return versions.hold(organisation)
                .chain(() -> demandKnown(organisation, roadmap))
                .chain(() -> choices.ofOrganisation(organisation))
                .chain(inherited -> choices.ofProject(project.id())
                        .chain(before -> change(organisation, project, before, inherited, roadmap, ifMatch, by)
                                .call(changed -> changed.version() == version(before)
                                        ? Uni.createFrom().voidItem()
                                        : assessJobs.queueSoon(project))));
    }

    private Uni<Void> demandKnown(UUID organisation, @Nullable String roadmap) {
        if (roadmap == null) {
            return Uni.createFrom().voidItem();
        }
        return versions.inEffect(organisation)
                .invoke(inEffect -> {
                    var known = new TreeSet<String>();
                    known.add(ShippedRoadmaps.DEFAULT);
                    inEffect.forEach(one -> known.add(one.roadmap()));
                    if (!known.contains(roadmap)) {
                        throw Problem.invalid(
                                "/roadmap",
                                "no roadmap with a version in effect has this id" + Nearest.hint(roadmap, known));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<ChoiceView> change(
            UUID organisation,
            @Nullable KnownProject project,
            @Nullable Choice before,
            @Nullable Choice inherited,
            @Nullable String roadmap,
            @Nullable String ifMatch,
            Actor by) {
        ETags.demand(ifMatch, version(before));
        if (Objects.equals(before == null ? null : before.roadmap(), roadmap)) {
            return Uni.createFrom().item(ChoiceView.of(before, inherited, ShippedRoadmaps.DEFAULT));
        }
        var after = new Choice(
                before == null ? ids.next() : before.id(),
                project == null ? null : project.id(),
                roadmap,
                by.id(),
                by.name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                version(before) + 1);
        ChoiceView view = ChoiceView.of(after, inherited, ShippedRoadmaps.DEFAULT);
        meters.roadmap("chosen");
        return choices.keep(organisation, after)
                .chain(() -> trail.record(
                        organisation,
                        by,
                        "roadmap.chosen",
                        project == null
                                ? new Target("organisation", organisation, "all projects")
                                : new Target("project", project.id(), project.slug()),
                        before == null ? null : ChoiceView.of(before, inherited, ShippedRoadmaps.DEFAULT),
                        view))
                .chain(() -> outbox.add(EventType.ROADMAP_CHOSEN, state(organisation, project, after)))
                .replaceWith(view);
    }

    private static long version(@Nullable Choice choice) {
        return choice == null ? 0 : choice.version();
    }

    private static RoadmapChoiceState state(UUID organisation, @Nullable KnownProject project, Choice choice) {
        return new RoadmapChoiceState(
                choice.id(),
                organisation,
                choice.project(),
                project == null ? null : project.slug(),
                choice.roadmap(),
                choice.by(),
                choice.at(),
                choice.version());
    }
}
