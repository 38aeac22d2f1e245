package dev.cairn.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.kit.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RateBudgetsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final int QUOTA = 10;
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final String NOBODY_LISTENS = "redis://127.0.0.1:1";

    private final CallerKey ana = new CallerKey(UUID.randomUUID(), "ana");
    private final CallerKey bob = new CallerKey(ana.organisation(), "bob");
    private final SetClock clock = new SetClock();

    /** A time that only the test moves. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private RateBudgets replica() {
        return replica(Servers.addresses().getJsonObject("redis").getString("url"));
    }

    private RateBudgets replica(String redis) {
        return new RateBudgets(Redis.createClient(VERTX, redis), clock, "test", QUOTA, WINDOW);
    }

    private static void use(RateBudgets replica, CallerKey caller, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(replica.use(caller).refused()).isFalse();
        }
    }

    private static void share(RateBudgets replica) {
        done(replica.share());
    }

    private static void done(Future<Void> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBudgetIsUsedUpAndComesBackWithTheNextWindow() {
        RateBudgets replica = replica();
        clock.now = clock.now.plusMillis(18_001);

        assertThat(replica.use(ana)).isEqualTo(new RateBudgets.Verdict(9, 42));
        use(replica, ana, 9);
        assertThat(replica.use(ana)).isEqualTo(new RateBudgets.Verdict(-1, 42));
        assertThat(replica.use(bob).left()).isEqualTo(9);

        clock.now = clock.now.plusMillis(41_999);
        assertThat(replica.use(ana)).isEqualTo(new RateBudgets.Verdict(9, 60));
    }

    @Test
    void replicasShareOneBudget() {
        RateBudgets here = replica();
        RateBudgets there = replica();
        use(here, ana, 6);
        use(there, ana, 3);
        share(here);
        share(there);

        assertThat(there.use(ana).left()).isZero();
        assertThat(there.use(ana).refused()).isTrue();
        share(there);

        use(here, ana, 1);
        share(here);
        assertThat(here.use(ana).refused()).isTrue();
    }

    @Test
    void whatIsSharedIsSharedOnce() {
        RateBudgets here = replica();
        RateBudgets there = replica();
        use(here, ana, 4);
        share(here);
        share(here);
        use(here, ana, 1);
        share(here);

        use(there, ana, 1);
        share(there);

        assertThat(there.use(ana).left()).isEqualTo(QUOTA - 5 - 2);
    }

    @Test
    void whatAnotherWindowUsedIsForgotten() {
        RateBudgets here = replica();
        use(here, ana, 10);
        clock.now = clock.now.plus(WINDOW);

        share(here);
        use(here, ana, 1);
        share(here);

        assertThat(here.use(ana).left()).isEqualTo(8);
    }

    @Test
    void withoutRedisEachCountsForItself() {
        RateBudgets alone = replica(NOBODY_LISTENS);
        use(alone, ana, 6);

        assertThatThrownBy(() -> share(alone)).isInstanceOf(IllegalStateException.class);

        assertThat(alone.use(ana).left()).isEqualTo(3);
        assertThatThrownBy(() -> share(alone)).isInstanceOf(IllegalStateException.class);
        use(alone, ana, 3);
        assertThat(alone.use(ana).refused()).isTrue();
    }
}
