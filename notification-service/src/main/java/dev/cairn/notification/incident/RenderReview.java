package dev.cairn.notification.incident;

import dev.cairn.notification.incident.domain.ReviewPaper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts the review of an incident together as one page, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class RenderReview {

    private static final int MOST_ENTRIES = 2000;

    private final Incidents incidents;
    private final IncidentsShown shown;
    private final Reviews reviews;
    private final Actions actions;
    private final IncidentTimeline timeline;
    private final IncidentConfig config;

    RenderReview(
            Incidents incidents,
            IncidentsShown shown,
            Reviews reviews,
            Actions actions,
            IncidentTimeline timeline,
            IncidentConfig config) {
        this.incidents = incidents;
        this.shown = shown;
        this.reviews = reviews;
        this.actions = actions;
        this.timeline = timeline;
        this.config = config;
    }

    /** The page as Markdown, with the newest entries of a long timeline. */
    Uni<String> markdown(UUID organisation, UUID id) {
        return incidents
                .find(id)
                .chain(row -> shown.one(row)
                        .chain(view -> reviews.of(id)
                                .chain(review -> actions.of(organisation, id, null, config.mostActions())
                                        .chain(listed -> timeline.of(organisation, id, null, MOST_ENTRIES)
                                                .map(entries -> paper(view, review, listed, entries)
                                                        .markdown())))));
    }

    private static ReviewPaper paper(
            IncidentView incident, ReviewView review, List<ActionView> actions, List<EntryView> entries) {
        var oldestFirst = new ArrayList<>(entries);
        Collections.reverse(oldestFirst);
        return new ReviewPaper(
                incident.title(),
                incident.severity(),
                incident.state(),
                incident.summary(),
                incident.declaredAt(),
                incident.resolvedAt(),
                roles(incident),
                review.sections().sections(),
                oldestFirst.stream().map(RenderReview::moment).toList(),
                actions.stream().map(RenderReview::action).toList());
    }

    private static Map<String, String> roles(IncidentView incident) {
        var roles = new LinkedHashMap<String, String>();
        if (incident.lead() != null) {
            roles.put(IncidentRole.LEAD.title(), incident.lead().shown());
        }
        if (incident.communications() != null) {
            roles.put(
                    IncidentRole.COMMUNICATIONS.title(),
                    incident.communications().shown());
        }
        if (incident.scribe() != null) {
            roles.put(IncidentRole.SCRIBE.title(), incident.scribe().shown());
        }
        return roles;
    }

    private static ReviewPaper.Moment moment(EntryView entry) {
        String about = entry.alert() == null ? "" : " (" + entry.alert().title() + ")";
        return new ReviewPaper.Moment(
                entry.at(), entry.actor().name(), entry.kind().replace('-', ' ') + about + ": " + entry.text());
    }

    private static ReviewPaper.Action action(ActionView action) {
        return new ReviewPaper.Action(
                action.title(), action.owner() == null ? null : action.owner().shown(), action.due(), action.done());
    }
}
