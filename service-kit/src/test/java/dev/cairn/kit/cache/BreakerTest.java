package dev.cairn.kit.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Breaker breaker = new Breaker(2, Duration.ofNanos(10), Duration.ofNanos(100), nanos::get);

    @Test
    void it_opens_after_so_many_failures_in_a_row() {
        breaker.failed();
        breaker.succeeded();
        breaker.failed();
        assertThat(breaker.allows()).isTrue();

        nanos.addAndGet(10);
        breaker.failed();

        assertThat(breaker.allows()).isFalse();
    }

    @Test
    void failures_at_one_moment_count_as_one() {
        for (int i = 0; i < 9; i++) {
            breaker.failed();
            nanos.incrementAndGet();
        }
        assertThat(breaker.allows()).isTrue();

        nanos.incrementAndGet();
        breaker.failed();

        assertThat(breaker.allows()).isFalse();
    }

    @Test
    void after_the_pause_one_try_is_let_through_and_decides() {
        breaker.failed();
        nanos.addAndGet(10);
        breaker.failed();
        nanos.addAndGet(100);

        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.allows()).isFalse();

        breaker.failed();
        nanos.addAndGet(99);
        assertThat(breaker.allows()).isFalse();
        nanos.addAndGet(1);
        assertThat(breaker.allows()).isTrue();
        breaker.succeeded();
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.allows()).isTrue();
    }
}
