package dev.cairn.notification.schedule.domain;

import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A year of the final schedule of five layers, as shifts of persons and gaps, over and over, in one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class ScheduleBenchmark {

    private static final int LAYERS = 5;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu");

    /** Shifts of 8 hours with restrictions in five zones, or plain weeks, both with a hundred overrides. */
    @Param({"shifts", "weeks"})
    public String kind = "shifts";

    private Plan plan = plan(true);

    /** What was done in how much of the thread's own time. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Done {

        /** Years that were laid out. */
        public long years;

        /** Processor time of the thread, in nanoseconds. */
        public long cpu;

        private long begun;

        /** Begins to count. */
        @Setup(Level.Iteration)
        public void begin() {
            begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        /** Ends to count. */
        @TearDown(Level.Iteration)
        public void end() {
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        }
    }

    /** Makes the schedule. */
    @Setup
    public void schedule() {
        plan = plan(kind.equals("shifts"));
    }

    /** Lays out a year. */
    @Benchmark
    public int year(Done done) {
        List<Segment> segments = plan.segments(FROM, FROM.plus(YEAR));
        done.years++;
        return PersonShifts.of(segments).size() + Plan.gaps(segments).size();
    }

    private static Plan plan(boolean shifts) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < LAYERS; i++) {
            var rotation = new Rotation(
                    ZoneId.of(ZONES.get(i)),
                    LocalDateTime.of(2024, 1, 1, 8 + i, 30),
                    shifts ? ShiftUnit.HOURS : ShiftUnit.WEEKS,
                    shifts ? 8 : 1,
                    List.of("ana", "ben", "vic", "eva"),
                    0,
                    null,
                    null);
            var windows = shifts
                    ? List.of(new Window(Set.of(DayOfWeek.values()), LocalTime.of(i, 0), LocalTime.of(i + 12, 0)))
                    : List.<Window>of();
            layers.add(new Layer("l" + i, "l" + i, i, rotation, null, windows, HolidayRule.AS_USUAL, Set.of()));
        }
        return new Plan(List.of(new Version(Instant.MIN, layers)), overrides(), List.of(), List.of());
    }

    private static List<TimedOverride> overrides() {
        List<TimedOverride> overrides = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Instant start = FROM.plus(Duration.ofHours(80L * i));
            overrides.add(new TimedOverride(
                    "o" + i, i, TimedOverride.Kind.REPLACE, "eva", null, start, start.plus(Duration.ofHours(12))));
        }
        return overrides;
    }
}
