package dev.cairn.project.project;

import dev.cairn.events.EventType;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.project.common.Decisions;
import dev.cairn.project.common.ProjectMeters;
import dev.cairn.project.common.ProjectProblem;
import dev.cairn.project.organisation.Organisations;
import dev.cairn.project.project.domain.Project;
import dev.cairn.project.roadmap.KnownRoadmaps;
import dev.cairn.project.roadmap.domain.Phases;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Creates a project; under the organisation's lock, so that neither slugs nor the limit need luck. */
@ApplicationScoped
class CreateProject {

    private final IdempotentRequests requests;
    private final CurrentOrganisation organisation;
    private final Organisations organisations;
    private final Projects projects;
    private final KnownRoadmaps roadmaps;
    private final ProjectChanges changes;
    private final Answers answers;
    private final ProjectMeters meters;
    private final ProjectConfig config;
    private final Ids ids;

    CreateProject(
            IdempotentRequests requests,
            CurrentOrganisation organisation,
            Organisations organisations,
            Projects projects,
            KnownRoadmaps roadmaps,
            ProjectChanges changes,
            Answers answers,
            ProjectMeters meters,
            ProjectConfig config,
            Ids ids) {
        this.requests = requests;
        this.organisation = organisation;
        this.organisations = organisations;
        this.projects = projects;
        this.roadmaps = roadmaps;
        this.changes = changes;
        this.answers = answers;
        this.meters = meters;
        this.config = config;
        this.ids = ids;
    }

    Uni<Response> create(@Nullable String key, NewProject body) {
        return requests.run(
                organisation.id(),
                "POST projects",
                key,
                body,
                () -> roadmaps.phases(organisation.id(), null)
                        .map(phases -> project(body, phases))
                        .chain(this::create));
    }

    private Project project(NewProject body, Phases phases) {
        return Decisions.decide(
                () -> Project.create(ids.next(), body.slug(), body.details(), body.phase(), phases, changes.now()));
    }

    private Uni<Reply> create(Project project) {
        return organisations
                .lock(organisation.id())
                .chain(() -> projects.has(project.slug()))
                .invoke(taken -> refuseTaken(taken, project.slug()))
                .chain(projects::count)
                .invoke(this::refuseTooMany)
                .chain(() -> projects.add(organisation.id(), project))
                .chain(() -> changes.record(EventType.PROJECT_CREATED, null, project))
                .invoke(() -> meters.count(ProjectMeters.Count.PROJECTS_CREATED))
                .map(done -> answers.reply(
                        201,
                        "/api/v1/projects/" + organisation.slug() + "/" + project.slug(),
                        project.version(),
                        ProjectView.of(project)));
    }

    private static void refuseTaken(boolean taken, String slug) {
        if (taken) {
            throw new Problem(ProjectProblem.SLUG_TAKEN, "The organisation has a project with the slug " + slug)
                    .at("/slug", "is taken");
        }
    }

    private void refuseTooMany(long present) {
        if (present >= config.mostPerOrganisation()) {
            throw new Problem(
                    ProjectProblem.LIMIT_REACHED,
                    "An organisation has at most %d projects".formatted(config.mostPerOrganisation()));
        }
    }
}
