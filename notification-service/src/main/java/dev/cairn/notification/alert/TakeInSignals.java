package dev.cairn.notification.alert;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.domain.Effect;
import dev.cairn.notification.alert.domain.Effect.What;
import dev.cairn.notification.alert.domain.Signal;
import dev.cairn.notification.alert.domain.SignalRules;
import dev.cairn.notification.feed.Feed;
import dev.cairn.notification.feed.FeedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in what another system tells: decides what it means for the organisation's alerts, and does it. */
@ApplicationScoped
public class TakeInSignals {

    private static final int MOST_TRIES = 8;
    private static final String DEADLOCK = "40P01";
    private static final String COUNT = """
            select count(*) from (
                select 1 from alert where organisation_id = $1 and state <> 'resolved' limit $2) as open""";

    /**
     * What a signal did.
     *
     * @param alert null when it is about none
     */
    public record Outcome(Effect effect, @Nullable UUID alert) {}

    private final Tenancy tenancy;
    private final SignalRows rows;
    private final ApplySignal apply;
    private final AlertJournal journal;
    private final Feed feed;
    private final AlertMeters meters;
    private final AlertConfig config;

    TakeInSignals(
            Tenancy tenancy,
            SignalRows rows,
            ApplySignal apply,
            AlertJournal journal,
            Feed feed,
            AlertMeters meters,
            AlertConfig config) {
        this.tenancy = tenancy;
        this.rows = rows;
        this.apply = apply;
        this.journal = journal;
        this.feed = feed;
        this.meters = meters;
        this.config = config;
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
        return Uni.createFrom()
                .deferred(() -> tenancy.write(organisation, () -> takeInRounds(organisation, by, signals)))
                .onFailure(TakeInSignals::otherWasFirst)
                .retry()
                .atMost(MOST_TRIES)
                .invoke(outcomes -> count(signals, outcomes));
    }

    /** Signals of one key follow each other, so that each change is written and told of. */
    private Uni<List<Outcome>> takeInRounds(UUID organisation, Actor by, List<Signal> signals) {
        var outcomes = new ArrayList<Outcome>();
        var told = new ArrayList<FeedEvent>();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (List<Signal> round : rounds(signals)) {
            steps = steps.chain(() -> takeInRound(organisation, by, round, outcomes))
                    .invoke(told::addAll)
                    .replaceWithVoid();
        }
        return steps.chain(() -> feed.add(organisation, told)).replaceWith(outcomes);
    }

    private static List<List<Signal>> rounds(List<Signal> signals) {
        var rounds = new ArrayList<List<Signal>>();
        var seen = new HashSet<Signal.Key>();
        var round = new ArrayList<Signal>();
        for (Signal signal : signals) {
            if (!seen.add(signal.key())) {
                rounds.add(round);
                round = new ArrayList<>();
                seen.clear();
                seen.add(signal.key());
            }
            round.add(signal);
        }
        rounds.add(round);
        return rounds;
    }

    private Uni<List<FeedEvent>> takeInRound(UUID organisation, Actor by, List<Signal> round, List<Outcome> outcomes) {
        return rows.lockOpen(organisation, round)
                .chain(open -> room(organisation, round, open)
                        .chain(room -> rows.projects(organisation, round).chain(projects -> {
                            var done =
                                    apply.apply(new ApplySignal.Round(organisation, by, open, projects), round, room);
                            outcomes.addAll(done.outcomes());
                            return rows.insert(organisation, done.raised())
                                    .chain(() -> rows.update(done.changed()))
                                    .chain(() -> journal.tellAll(organisation, done.changes()));
                        })));
    }

    /** How many more alerts may be open; counted only where there may be new ones. */
    private Uni<Long> room(UUID organisation, List<Signal> round, Map<Signal.Key, AlertRow> open) {
        boolean mayRaise = round.stream()
                .anyMatch(signal -> SignalRules.decide(signal, present(open.get(signal.key())))
                                .what()
                        == What.RAISED);
        if (!mayRaise) {
            return Uni.createFrom().item(0L);
        }
        return SessionSql.rows(COUNT, organisation, (long) config.mostOpen())
                .map(count -> config.mostOpen() - (Long) count.get(0)[0]);
    }

    static SignalRules.@Nullable Present present(@Nullable AlertRow row) {
        return row == null ? null : new SignalRules.Present(row.status(), row.severity(), row.startsAt);
    }

    private static boolean otherWasFirst(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OtherWasFirst
                    || (cause instanceof PgException database && DEADLOCK.equals(database.getSqlState()))) {
                return true;
            }
        }
        return false;
    }

    private void count(List<Signal> signals, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            meters.signal(signals.get(i).key().integration(), outcomes.get(i).effect());
        }
    }

    /** Another transaction wrote an alert of the same key meanwhile; everything is to be decided again. */
    static final class OtherWasFirst extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OtherWasFirst() {
            super("another transaction was first", null, false, false);
        }
    }
}
