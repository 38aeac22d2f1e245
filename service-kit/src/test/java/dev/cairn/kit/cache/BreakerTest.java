package dev.cairn.kit.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Breaker breaker = new Breaker(2, Duration.ofNanos(100), nanos::get);

    @Test
    void it_opens_after_so_many_failures_in_a_row() {
        breaker.failed();
        breaker.succeeded();
        breaker.failed();
        assertThat(breaker.allows()).isTrue();

        breaker.failed();

        assertThat(breaker.allows()).isFalse();
    }

    @Test
    void after_the_pause_one_try_is_let_through_and_decides() {
        breaker.failed();
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
