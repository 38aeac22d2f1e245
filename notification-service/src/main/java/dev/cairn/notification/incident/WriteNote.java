package dev.cairn.notification.incident;

import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what people saw and did into timelines. It changes nothing of the incident itself. */
@ApplicationScoped
class WriteNote {

    private final IncidentConfig config;
    private final Incidents incidents;
    private final IncidentTimeline timeline;
    private final IncidentJournal journal;
    private final IdempotentRequests requests;
    private final Json json;
    private final Ids ids;
    private final Times times;

    WriteNote(
            IncidentConfig config,
            Incidents incidents,
            IncidentTimeline timeline,
            IncidentJournal journal,
            IdempotentRequests requests,
            Json json,
            Ids ids,
            Times times) {
        this.config = config;
        this.incidents = incidents;
        this.timeline = timeline;
        this.journal = journal;
        this.requests = requests;
        this.json = json;
        this.ids = ids;
        this.times = times;
    }

    Uni<Response> write(UUID organisation, UUID id, @Nullable String key, NewNote asked, Actor by) {
        String text = Inputs.prose("/text", asked.text(), config.longestText());
        Instant now = times.now();
        Instant at = asked.happenedAt() == null ? now : Inputs.instant("/happenedAt", asked.happenedAt());
        if (at.isAfter(now)) {
            throw Inputs.refused("/happenedAt", "must not be in the future");
        }
        return requests.run(
                organisation,
                "POST incidents/" + id + "/timeline",
                key,
                asked,
                () -> incidents
                        .locked(id)
                        .call(timeline::demandRoom)
                        .chain(row -> timeline.add(row, EntryKind.NOTE, by, text, ids.next(), at, now)
                                .call(() -> journal.noted(row)))
                        .map(entry -> new Reply(201, null, null, json.tree(entry))));
    }
}
