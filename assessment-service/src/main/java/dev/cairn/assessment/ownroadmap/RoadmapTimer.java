package dev.cairn.assessment.ownroadmap;

import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.RunningJob;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets a version take effect at its date. One that was withdrawn, or that comes twice, does nothing. */
@ApplicationScoped
class RoadmapTimer implements JobHandler {

    static final String KIND = "roadmap";

    /** Member of the payload: the published version's id. */
    static final String VERSION = "version";

    private final RoadmapVersions versions;
    private final RoadmapChanges changes;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Jobs jobs;

    RoadmapTimer(RoadmapVersions versions, RoadmapChanges changes, Tenancy tenancy, Contexts contexts, Jobs jobs) {
        this.versions = versions;
        this.changes = changes;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(RunningJob running) {
        UUID organisation = running.job().organisationId();
        UUID id = UUID.fromString(running.job().payload().getString(VERSION));
        Actor system = Actor.system(running.job().id());
        return contexts.fresh(() -> tenancy.write(
                organisation,
                () -> versions.held(id)
                        .chain(version -> version == null || !version.isScheduled()
                                ? Uni.createFrom().voidItem()
                                : changes.activate(organisation, version, system)
                                        .replaceWithVoid())
                        .chain(() -> jobs.succeed(running, new JsonObject()))));
    }
}
