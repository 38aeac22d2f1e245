package dev.cairn.project.phase;

import dev.cairn.events.EventType;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.project.common.Decisions;
import dev.cairn.project.phase.domain.PhaseTransition;
import dev.cairn.project.project.ProjectChanges;
import dev.cairn.project.project.domain.Project;
import dev.cairn.project.roadmap.KnownRoadmaps;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Takes a project into another phase. */
@ApplicationScoped
class EnterPhase {

    private final IdempotentRequests requests;
    private final CurrentOrganisation organisation;
    private final ProjectChanges changes;
    private final KnownRoadmaps roadmaps;
    private final Answers answers;
    private final Caller caller;
    private final Ids ids;

    EnterPhase(
            IdempotentRequests requests,
            CurrentOrganisation organisation,
            ProjectChanges changes,
            KnownRoadmaps roadmaps,
            Answers answers,
            Caller caller,
            Ids ids) {
        this.requests = requests;
        this.organisation = organisation;
        this.changes = changes;
        this.roadmaps = roadmaps;
        this.answers = answers;
        this.caller = caller;
        this.ids = ids;
    }

    Uni<Response> enter(String slug, @Nullable String key, NewTransition body) {
        Decisions.check(() -> PhaseTransition.checkNote(body.note()));
        return requests.run(
                organisation.id(),
                "POST phase-transitions " + slug,
                key,
                body,
                () -> changes.lock(slug).chain(before -> enter(before, body)));
    }

    private Uni<Reply> enter(Project before, NewTransition body) {
        return roadmaps.phases(organisation.id(), before.id())
                .chain(phases -> changes.apply(
                        EventType.PHASE_ENTERED, before, (project, now) -> project.entering(body.to(), phases, now)))
                .chain(after -> keep(before, after, body.note()));
    }

    private Uni<Reply> keep(Project before, Project after, @Nullable String note) {
        var transition = PhaseTransition.between(ids.next(), before, after, caller.id(), note);
        return Panache.getSession()
                .chain(session -> session.persist(TransitionRow.of(organisation.id(), after.id(), transition)))
                .map(done -> answers.reply(201, null, after.version(), TransitionView.of(transition)));
    }
}
