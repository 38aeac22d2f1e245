package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The members of an organisation, and since when who left is gone. */
@ApplicationScoped
public class Members {

    private static final String NAMES = "select subject, name from known_member";
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int TRIES = 10;

    private final Tenancy tenancy;
    private final Times times;

    Members(Tenancy tenancy, Times times) {
        this.tenancy = tenancy;
        this.times = times;
    }

    /** The names of all members, by subject. */
    public Uni<Map<String, String>> names(UUID organisation) {
        return tenancy.sql(
                organisation,
                connection -> connection.query(NAMES).execute().map(rows -> {
                    Map<String, String> names = new TreeMap<>();
                    rows.forEach(row -> names.put(row.getString(0), row.getString(1)));
                    return names;
                }));
    }

    /**
     * Refuses people who are no members. Somebody who was added a moment ago is waited for, since the event may be on its way.
     *
     * @param people with pointers to where they are named
     */
    public Uni<Void> demand(UUID organisation, Map<String, String> people) {
        Context context = Vertx.currentContext();
        return demand(organisation, people, TRIES).emitOn(work -> context.runOnContext(ignored -> work.run()));
    }

    private Uni<Void> demand(UUID organisation, Map<String, String> people, int tries) {
        return names(organisation).chain(names -> {
            var strangers = new TreeSet<>(people.keySet());
            strangers.removeAll(names.keySet());
            if (strangers.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            if (tries > 1) {
                return Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(PAUSE)
                        .chain(() -> demand(organisation, people, tries - 1));
            }
            var problem = new Problem(CommonProblem.UNPROCESSABLE, "Only members of the organisation can be named");
            strangers.forEach(one -> problem.at(Objects.requireNonNull(people.get(one)), "is no member's subject"));
            return Uni.createFrom().failure(problem);
        });
    }

    /** The names of all members, by subject, in the Hibernate transaction that the caller is in. */
    public Uni<Map<String, String>> namesInTransaction(UUID organisation) {
        return SessionSql.rows("select subject, name from known_member where organisation_id = $1", organisation)
                .map(rows -> {
                    Map<String, String> names = new TreeMap<>();
                    rows.forEach(row -> names.put(
                            (String) Objects.requireNonNull(row[0]), (String) Objects.requireNonNull(row[1])));
                    return names;
                });
    }

    /** The subjects of all members, in the Hibernate transaction that the caller is in. */
    public Uni<Set<String>> subjects(UUID organisation) {
        return SessionSql.rows("select subject from known_member where organisation_id = $1", organisation)
                .map(rows -> {
                    var subjects = new TreeSet<String>();
                    rows.forEach(row -> subjects.add((String) Objects.requireNonNull(row[0])));
                    return subjects;
                });
    }

    /** Notes who is gone and who is back, in the transaction that took in the organisation's new state. */
    public Uni<Void> changed(UUID organisation, Set<String> before, Set<String> after) {
        Uni<Integer> steps = Uni.createFrom().item(0);
        var gone = new TreeSet<>(before);
        gone.removeAll(after);
        var come = new TreeSet<>(after);
        come.removeAll(before);
        var now = times.now().atOffset(ZoneOffset.UTC);
        for (String subject : gone) {
            steps = steps.chain(() -> SessionSql.change("""
                    insert into member_absence (organisation_id, subject, from_at) values ($1, $2, $3)
                    on conflict do nothing""", organisation, subject, now));
        }
        for (String subject : come) {
            steps = steps.chain(() -> SessionSql.change("""
                    update member_absence set until_at = $3
                    where organisation_id = $1 and subject = $2 and until_at is null""", organisation, subject, now));
        }
        return steps.replaceWithVoid();
    }
}
