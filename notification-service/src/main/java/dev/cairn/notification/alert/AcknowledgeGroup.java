package dev.cairn.notification.alert;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.domain.AlertStatus;
import dev.cairn.notification.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes on an alert with all of its group, or none of them. */
@ApplicationScoped
class AcknowledgeGroup {

    private final Alerts alerts;
    private final AlertContext context;
    private final HandleAlert handle;
    private final AlertJournal journal;
    private final Feed feed;

    AcknowledgeGroup(Alerts alerts, AlertContext context, HandleAlert handle, AlertJournal journal, Feed feed) {
        this.alerts = alerts;
        this.context = context;
        this.handle = handle;
        this.journal = journal;
        this.feed = feed;
    }

    /**
     * Carries it out, in the caller's Hibernate transaction.
     *
     * @param action on the alert that was named; the state that it was made for is asked of this one alone
     */
    Uni<AlertView> act(UUID organisation, UUID id, AlertAction action) {
        return context.together(organisation, id)
                .chain(group -> {
                    var ids = new TreeSet<>(group);
                    ids.add(id);
                    return alerts.locked(ids);
                })
                .chain(rows -> act(organisation, id, action, rows));
    }

    private Uni<AlertView> act(UUID organisation, UUID id, AlertAction action, List<AlertRow> rows) {
        var named = rows.stream().filter(row -> row.id.equals(id)).findFirst().orElseThrow(Problem::notFound);
        var changes = new ArrayList<Change>();
        Problem refusal = change(named, action, changes);
        if (refusal != null && !refusal.kind().equals(AlertProblem.ALREADY_ACKNOWLEDGED)) {
            throw refusal;
        }
        var ofOthers = new AlertAction(action.verb(), action.by(), action.note(), null, null);
        rows.stream()
                .filter(row -> !row.id.equals(id) && row.status() != AlertStatus.RESOLVED)
                .forEach(row -> change(row, ofOthers, changes));
        if (refusal != null && changes.isEmpty()) {
            throw refusal;
        }
        return journal.tellAll(organisation, changes)
                .chain(told -> feed.add(organisation, told))
                .replaceWith(AlertView.of(named));
    }

    private @Nullable Problem change(AlertRow row, AlertAction action, List<Change> changes) {
        try {
            changes.add(handle.change(row, action));
            return null;
        } catch (Problem refusal) {
            return refusal;
        }
    }
}
