package dev.cairn.notification.alert;

import dev.cairn.events.AssessmentState;
import dev.cairn.kit.events.PoisonEvent;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.domain.AlertKind;
import dev.cairn.notification.alert.domain.AlertRules;
import dev.cairn.notification.alert.domain.Assessed;
import dev.cairn.notification.alert.domain.Decision;
import dev.cairn.notification.alert.domain.Decisions;
import dev.cairn.notification.alert.domain.OpenAlert;
import dev.cairn.notification.feed.Feed;
import dev.cairn.notification.feed.FeedEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes in an assessment: decides what it means for the project's alerts, and does it. */
@ApplicationScoped
class TakeInAssessment {

    private static final String CLAIM = """
            insert into assessed_project (project_id, organisation_id, sequence) values ($1, $2, $3)
            on conflict (project_id) do update set sequence = excluded.sequence
            where assessed_project.sequence < excluded.sequence
            returning told_ageing""";

    private final Alerts alerts;
    private final ApplyDecisions apply;
    private final Feed feed;

    TakeInAssessment(Alerts alerts, ApplyDecisions apply, Feed feed) {
        this.alerts = alerts;
        this.apply = apply;
        this.feed = feed;
    }

    /** Takes it in, in the Hibernate transaction that the caller is in; an assessment older than one taken in is none. */
    Uni<Void> takeIn(AssessmentState state) {
        return SessionSql.first(CLAIM, state.projectId(), state.organisationId(), state.sequence())
                .chain(told -> told == null ? Uni.createFrom().voidItem() : decide(state, (String) told[0]));
    }

    private Uni<Void> decide(AssessmentState state, String told) {
        return alerts.unresolved(state.projectId()).chain(rows -> {
            Map<UUID, AlertRow> byId = rows.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
            Decisions decisions = decisions(assessed(state, told), rows);
            var happened = new ArrayList<FeedEvent>();
            Uni<Void> steps = Uni.createFrom().voidItem();
            for (Decision decision : decisions.decisions()) {
                steps = steps.chain(() -> apply.apply(state, decision, byId))
                        .invoke(happened::add)
                        .replaceWithVoid();
            }
            return steps.chain(() -> remember(state, decisions.toldAgeing()))
                    .invoke(() -> happened.add(AssessmentTold.of(state)))
                    .chain(() -> feed.add(state.organisationId(), happened));
        });
    }

    private static Decisions decisions(Assessed assessed, List<AlertRow> rows) {
        var open = rows.stream()
                .map(row -> new OpenAlert(row.id, row.dedupKey, AlertKind.ofWord(row.kind), row.practice, row.phase))
                .toList();
        try {
            return AlertRules.decide(assessed, open);
        } catch (IllegalArgumentException e) {
            throw new PoisonEvent(String.valueOf(e.getMessage()));
        }
    }

    private static Uni<@Nullable Void> remember(AssessmentState state, Set<String> told) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "update assessed_project set told_ageing = ?2 where project_id = ?1")
                        .setParameter(1, state.projectId())
                        .setParameter(2, String.join("\n", new TreeSet<>(told)))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Assessed assessed(AssessmentState state, String told) {
        return new Assessed(
                state.projectId(),
                state.phase(),
                state.phases().stream().map(AssessmentState.Phase::id).toList(),
                state.outcomes(),
                state.changes().stream()
                        .map(one -> new Assessed.Change(
                                one.practice(), one.title(), one.from(), one.to(), one.regression(), one.detail()))
                        .toList(),
                state.gateChanges().stream()
                        .map(one -> new Assessed.GateChange(one.phase(), one.title(), one.to()))
                        .toList(),
                state.ageing().stream()
                        .map(one -> new Assessed.Ageing(one.check(), one.practice(), one.staleAt()))
                        .toList(),
                state.waiversEnding().stream()
                        .map(one -> new Assessed.EndingWaiver(one.practice(), one.endsAt()))
                        .toList(),
                told.isEmpty() ? Set.of() : Set.of(told.split("\n")));
    }
}
