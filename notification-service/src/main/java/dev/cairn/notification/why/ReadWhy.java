package dev.cairn.notification.why;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.policy.Policies;
import dev.cairn.notification.policy.domain.Target;
import dev.cairn.notification.schedule.Members;
import dev.cairn.notification.schedule.OnCall;
import dev.cairn.notification.schedule.domain.Explanation;
import dev.cairn.notification.schedule.domain.TimedOverride;
import dev.cairn.notification.why.domain.Derivation;
import dev.cairn.notification.why.domain.Fact;
import dev.cairn.notification.why.domain.Known;
import dev.cairn.notification.why.domain.People;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what was kept of an alert and derives why somebody was paged about it, or was not. */
@ApplicationScoped
class ReadWhy {

    private final WhyRows rows;
    private final Policies policies;
    private final Members members;
    private final OnCall onCall;
    private final Tenancy tenancy;
    private final Contexts contexts;

    ReadWhy(WhyRows rows, Policies policies, Members members, OnCall onCall, Tenancy tenancy, Contexts contexts) {
        this.rows = rows;
        this.policies = policies;
        this.members = members;
        this.onCall = onCall;
        this.tenancy = tenancy;
        this.contexts = contexts;
    }

    /**
     * What is asked.
     *
     * @param person null for everybody
     * @param at up to when; null for all that happened
     * @param answers whether the answers to a person's messages may be shown
     */
    record Question(
            UUID alert, @Nullable String person, @Nullable Instant at, Predicate<String> answers) {}

    /** What was read, while more is. */
    private record Found(
            String title,
            String state,
            Known.About about,
            Known.@Nullable Present present,
            List<Fact> facts,
            boolean more) {}

    /** Derives the answer; a not-found problem when the organisation has no such alert. */
    Uni<WhyView> ask(UUID organisation, Question question) {
        return tenancy.write(
                        organisation,
                        () -> found(organisation, question)
                                .chain(found -> known(organisation, found).map(known -> new Ready(found, known))))
                .chain(ready -> contexts.aside(() -> WhyView.of(
                        ready.found().title(),
                        ready.found().state(),
                        question,
                        Derivation.of(ready.known(), question.person(), question.at()),
                        ready.found().more())));
    }

    private record Ready(Found found, Known known) {}

    private Uni<Found> found(UUID organisation, Question question) {
        UUID alert = question.alert();
        var facts = new ArrayList<Fact>();
        return SessionSql.first(WhySql.ALERT, organisation, alert)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .chain(row -> add(facts, WhyRows::line, WhySql.LINES, organisation, alert, (long) WhySql.MOST)
                        .chain(() ->
                                add(facts, rows::decided, WhySql.DECISIONS, organisation, alert, (long) WhySql.MOST))
                        .chain(() -> add(facts, rows::stepped, WhySql.STEPS, organisation, alert, (long) WhySql.MOST))
                        .chain(() -> pages(facts, organisation, question))
                        .chain(() -> present(organisation, alert))
                        .map(present -> new Found(
                                WhyRows.text(Objects.requireNonNull(row)[8]),
                                WhyRows.text(row[9]),
                                WhyRows.about(alert, row),
                                present.orElse(null),
                                facts,
                                isMore(facts))));
    }

    /** Rows are read newest first, so what is left out is the oldest. */
    private static boolean isMore(List<Fact> facts) {
        var many = new HashMap<Class<?>, Integer>();
        facts.forEach(fact -> many.merge(fact.getClass(), 1, Integer::sum));
        return many.values().stream().anyMatch(one -> one >= WhySql.MOST);
    }

    private static Uni<Void> add(
            List<Fact> facts,
            Function<@Nullable Object[], ? extends Fact> read,
            String sql,
            @Nullable Object... parameters) {
        return SessionSql.rows(sql, parameters)
                .invoke(found -> found.forEach(row -> facts.add(read.apply(row))))
                .replaceWithVoid();
    }

