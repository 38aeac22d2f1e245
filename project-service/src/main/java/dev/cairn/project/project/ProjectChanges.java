package dev.cairn.project.project;

import dev.cairn.events.EventType;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.audit.Changes;
import dev.cairn.project.common.Decisions;
import dev.cairn.project.project.domain.Project;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** How every change of a project goes: the project locked, decided, kept, and told. */
@ApplicationScoped
public class ProjectChanges {

    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Projects projects;
    private final Changes changes;
    private final Clock clock;

    ProjectChanges(Tenancy tenancy, CurrentOrganisation organisation, Projects projects, Changes changes, Clock clock) {
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.projects = projects;
        this.changes = changes;
        this.clock = clock;
    }

    /** A change that needs the version that the caller read. */
    Uni<Project> change(
            EventType type, String slug, @Nullable String ifMatch, BiFunction<Project, Instant, Project> rule) {
        return tenancy.write(
                organisation.id(),
                () -> lock(slug)
                        .invoke(present -> ETags.demand(ifMatch, present.version()))
                        .chain(present -> apply(type, present, rule)));
    }

    /** The project, locked until the transaction that the caller is in ends; a not-found problem when there is none. */
    public Uni<Project> lock(String slug) {
        return projects.lock(slug);
    }

    /** Changes a locked project by a rule, and answers with what it is then. */
    public Uni<Project> apply(EventType type, Project present, BiFunction<Project, Instant, Project> rule) {
        Project next = Decisions.decide(() -> rule.apply(present, now()));
        if (next.equals(present)) {
            return Uni.createFrom().item(present);
        }
        return projects.keep(next).chain(() -> record(type, present, next)).replaceWith(next);
    }

    Uni<Void> record(EventType type, @Nullable Project before, Project after) {
        return changes.record(
                type,
                target(after),
                before == null ? null : ProjectView.of(before),
                ProjectView.of(after),
                state(organisation.id(), organisation.slug(), after, false));
    }

    Uni<Void> recordEnd(Project last) {
        return changes.record(
                EventType.PROJECT_DELETED,
                target(last),
                ProjectView.of(last),
                null,
                state(organisation.id(), organisation.slug(), last, true));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static Target target(Project project) {
        return new Target("project", project.id(), project.slug());
    }

    /** The state that events carry; the last one counts as a change more. */
    static ProjectState state(UUID organisation, String organisationSlug, Project project, boolean deleted) {
        var stated = project.hypothesis();
        var details = project.details();
        return new ProjectState(
                project.id(),
                organisation,
                organisationSlug,
                project.slug(),
                details.name(),
                details.startDate(),
                details.urls(),
                details.tags(),
                project.phase(),
                stated == null
                        ? null
                        : new ProjectState.Hypothesis(
                                stated.statement(),
                                stated.metric(),
                                stated.target(),
                                stated.direction(),
                                stated.observed(),
                                stated.statedOn(),
                                stated.observedOn()),
                details.coreFlow(),
                deleted ? project.version() + 1 : project.version(),
                deleted);
    }
}
