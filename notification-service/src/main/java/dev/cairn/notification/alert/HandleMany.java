package dev.cairn.notification.alert;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.AlertAction.Verb;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One action on many alerts, in one transaction: each that can be done is done, and each other is answered for. */
@ApplicationScoped
class HandleMany {

    private final Alerts alerts;
    private final HandleAlert handle;
    private final AlertJournal journal;
    private final Feed feed;
    private final Times times;

    HandleMany(Alerts alerts, HandleAlert handle, AlertJournal journal, Feed feed, Times times) {
        this.alerts = alerts;
        this.handle = handle;
        this.journal = journal;
        this.feed = feed;
        this.times = times;
    }

    /** The actions that a request asks for, by their alert. */
    Map<UUID, AlertAction> read(BulkAction asked, Actor by) {
        Verb verb = Verb.ofWord(asked.action())
                .orElseThrow(() -> Problem.invalid("/action", "must be acknowledge, resolve, snooze or unsnooze"));
        var actions = new LinkedHashMap<UUID, AlertAction>();
        var items = Objects.requireNonNull(asked.alerts());
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var expected = AlertAction.state(item.expectedState(), "/alerts/" + i + "/expectedState");
            var action = new AlertAction(verb, by, asked.note(), asked.until(), expected);
            if (verb == Verb.SNOOZE) {
                action.until(times.now());
            }
            if (actions.putIfAbsent(Objects.requireNonNull(item.id()), action) != null) {
                throw Problem.invalid("/alerts/" + i + "/id", "comes twice");
            }
        }
        return actions;
    }

    /** Carries them out, in the caller's Hibernate transaction. */
    Uni<BulkResult> act(UUID organisation, Map<UUID, AlertAction> actions) {
        return alerts.locked(actions.keySet()).chain(rows -> {
            Map<UUID, AlertRow> byId = rows.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
            var changes = new ArrayList<Change>();
            var results = new ArrayList<BulkResult.Item>();
            actions.forEach((id, action) -> results.add(one(id, byId.get(id), action, changes)));
            return journal.tellAll(organisation, changes)
                    .chain(told -> feed.add(organisation, told))
                    .replaceWith(new BulkResult(List.copyOf(results)));
        });
    }

    private BulkResult.Item one(UUID id, @Nullable AlertRow row, AlertAction action, List<Change> changes) {
        if (row == null) {
            return new BulkResult.Item(id, false, null, CommonProblem.NOT_FOUND.slug(), "There is no such alert");
        }
        try {
            changes.add(handle.change(row, action));
            return new BulkResult.Item(id, true, row.state, null, null);
        } catch (Problem refusal) {
            return new BulkResult.Item(id, false, row.state, refusal.kind().slug(), refusal.detail());
        }
    }
}
