package dev.cairn.kit.directory;

import dev.cairn.events.EventCodec;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Finds the project that a request is about. */
@RequestScoped
public class Projects {

    private final Directory directory;
    private final ProjectServiceClient projectService;
    private final CurrentOrganisation organisation;
    private final HttpHeaders headers;

    Projects(
            Directory directory,
            ProjectServiceClient projectService,
            CurrentOrganisation organisation,
            HttpHeaders headers) {
        this.directory = directory;
        this.projectService = projectService;
        this.organisation = organisation;
        this.headers = headers;
    }

    /** The live project of the current organisation; a not-found problem when there is none. */
    public Uni<KnownProject> named(String slug) {
        return directory
                .project(organisation.id(), slug)
                .chain(known -> known == null ? ask(slug) : Uni.createFrom().item(known))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    private Uni<@Nullable KnownProject> ask(String slug) {
        String path = "/api/v1/projects/" + organisation.slug() + "/" + slug;
        return projectService
                .get(path, headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .onFailure()
                .recoverWithNull()
                .map(answer -> answer == null ? null : known(answer));
    }

    private KnownProject known(JsonObject answer) {
        var whole = answer.copy()
                .put("organisationId", organisation.id().toString())
                .put("organisationSlug", organisation.slug())
                .put("deleted", false);
        ProjectState state =
                EventCodec.read(ProjectState.class, whole.toBuffer().getBytes());
        return new KnownProject(state.id(), organisation.id(), state.slug(), state.name(), state);
    }
}
