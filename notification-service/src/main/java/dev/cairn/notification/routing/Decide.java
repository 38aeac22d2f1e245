package dev.cairn.notification.routing;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.muting.InhibitionSources;
import dev.cairn.notification.muting.MutingRows;
import dev.cairn.notification.muting.domain.Hold;
import dev.cairn.notification.muting.domain.Inhibiting;
import dev.cairn.notification.muting.domain.Muting;
import dev.cairn.notification.routing.domain.Group;
import dev.cairn.notification.routing.domain.Rule;
import dev.cairn.notification.routing.domain.Rules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides where alerts go and what holds them, in the Hibernate transaction that the caller is in. Everything that counts is read
 * anew each time, by one statement; alerts that inhibit or lead are read only where a rule asks for them.
 */
@ApplicationScoped
class Decide {

    private static final String READ = """
            select 'routing' as what, organisation_id as id, body as matchers, '' as created_by_name, version::text as reason,
                null::timestamptz as start_at, null::timestamptz as end_at
            from routing where organisation_id = $1
            union all
            """ + MutingRows.SELECT;

    /**
     * What was read of an organisation.
     *
     * @param version of the rules; 0 while nobody has written any
     */
    record Read(Rules rules, long version, Muting muting) {}

    /** The alerts of one decision, with what they meet. */
    private record Batch(
            Read read,
            Instant at,
            Map<UUID, Facts> facts,
            Map<UUID, Rules.Trace> traces,
            Map<UUID, String> keys,
            Map<String, List<Groups.Member>> members,
            Set<UUID> joined) {}

    /** The rules that alerts meet, and the keys of their groups. */
    private record Matched(Map<UUID, Rules.Trace> traces, Map<UUID, String> keys) {}

    /** What costs no more takes no longer than anything else that an event loop does. */
    private static final long QUICK = 2_000;

    /** Texts of rules up to this length are read at once. */
    private static final int SHORT = 20_000;

    private final RoutingDocuments documents;
    private final MutingRows muting;
    private final Contexts contexts;

    Decide(RoutingDocuments documents, MutingRows muting, Contexts contexts) {
        this.documents = documents;
        this.muting = muting;
        this.contexts = contexts;
    }

    /** What takes long is done aside, so that an organisation with many rules holds up nobody else. */
    private <T> Uni<T> done(boolean quick, Supplier<T> work) {
        return quick ? Uni.createFrom().item(work) : contexts.aside(work);
    }

    /** The rules, and all that may hold alerts at an instant. */
    Uni<Read> read(UUID organisation, Instant at) {
        return SessionSql.rows(READ, organisation, at.atOffset(ZoneOffset.UTC)).chain(rows -> {
            int length = rows.stream()
                    .mapToInt(row -> String.valueOf(row[2]).length())
                    .sum();
            return done(length < SHORT, () -> read(rows));
        });
    }

    private Read read(List<@Nullable Object[]> rows) {
        Rules rules = new Rules(List.of(), null);
        long version = 0;
        for (@Nullable Object[] row : rows) {
            if ("routing".equals(row[0])) {
                rules = documents.rules((String) Objects.requireNonNull(row[2]));
                version = Long.parseLong((String) Objects.requireNonNull(row[4]));
            }
        }
        return new Read(rules, version, muting.read(rows));
    }

    /**
     * Decides.
     *
     * @param facts of the alerts by their ids, in the order in which they were raised
     * @param joins whether they join their groups; otherwise it is only told what would be
     */
    Uni<Map<UUID, Decided>> decide(UUID organisation, Read read, Map<UUID, Facts> facts, Instant at, boolean joins) {
        return done(read.rules().cost() * facts.size() < QUICK, () -> match(read, facts))
                .chain(matched -> joined(organisation, read, facts.keySet(), matched.keys(), joins)
                        .chain(joined -> Groups.members(
                                        organisation,
                                        matched.keys().values(),
                                        matched.keys().keySet())
                                .map(members ->
                                        new Batch(read, at, facts, matched.traces(), matched.keys(), members, joined))))
                .chain(batch -> sources(organisation, batch)
                        .chain(sources -> done(isQuick(batch, sources), () -> decided(batch, sources))));
    }

