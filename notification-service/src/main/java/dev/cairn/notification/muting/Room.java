package dev.cairn.notification.muting;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Refuses what would be too many. Those who make one at the same time are counted one after the other. */
final class Room {

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final int OF_ALL_TIMES = 10;

    private Room() {}

    /**
     * Refuses another one, in the transaction that the caller is in.
     *
     * @param what they are, for people
     * @param count selects how many may still count, and how many there are of all times; $1 is the organisation
     */
    static Uni<Void> demand(UUID organisation, String what, String count, int most) {
        return SessionSql.rows(LOCK, what + " " + organisation)
                .chain(locked -> SessionSql.rows(count, organisation))
                .invoke(rows -> {
                    if (((Number) rows.get(0)[0]).intValue() >= most) {
                        throw new Problem(
                                MutingProblem.LIMIT_REACHED, "An organisation has at most %d %s".formatted(most, what));
                    }
                    int all = OF_ALL_TIMES * most;
                    if (((Number) rows.get(0)[1]).intValue() >= all) {
                        throw new Problem(
                                MutingProblem.LIMIT_REACHED,
                                "An organisation has at most %d %s, with those of the last 90 days"
                                        .formatted(all, what));
                    }
                })
                .replaceWithVoid();
    }
}
