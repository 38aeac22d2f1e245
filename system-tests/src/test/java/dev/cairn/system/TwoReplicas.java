package dev.cairn.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A suite with two notification-services on one database, whose clock is faster by {@link #FACTOR}. All tests that kill
 * replicas share it.
 */
final class TwoReplicas {

    /** A minute of the database's clock, the shortest delay of a policy, is six seconds of everybody else's. */
    static final int FACTOR = 10;

    /**
     * Deliveries to webhooks go by the clock of the process, so their pauses are shorter by themselves. And each person gets
     * all alerts of a night, so that more of them go together.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "CAIRN_DELIVERY_PAUSES",
            "0.5S,1S,2S,2S,2S,5S,5S,5S,5S",
            "CAIRN_DELIVERY_TIME_LIMIT",
            "2S",
            "CAIRN_PAGING_MOST_TOGETHER",
            "50");

    private static @Nullable TwoReplicas running;

    private final Suite suite;
    private final ScaledClock clock;
    private final List<Replica> replicas;

    private TwoReplicas() {
        suite = Suite.withoutNotifications();
        clock = new ScaledClock(suite, FACTOR);
        replicas = List.of(new Replica(suite, 0, SETTINGS), new Replica(suite, 1, SETTINGS));
        first().start();
        clock.noteSteps();
        second().start();
    }

    /** Both are ready. */
    static synchronized TwoReplicas running() {
        if (running == null) {
            running = new TwoReplicas();
        }
        running.replicas.forEach(Replica::start);
        return running;
    }

    Suite suite() {
        return suite;
    }

    ScaledClock clock() {
        return clock;
    }

    /** The one that the portal knows. */
    Replica first() {
        return replicas.get(0);
    }

    Replica second() {
        return replicas.get(1);
    }

    Replica get(int number) {
        return replicas.get(number);
    }

    /** How long something takes that takes so long by the database's clock. */
    static Duration real(Duration byTheDatabase) {
        return byTheDatabase.dividedBy(FACTOR);
    }
}
