package dev.cairn.assessment.shadow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.follow.CompiledRoadmaps;
import dev.cairn.assessment.ownroadmap.ReadText;
import dev.cairn.assessment.ownroadmap.RoadmapConfig;
import dev.cairn.events.EventCodec;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.RunningJob;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the projects of an organisation with a candidate. One project at a time and one batch in memory; begun anew it goes
 * on after the last project that it has a result of.
 */
@ApplicationScoped
class ShadowHandler implements JobHandler {

    static final String KIND = "shadow-run";

    private static final UUID FIRST = new UUID(0, 0);
    private static final String NEXT = """
            select cast(state as text) from known_project
            where organisation_id = $1 and not deleted and id > $2 order by id limit $3""";

    private final ShadowRuns runs;
    private final JudgeTwice judgeTwice;
    private final CompiledRoadmaps compiled;
    private final RoadmapConfig config;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final ObjectMapper json;

    ShadowHandler(
            ShadowRuns runs,
            JudgeTwice judgeTwice,
            CompiledRoadmaps compiled,
            RoadmapConfig config,
            Tenancy tenancy,
            Contexts contexts,
            ObjectMapper json) {
        this.runs = runs;
        this.judgeTwice = judgeTwice;
        this.compiled = compiled;
        this.config = config;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(RunningJob job) {
        UUID organisation = job.job().organisationId();
        return contexts.fresh(() ->
                        tenancy.write(organisation, () -> runs.begun(job.job().id())))
                .chain(begun -> begun == null
                        ? Uni.createFrom().voidItem()
                        : compiled.of(
                                        ReadText.digest(begun.text()),
                                        () -> Uni.createFrom().item(begun.text()))
                                .chain(candidate -> all(job, candidate, begun.last())));
    }

    private Uni<Void> all(RunningJob job, Assessor candidate, @Nullable UUID last) {
        var at = new UUID[] {Objects.requireNonNullElse(last, FIRST)};
        return Multi.createBy()
                .repeating()
                .uni(() -> page(job, at[0])
                        .call(page -> contexts.each(page, config.atOnce(), project -> one(job, candidate, project)))
                        .invoke(page -> at[0] = page.isEmpty()
                                ? at[0]
                                : page.get(page.size() - 1).id()))
                .whilst(page -> page.size() == config.batch())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<List<KnownProject>> page(RunningJob job, UUID after) {
        UUID organisation = job.job().organisationId();
        return contexts.fresh(() -> tenancy.write(
                organisation,
                () -> SessionSql.rows(NEXT, organisation, after, config.batch())
                        .map(rows -> rows.stream().map(ShadowHandler::project).toList())));
    }

    private Uni<Void> one(RunningJob job, Assessor candidate, KnownProject project) {
        if (job.shouldStop()) {
            return Uni.createFrom().failure(new IllegalStateException("asked to stop"));
        }
        return tenancy.write(
                project.organisationId(),
                () -> judgeTwice
                        .judge(project, candidate)
                        .chain(result -> runs.keep(
                                project.organisationId(),
                                job.job().id(),
                                project.id(),
                                result.change(),
                                text(result))));
    }

    private String text(ShadowResult result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KnownProject project(@Nullable Object[] row) {
        var state = EventCodec.read(ProjectState.class, ((String) row[0]).getBytes(StandardCharsets.UTF_8));
        return new KnownProject(state.id(), state.organisationId(), state.slug(), state.name(), state);
    }
}
