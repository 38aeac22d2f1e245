package dev.cairn.notification.incident;

import dev.cairn.events.EventType;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.component.ComponentStatus;
import dev.cairn.notification.component.Components;
import dev.cairn.notification.incident.IncidentUpdates.ForPublic;
import dev.cairn.notification.incident.domain.IncidentStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what people say of incidents. */
@ApplicationScoped
class SayUpdate {

    private static final int MOST_COMPONENTS = 200;

    private final IncidentConfig config;
    private final Incidents incidents;
    private final MoveIncident move;
    private final IncidentUpdates updates;
    private final IncidentTimeline timeline;
    private final IncidentJournal journal;
    private final Components components;
    private final IdempotentRequests requests;
    private final Json json;

    SayUpdate(
            IncidentConfig config,
            Incidents incidents,
            MoveIncident move,
            IncidentUpdates updates,
            IncidentTimeline timeline,
            IncidentJournal journal,
            Components components,
            IdempotentRequests requests,
            Json json) {
        this.config = config;
        this.incidents = incidents;
        this.move = move;
        this.updates = updates;
        this.timeline = timeline;
        this.journal = journal;
        this.components = components;
        this.requests = requests;
        this.json = json;
    }

    Uni<Response> say(UUID organisation, UUID id, @Nullable String key, NewUpdate asked, Actor by) {
        String text = Inputs.prose("/text", asked.text(), config.longestText());
        IncidentStatus to = asked.state() == null ? null : MoveIncident.state("/state", asked.state());
        IncidentStatus expected = expected(asked);
        ForPublic forPublic = forPublic(asked);
        return requests.run(
                organisation,
                "POST incidents/" + id + "/updates",
                key,
                asked,
                () -> incidents
                        .locked(id)
                        .invoke(row -> demandState(row, expected))
                        .call(row -> timeline.demandRoom(row))
                        .call(row -> demand(row, forPublic))
                        .chain(row -> move(row, to, by)
                                .chain(moved -> updates.say(row, text, forPublic, by)
                                        .call(() -> updates.isPublicOpen(row)
                                                ? updates.sayOver(row, by)
                                                : Uni.createFrom().voidItem())
                                        .call(() -> journal.tell(
                                                row,
                                                moved && !row.isOpen()
                                                        ? EventType.INCIDENT_RESOLVED
                                                        : EventType.INCIDENT_UPDATED))))
                        .map(said -> new Reply(201, null, null, json.tree(said))));
    }

    private static @Nullable IncidentStatus expected(NewUpdate asked) {
        if (asked.expectedState() == null && asked.state() == null) {
            return null;
        }
        return MoveIncident.state("/expectedState", asked.expectedState());
    }

    private static void demandState(IncidentRow row, @Nullable IncidentStatus expected) {
        if (expected != null && expected != row.status()) {
            throw new Problem(
                    IncidentProblem.MOVED_ON,
                    "The incident is %s by now, not %s".formatted(row.state, expected.word()));
        }
    }

    private Uni<Boolean> move(IncidentRow row, @Nullable IncidentStatus to, Actor by) {
        if (to == null) {
            return Uni.createFrom().item(false);
        }
        if (!row.isOpen() && to != IncidentStatus.RESOLVED) {
            throw new Problem(
                    IncidentProblem.RESOLVED,
                    "The incident was resolved at %s; it is opened again by its state".formatted(row.resolvedAt));
        }
        return move.move(row, to, null, by);
    }

    private static @Nullable ForPublic forPublic(NewUpdate asked) {
        if (!asked.forPublic()) {
            if (asked.publicTitle() != null) {
                throw Inputs.refused("/publicTitle", "is only for what is public");
            }
            if (asked.components() != null) {
                throw Inputs.refused("/components", "are only for what is public");
            }
            return null;
        }
        String title = asked.publicTitle() == null
                ? null
                : Inputs.text("/publicTitle", asked.publicTitle(), IncidentBody.LONGEST_TITLE);
        var statuses = new TreeMap<UUID, ComponentStatus>();
        if (asked.components() != null) {
            if (asked.components().size() > MOST_COMPONENTS) {
                throw Inputs.refused("/components", "must hold at most " + MOST_COMPONENTS);
            }
            asked.components().forEach((id, word) -> statuses.put(id, status(id, word)));
        }
        return new ForPublic(title, statuses);
    }

    private static ComponentStatus status(UUID id, @Nullable String word) {
        return ComponentStatus.ofWord(word == null ? "" : word)
                .orElseThrow(() -> Inputs.refused(
                        "/components/" + id,
                        "must be operational, maintenance, degraded, partial-outage or major-outage"));
    }

    /** The public needs a name for it, and components that it knows. */
    private Uni<Void> demand(IncidentRow row, @Nullable ForPublic told) {
        if (told == null) {
            return Uni.createFrom().voidItem();
        }
        if (row.publicTitle == null && told.title() == null) {
            throw Inputs.refused("/publicTitle", "is required with the first update for the public");
        }
        return told.components().isEmpty()
                ? Uni.createFrom().voidItem()
                : components
                        .names(row.organisationId, told.components().keySet())
                        .invoke(known -> demandKnown(told.components(), known))
                        .replaceWithVoid();
    }

    private static void demandKnown(Map<UUID, ComponentStatus> asked, Map<UUID, String> known) {
        asked.keySet().stream().filter(id -> !known.containsKey(id)).findFirst().ifPresent(id -> {
            throw Inputs.refused("/components/" + id, "is no component's id");
        });
    }
}
