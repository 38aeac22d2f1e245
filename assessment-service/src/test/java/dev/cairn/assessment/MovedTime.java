package dev.cairn.assessment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The service's clock in tests: the machine's, or ahead of it until it is closed. */
final class MovedTime implements AutoCloseable {

    private static volatile Duration ahead = Duration.ZERO;

    private MovedTime() {}

    static MovedTime by(Duration time) {
        ahead = time;
        return new MovedTime();
    }

    void to(Duration time) {
        ahead = time;
    }

    @Override
    public void close() {
        ahead = Duration.ZERO;
    }

    @Override
    public String toString() {
        return ahead + " ahead";
    }

    /** Takes the place of the machine's clock. */
    @Singleton
    static class Source {

        @Produces
        @Singleton
        Clock clock() {
            return new Ahead(ZoneOffset.UTC);
        }
    }

    private static final class Ahead extends Clock {

        private final ZoneId zone;

        private Ahead(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Ahead(other);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }
    }
}
