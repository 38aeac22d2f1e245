package dev.cairn.notification.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.policy.domain.Progress.State;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every policy; each round is made from its seed, which a failure names. */
class EscalationPropertiesTest {

    private static final List<String> ZONES = List.of(
            "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC");
    private static final int ROUNDS = 300;

    private static Policy policy(Random random) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            int least = i == 0 ? 0 : 1;
            steps.add(new Step(
                    Duration.ofMinutes(least + random.nextInt(200)), List.of(new Target(Target.Kind.PERSON, "p" + i))));
        }
        return new Policy(
                steps,
                random.nextInt(10),
                Duration.ofMinutes(1 + random.nextInt(60)),
                random.nextBoolean() ? Duration.ofMinutes(30) : null,
                random.nextBoolean() ? List.of(new Target(Target.Kind.PERSON, "boss")) : List.of(),
                random.nextBoolean(),
                random.nextBoolean() ? quiet(random) : null);
    }

    private static @Nullable QuietHours quiet(Random random) {
        var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                days.add(day);
            }
        }
        var quiet = new QuietHours(
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                days,
                LocalTime.of(random.nextInt(24), random.nextInt(4) * 15),
                LocalTime.of(random.nextInt(24), random.nextInt(4) * 15));
        return quiet.isAlways() ? null : quiet;
    }

    private static Instant instant(Random random) {
        return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(random.nextInt(60 * 60 * 24 * 300));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_127, 77, 4711})
    void everyPolicyEndsAndNoStepComesBeforeItsTime(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Policy policy = policy(random);
            Urgency urgency = random.nextBoolean() ? Urgency.HIGH : Urgency.LOW;
            Instant start = instant(random);
            int reaches = random.nextInt(4);
            var entries = Simulation.run(
                    policy,
                    urgency,
                    start,
                    (step, at) -> new Simulation.Told<>(
                            new Reached(random.nextInt(4) < reaches ? 1 : 0, random.nextInt(8) == 0 ? 1 : 0), at));
            int most = (policy.steps().size() + 1) * (policy.repeats() + 1);
            assertThat(entries)
                    .as("seed %d, policy %s", seed, policy)
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(most);
            assertInTime(policy, urgency, start, entries);
            assertSomebodyOrTheFallback(policy, urgency, entries);
        }
    }

    private static void assertInTime(
            Policy policy, Urgency urgency, Instant start, List<Simulation.Entry<Instant>> entries) {
        Instant before = start;
        boolean told = true;
        int lastPlace = 0;
        for (var entry : entries) {
            int step = entry.step().step();
            int place = entry.step().round() * 1000 + step;
            assertThat(place).as("steps go forward in %s", policy).isGreaterThan(lastPlace);
            lastPlace = place;
            Duration least = entry.step().fallback()
                    ? Duration.ZERO
                    : step == 1
                            ? entry.step().round() == 1 ? policy.steps().get(0).delay() : policy.pause()
                            : told ? policy.steps().get(step - 1).delay() : Duration.ZERO;
            assertThat(entry.at()).as("%s at %s", policy, entry).isAfterOrEqualTo(before.plus(least));
            if (urgency == Urgency.LOW && policy.quiet() != null) {
                assertThat(policy.quiet().over(entry.at()))
                        .as("quiet hours of %s", policy)
                        .isEqualTo(entry.at());
            } else {
                assertThat(entry.at()).as("%s at %s", policy, entry).isEqualTo(before.plus(least));
            }
            before = entry.at();
            told = entry.told().reached().people() + entry.told().reached().systems() > 0;
        }
    }

    private static void assertSomebodyOrTheFallback(
            Policy policy, Urgency urgency, List<Simulation.Entry<Instant>> entries) {
        int people = entries.stream()
                .filter(entry -> entry.step().round() == 1 && !entry.step().fallback())
                .mapToInt(entry -> entry.told().reached().people())
                .sum();
        boolean once = urgency == Urgency.LOW
                && !policy.lowEscalates()
                && entries.stream()
                        .anyMatch(entry -> entry.step().round() == 1 && entry.word() == After.Word.TOLD_ONCE);
        assertThat(entries.stream().anyMatch(entry -> entry.step().fallback()))
                .as("fallback of %s", policy)
                .isEqualTo(people == 0 && !once && !policy.fallback().isEmpty());
    }

    /** The engine's own life: any order of what can happen, at any time. */
    @ParameterizedTest
    @ValueSource(longs = {3, 20_261_127, 99})
    void whatAnEarlierGenerationWaitsForIsNeverDone(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Policy policy = policy(random);
            Instant now = instant(random);
            Progress progress = EscalationRules.begin(policy, Urgency.HIGH, 1, now);
            for (int move = 0; move < 60; move++) {
                now = now.plusSeconds(random.nextInt(3600));
                Progress before = progress;
                progress = moved(policy, before, now, random);
                assertThat(progress.generation()).as("seed %d", seed).isGreaterThanOrEqualTo(before.generation());
                if (progress.generation() > before.generation()) {
                    assertThat(progress.round() * 100 + progress.step()).isEqualTo(101);
                    assertThat(progress.paged()).isZero();
                }
                if (progress.state() == State.ENDED) {
                    assertThat(progress.due()).isNull();
                }
                if (before.state() != State.RUNNING && before.generation() == progress.generation()) {
                    assertThat(progress.paged())
                            .as("who does not run pages nobody")
                            .isEqualTo(before.paged());
                }
            }
        }
    }

    private static Progress moved(Policy policy, Progress before, Instant now, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> EscalationRules.begin(policy, Urgency.HIGH, before.generation() + 1, now);
            case 1 -> EscalationRules.acknowledge(policy.acknowledgeTimeout(), before, now);
            case 2 -> EscalationRules.stop(before);
            case 3 -> before.state() == State.RUNNING ? EscalationRules.hold(before, now.plusSeconds(60)) : before;
            case 4 ->
                before.state() == State.HELD ? EscalationRules.release(policy, Urgency.HIGH, before, now) : before;
            default ->
                EscalationRules.next(policy, Urgency.HIGH, before, now, random.nextInt(10) == 0) instanceof Move.Tell
                        ? EscalationRules.after(policy, Urgency.HIGH, before, now, new Reached(random.nextInt(2), 0))
                                .progress()
                        : before;
        };
    }
}