    private static Uni<Void> pages(List<Fact> facts, UUID organisation, Question question) {
        return add(
                        facts,
                        WhyRows::paged,
                        WhySql.PAGES,
                        organisation,
                        question.alert(),
                        (long) WhySql.MOST,
                        question.person())
                .chain(() ->
                        add(facts, WhyRows::message, WhySql.MESSAGES, ids(facts, Fact.Paged.class), (long) WhySql.MOST))
                .chain(() -> add(
                        facts,
                        row -> WhyRows.tried(row, question.answers()),
                        WhySql.TRIES,
                        ids(facts, Fact.Message.class),
                        (long) WhySql.MOST));
    }

    private static UUID[] ids(List<Fact> facts, Class<? extends Fact> kind) {
        return facts.stream().filter(kind::isInstance).map(Fact::id).toArray(UUID[]::new);
    }

    private Uni<Optional<Known.Present>> present(UUID organisation, UUID alert) {
        return SessionSql.first(WhySql.PRESENT, organisation, alert)
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new Known.Present(
                                WhyRows.text(found[0]),
                                (String) found[1],
                                found[2] == null ? null : WhyRows.time(found[2]),
                                found[3] == null ? null : policies.thawed((String) found[3]))));
    }

    private Uni<Known> known(UUID organisation, Found found) {
        return members.namesInTransaction(organisation)
                .chain(names -> SessionSql.rows(WhySql.ABSENCES, organisation)
                        .chain(absences -> names(WhySql.POLICIES, decidedPolicies(found.facts()))
                                .chain(policyNames -> onCall.explained(moments(found.facts()))
                                        .chain(explained -> names(
                                                        WhySql.REASONS,
                                                        overrides(explained.values().stream()
                                                                .flatMap(at -> at.values().stream())
                                                                .toList()))
                                                .map(reasons -> new Known(
                                                        found.about(),
                                                        found.facts(),
                                                        found.present(),
                                                        new People(names, WhyRows.absences(absences), byText(reasons)),
                                                        policyNames,
                                                        moments(explained)))))));
    }

    private static Set<UUID> decidedPolicies(List<Fact> facts) {
        var ids = new TreeSet<UUID>();
        facts.forEach(fact -> {
            if (fact instanceof Fact.Decided decided && decided.policy() != null) {
                ids.add(decided.policy());
            }
        });
        return ids;
    }

    private static Map<UUID, Set<Instant>> moments(List<Fact> facts) {
        var moments = new HashMap<UUID, Set<Instant>>();
        facts.forEach(fact -> {
            if (fact instanceof Fact.Stepped step) {
                step.meant().stream()
                        .filter(one -> one.kind() == Target.Kind.SCHEDULE)
                        .forEach(one -> moments.computeIfAbsent(UUID.fromString(one.target()), id -> new TreeSet<>())
                                .add(step.at()));
            }
        });
        return moments;
    }

    private static Map<Known.Moment, Explanation> moments(Map<UUID, Map<Instant, Explanation>> explained) {
        var moments = new HashMap<Known.Moment, Explanation>();
        explained.forEach((schedule, at) ->
                at.forEach((instant, why) -> moments.put(new Known.Moment(schedule.toString(), instant), why)));
        return moments;
    }

    static Set<UUID> overrides(Collection<Explanation> explained) {
        var ids = new TreeSet<UUID>();
        explained.forEach(why -> why.overrides().stream()
                .map(TimedOverride::id)
                .map(UUID::fromString)
                .forEach(ids::add));
        return ids;
    }

    /** The second column of rows by their first, which is the id. */
    static Uni<Map<UUID, String>> names(String sql, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return SessionSql.rows(sql, (Object) ids.toArray(UUID[]::new)).map(found -> {
            var names = new HashMap<UUID, String>();
            found.forEach(row -> names.put(WhyRows.id(row[0]), WhyRows.text(row[1])));
            return names;
        });
    }

    static Map<String, String> byText(Map<UUID, String> names) {
        var texts = new HashMap<String, String>();
        names.forEach((id, name) -> texts.put(id.toString(), name));
        return texts;
    }
}