    private static Matched match(Read read, Map<UUID, Facts> facts) {
        var matched = new Matched(new LinkedHashMap<>(), new LinkedHashMap<>());
        facts.forEach((id, known) -> {
            Rules.Trace trace = read.rules().trace(known);
            matched.traces().put(id, trace);
            Rule rule = trace.rule();
            if (rule != null && !rule.groupBy().isEmpty()) {
                matched.keys().put(id, Groups.key(rule, known));
            }
        });
        return matched;
    }

    /** Each alert, and each member of its group, is held against all that may hold it. */
    private static boolean isQuick(Batch batch, Map<UUID, List<Muting.Present>> sources) {
        long most = sources.values().stream().mapToLong(List::size).max().orElse(0);
        long alerts = batch.facts().size()
                + batch.members().values().stream().mapToLong(List::size).sum();
        return batch.read().muting().cost(most) * (alerts + most) < QUICK;
    }

    private static Uni<Set<UUID>> joined(
            UUID organisation, Read read, Set<UUID> alerts, Map<UUID, String> keys, boolean joins) {
        if (!joins
                || read.rules().rules().stream().allMatch(rule -> rule.groupBy().isEmpty())) {
            return Uni.createFrom().item(Set.of());
        }
        var others = new ArrayList<>(alerts);
        others.removeAll(keys.keySet());
        return Groups.leave(others).chain(() -> Groups.join(organisation, keys));
    }

    private static Uni<Map<UUID, List<Muting.Present>>> sources(UUID organisation, Batch batch) {
        if (batch.read().muting().inhibitions().isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var targets = new ArrayList<>(batch.facts().values());
        batch.members().values().forEach(group -> group.forEach(one -> targets.add(one.facts())));
        return InhibitionSources.around(organisation, batch.read().muting(), targets);
    }

    private static Map<UUID, Decided> decided(Batch batch, Map<UUID, List<Muting.Present>> sources) {
        var inhibiting = Inhibiting.of(batch.read().muting().inhibitions(), sources);
        var muted = new HashMap<UUID, Boolean>();
        var decided = new HashMap<UUID, Decided>();
        batch.facts().forEach((id, facts) -> {
            Rules.Trace trace = Objects.requireNonNull(batch.traces().get(id));
            Rule rule = trace.rule();
            var holds =
                    new ArrayList<>(batch.read().muting().holds(id, facts, batch.at(), one -> inhibiting.of(id, one)));
            Hold group = rule == null ? null : group(batch, id, rule, facts, inhibiting, muted);
            if (group != null) {
                holds.add(group);
            }
            decided.put(
                    id,
                    new Decided(
                            trace,
                            batch.read().rules().policy(rule),
                            rule == null ? Map.of() : rule.group(facts),
                            holds,
                            batch.joined().contains(id)));
        });
        return decided;
    }

    private static @Nullable Hold group(
            Batch batch, UUID alert, Rule rule, Facts facts, Inhibiting inhibiting, Map<UUID, Boolean> muted) {
        var members = batch.members().getOrDefault(batch.keys().getOrDefault(alert, ""), List.of());
        var known = new HashMap<UUID, Facts>();
        members.forEach(one -> known.put(one.member().id(), one.facts()));
        var all = members.stream().map(Groups.Member::member).toList();
        long place = all.stream()
                .filter(one -> one.id().equals(alert))
                .mapToLong(Group.Member::place)
                .findFirst()
                .orElse(Group.LAST);
        Severity severity = Severity.ofWord(facts.get("severity")).orElse(Severity.CRITICAL);
        Urgency urgency = rule.urgency() != null
                ? null
                : Urgency.ofWord(facts.get("urgency")).orElse(Urgency.of(severity));
        Group.Member leader = Group.leader(
                place,
                severity,
                urgency,
                all,
                one -> muted.computeIfAbsent(
                        one.id(),
                        id -> !batch.read()
                                .muting()
                                .holds(
                                        id,
                                        known.getOrDefault(id, facts),
                                        batch.at(),
                                        inhibition -> inhibiting.of(id, inhibition))
                                .isEmpty()));
        return leader == null
                ? null
                : new Hold(
                        Hold.Kind.GROUP,
                        leader.id().toString(),
                        "Grouped by %s; alert %s leads".formatted(rule.name(), leader.id()),
                        null);
    }
}
