package dev.cairn.notification.alert;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.domain.Effect;
import dev.cairn.notification.alert.domain.Effect.What;
import dev.cairn.notification.alert.domain.Signal;
import dev.cairn.notification.alert.domain.SignalRules;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.feed.Feed;
import dev.cairn.notification.feed.FeedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in what another system tells: decides what it means for the organisation's alerts, and does it. */
@ApplicationScoped
public class TakeInSignals {

    /**
     * What a signal did.
     *
     * @param alert null when it is about none
     */
    public record Outcome(Effect effect, @Nullable UUID alert) {}

    private record Taken(List<Outcome> outcomes, List<FeedEvent> told) {}

    private final Tenancy tenancy;
    private final SignalRows rows;
    private final ApplySignal apply;
    private final AlertJournal journal;
    private final Feed feed;
    private final AlertMeters meters;
    private final RoomForAlerts room;

    TakeInSignals(
            Tenancy tenancy,
            SignalRows rows,
            ApplySignal apply,
            AlertJournal journal,
            Feed feed,
            AlertMeters meters,
            RoomForAlerts room) {
        this.tenancy = tenancy;
        this.rows = rows;
        this.apply = apply;
        this.journal = journal;
        this.feed = feed;
        this.meters = meters;
        this.room = room;
    }

    /**
     * Takes in signals of one integration, all in one transaction. It is committed when this answers.
     *
     * @return what each did, in their order
     */
    public Uni<List<Outcome>> takeIn(UUID organisation, Actor by, List<Signal> signals) {
        if (signals.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Conflicts.retried(() -> tenancy.write(organisation, () -> takeInRounds(organisation, by, signals)))
                .invoke(outcomes -> count(signals, outcomes));
    }

    /** Signals of one key follow each other, so that each change is written and told of. */
    private Uni<List<Outcome>> takeInRounds(UUID organisation, Actor by, List<Signal> signals) {
        var outcomes = new TreeMap<Integer, Outcome>();
        var told = new ArrayList<FeedEvent>();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (List<Integer> places : rounds(signals)) {
            var round = places.stream().map(signals::get).toList();
            steps = steps.chain(() -> takeInRound(organisation, by, round))
                    .invoke(taken -> {
                        for (int i = 0; i < places.size(); i++) {
                            outcomes.put(places.get(i), taken.outcomes().get(i));
                        }
                        told.addAll(taken.told());
                    })
                    .replaceWithVoid();
        }
        return steps.chain(() -> feed.add(organisation, told)).map(added -> List.copyOf(outcomes.values()));
    }

    /**
     * The places of the signals that go together: all that are the first of their key, then all that are the second, and so
     * on. So the first round locks every alert there is, in one order.
     */
    private static List<List<Integer>> rounds(List<Signal> signals) {
        var rounds = new ArrayList<List<Integer>>();
        var seen = new HashMap<Signal.Key, Integer>();
        for (int i = 0; i < signals.size(); i++) {
            int round = seen.merge(signals.get(i).key(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(i);
        }
        return rounds;
    }

    private Uni<Taken> takeInRound(UUID organisation, Actor by, List<Signal> round) {
        return rows.lockOpen(organisation, round)
                .chain(open -> left(organisation, round, open)
                        .chain(left -> rows.projects(organisation, round).chain(projects -> {
                            var done =
                                    apply.apply(new ApplySignal.Round(organisation, by, open, projects), round, left);
                            room.taken(organisation, done.raised().size());
                            return rows.insert(organisation, done.raised())
                                    .chain(() -> rows.update(done.changed()))
                                    .chain(() -> journal.tellAll(organisation, done.changes()))
                                    .map(told -> new Taken(done.outcomes(), told));
                        })));
    }

    /** How many more alerts may be open; counted only where there may be new ones. */
    private Uni<Long> left(UUID organisation, List<Signal> round, Map<Signal.Key, AlertRow> open) {
        boolean mayRaise = round.stream()
                .anyMatch(signal -> SignalRules.decide(signal, present(open.get(signal.key())))
                                .what()
                        == What.RAISED);
        if (!mayRaise) {
            return Uni.createFrom().item(0L);
        }
        return room.left(organisation);
    }

    static SignalRules.@Nullable Present present(@Nullable AlertRow row) {
        return row == null
                ? null
                : new SignalRules.Present(
                        row.status(),
                        row.severity(),
                        Urgency.ofWord(row.urgency).orElseThrow(),
                        row.startsAt);
    }

    private void count(List<Signal> signals, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            meters.signal(signals.get(i).key().integration(), outcomes.get(i).effect());
        }
    }
}
