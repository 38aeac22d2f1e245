package dev.cairn.bench.figure;

import dev.cairn.bench.measure.ProcessStat;
import dev.cairn.bench.stack.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** How long the suite takes to be ready, and what its applications hold in memory before anybody asks anything. */
public final class Footprint {

    private static final double MEGABYTES = 350;
    private static final double SECONDS = 90;

    private Footprint() {}

    /** The time of a start of what is built already. */
    public static Figure start(Duration taken) {
        return new Figure(
                "start",
                "./cairn up to ready, once built",
                taken.toMillis() / 1000.0,
                SECONDS,
                "s",
                Map.of("data", "new: the database cluster is made, all migrations run"));
    }

    /** The memory of each application, after a while of rest. */
    public static List<Figure> memory(Place place, Effort effort) {
        LockSupport.parkNanos(effort.idle().toNanos());
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("project-service", place.projectService());
        ports.put("assessment-service", place.assessmentService());
        ports.put("notification-service", place.notificationService());
        ports.put("portal", place.portal());
        List<Figure> figures = new ArrayList<>();
        ports.forEach((name, port) -> ProcessStat.listeningOn(port)
                .ifPresent(process -> figures.add(new Figure(
                        "memory-" + name,
                        name + ", resident memory when idle",
                        process.residentMegabytes(),
                        MEGABYTES,
                        "MB",
                        Map.of("javaOptions", String.join(" ", process.javaOptions()))))));
        return figures;
    }
}
