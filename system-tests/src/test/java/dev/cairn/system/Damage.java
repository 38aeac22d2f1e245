package dev.cairn.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Kills replicas, PostgreSQL and Kafka, and notes for how long nobody could have done anything. */
final class Damage {

    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final List<String> VICTIMS =
            List.of("replica 0", "replica 0", "replica 1", "replica 1", "postgres", "postgres", "kafka", "kafka");

    private final TwoReplicas replicas;
    private final Suite suite;
    private final Outages outages = new Outages(2);

    Damage(TwoReplicas replicas) {
        this.replicas = replicas;
        this.suite = replicas.suite();
    }

    /** A kill that is to come. */
    record Kill(Duration after, String victim) {}

    /** Each victim twice, in any order, each in its share of the time. */
    static List<Kill> plan(Random random, Duration time) {
        var victims = new ArrayList<>(VICTIMS);
        Collections.shuffle(victims, random);
        long share = time.toMillis() / victims.size();
        var plan = new ArrayList<Kill>();
        for (int i = 0; i < victims.size(); i++) {
            plan.add(new Kill(Duration.ofMillis(share * i + (long) (share * random.nextDouble())), victims.get(i)));
        }
        return plan;
    }

    Outages outages() {
        return outages;
    }

    /** Kills it, and returns when it answers again. A replica is killed when the other is ready: for steps to be in time. */
    void strike(String victim) {
        if (victim.startsWith("replica")) {
            int number = Integer.parseInt(victim.split(" ", 2)[1]);
            await("the other", replicas.get(1 - number)::isReady);
            outages.begins(victim);
            Replica replica = replicas.get(number);
            replica.kill();
            replica.begin();
            await(victim, replica::isReady);
        } else {
            outages.begins(victim);
            ProcessHandle process = suite.process(victim);
            Suite.signal(process, "KILL");
            await(victim, () -> suite.process(victim).pid() != process.pid() && answers(victim));
        }
        outages.ends(victim);
    }

    private boolean answers(String victim) {
        return !victim.equals("postgres") || !suite.rows("postgres", "select 1").isEmpty();
    }

    private static void await(String victim, Callable<Boolean> isBack) {
        Awaitility.await(victim + " is back")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(isBack);
    }
}
