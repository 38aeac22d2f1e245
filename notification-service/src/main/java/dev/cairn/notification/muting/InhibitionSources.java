package dev.cairn.notification.muting;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.matching.FactRows;
import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import dev.cairn.notification.matching.domain.Operator;
import dev.cairn.notification.muting.domain.Inhibition;
import dev.cairn.notification.muting.domain.Muting;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the alerts that may inhibit others, in the Hibernate transaction that the caller is in. */
public final class InhibitionSources {

    /** Where more alerts than these could be meant, a source may be missed, and then people are paged. */
    private static final int MOST = 500;

    private static final String DETAIL = "details.";

    private InhibitionSources() {}

    /** So often those are looked for that could inhibit who was found before. */
    private static final int ROUNDS = 4;

    /** The open alerts of each rule, by its id, as far as they could inhibit one of the targets, or one that could. */
    public static Uni<Map<UUID, List<Muting.Present>>> around(UUID organisation, Muting muting, List<Facts> targets) {
        return around(organisation, muting, targets, new HashMap<>(), ROUNDS);
    }

    private static Uni<Map<UUID, List<Muting.Present>>> around(
            UUID organisation, Muting muting, List<Facts> targets, Map<UUID, List<Muting.Present>> found, int rounds) {
        return of(organisation, muting.concerned(targets), targets).chain(more -> {
            List<Facts> fresh = merged(found, more);
            return rounds == 1 || muting.concerned(fresh).isEmpty()
                    ? Uni.createFrom().item(found)
                    : around(organisation, muting, fresh, found, rounds - 1);
        });
    }

    /** Adds what is not known yet; answers the facts of it. */
    private static List<Facts> merged(Map<UUID, List<Muting.Present>> found, Map<UUID, List<Muting.Present>> more) {
        var fresh = new ArrayList<Facts>();
        more.forEach((rule, alerts) -> {
            var known = found.computeIfAbsent(rule, id -> new ArrayList<>());
            var ids = known.stream().map(Muting.Present::id).collect(Collectors.toSet());
            alerts.stream().filter(one -> ids.add(one.id())).forEach(one -> {
                known.add(one);
                fresh.add(one.facts());
            });
        });
        return fresh;
    }

    /** The open alerts of each of these rules, as far as they could inhibit one of the targets. */
    static Uni<Map<UUID, List<Muting.Present>>> of(UUID organisation, List<Inhibition> rules, List<Facts> targets) {
        var found = new HashMap<UUID, List<Muting.Present>>();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (Inhibition rule : rules) {
            var concerned = targets.stream().filter(rule::concerns).toList();
            steps = steps.chain(() -> of(organisation, rule, concerned))
                    .invoke(sources -> found.put(rule.id(), sources))
                    .replaceWithVoid();
        }
        return steps.map(done -> found);
    }

    /** The database leaves out what it can tell apart by equality; the rule itself decides of the rest. */
    private static Uni<List<Muting.Present>> of(UUID organisation, Inhibition rule, List<Facts> targets) {
        var sql = new StringBuilder("select id, " + FactRows.COLUMNS
                + " from alert where organisation_id = $1 and state <> 'resolved'" + " and kind <> 'drill'");
        var parameters = new ArrayList<@Nullable Object>();
        parameters.add(organisation);
        for (Matcher matcher : rule.source()) {
            if (matcher.operator() == Operator.EQUAL) {
                narrow(sql, parameters, matcher.name(), List.of(matcher.value()));
            }
        }
        for (String name : rule.equal()) {
            narrow(
                    sql,
                    parameters,
                    name,
                    targets.stream().map(one -> one.get(name)).distinct().toList());
        }
        sql.append(" order by id limit ").append(MOST);
        return SessionSql.rows(sql.toString(), parameters.toArray())
                .map(rows -> rows.stream()
                        .map(row -> new Muting.Present((UUID) row[0], FactRows.of(row, 1)))
                        .toList());
    }

    private static void narrow(StringBuilder sql, List<@Nullable Object> parameters, String name, List<String> values) {
        if (Facts.NAMES.contains(name)) {
            sql.append(" and ").append(FactRows.column(name));
        } else if (!name.startsWith(DETAIL)) {
            parameters.add(name);
            sql.append(" and coalesce(details::jsonb ->> $")
                    .append(parameters.size())
                    .append("::text, '')");
        } else {
            return;
        }
        parameters.add(values.toArray(String[]::new));
        sql.append(" = any($").append(parameters.size()).append("::text[])");
    }
}
