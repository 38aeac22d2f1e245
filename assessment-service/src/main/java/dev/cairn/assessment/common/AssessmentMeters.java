package dev.cairn.assessment.common;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** What is measured of this service's own work; docs/metrics.md explains each. All are there from the start, at zero. */
@ApplicationScoped
public class AssessmentMeters {

    /** A counter for each value of one tag. */
    private record Tally(String name, String description, String tag, List<String> values) {}

    private static final Tally ASSESSMENTS =
            new Tally("cairn.assessments", "Assessments made", "result", List.of("stored", "unchanged"));
    private static final Tally RERUNS =
            new Tally("cairn.reruns", "Kept assessments that were made again", "result", List.of("same", "different"));
    private static final Tally EVIDENCE = new Tally(
            "cairn.evidence.recorded",
            "Pieces of evidence recorded",
            "source",
            List.of(
                    "scan",
                    "repository",
                    "hypothesis",
                    "project",
                    "core-flow",
                    "attestation",
                    "fire-drill",
                    "on-call"));
    private static final Tally WAIVERS = new Tally(
            "cairn.waivers",
            "What was done with waivers",
            "act",
            List.of("requested", "approved", "rejected", "revoked", "ending", "expired"));
    private static final Tally OVERRULINGS = new Tally(
            "cairn.overrulings",
            "What was done about what applies to projects",
            "act",
            List.of("requested", "overruled", "approved", "rejected", "withdrawn"));
    private static final Tally CHECKS = new Tally(
            "cairn.repository.checks",
            "Times that a connected repository was asked for its newest commit",
            "result",
            List.of("scanned", "unchanged", "failed"));
    private static final Tally ROADMAPS = new Tally(
            "cairn.roadmaps",
            "What was done with roadmaps of organisations",
            "act",
            List.of("published", "activated", "withdrawn", "chosen"));
    private static final Tally REASSESSED = new Tally(
            "cairn.reassessments",
            "Projects gone over because another roadmap, or version, counts for them",
            "result",
            List.of("judged", "skipped"));
    private static final Tally VIEWS =
            new Tally("cairn.public.views", "Public pages and badges shown", "what", List.of("badge", "page"));
    private static final Tally REPORTS =
            new Tally("cairn.reports", "Reports made", "format", List.of("json", "html", "markdown", "csv", "jws"));
    private static final List<Tally> TALLIES =
            List.of(ASSESSMENTS, RERUNS, EVIDENCE, WAIVERS, OVERRULINGS, CHECKS, ROADMAPS, REASSESSED, VIEWS, REPORTS);

    private final MeterRegistry registry;
    private final Timer assessments;
    private final Timer scans;
    private final Counter files;
    private final Counter whatIfs;

    AssessmentMeters(MeterRegistry registry) {
        this.registry = registry;
        this.assessments = Timer.builder("cairn.assessment.duration")
                .description("Time the engine took for one assessment")
                .register(registry);
        this.scans = Timer.builder("cairn.scan.duration")
                .description("Time from the first to the last byte of an archive, its rules included")
                .register(registry);
        this.whatIfs = Counter.builder("cairn.what.ifs")
                .description("Assessments made to answer what if")
                .register(registry);
        this.files = Counter.builder("cairn.scan.files")
                .description("Files seen in archives")
                .register(registry);
    }

    void register(@Observes StartupEvent start) {
        TALLIES.forEach(tally -> tally.values().forEach(value -> count(tally, value, 0)));
    }

    /** @param result stored, or unchanged when nothing was different and no row was made */
    public void assessed(String result, Duration took) {
        assessments.record(took);
        count(ASSESSMENTS, result, 1);
    }

    public void scanned(long filesSeen, Duration took) {
        scans.record(took);
        files.increment(filesSeen);
    }

    /** @param source scan, repository, hypothesis, project or attestation */
    public void evidenceRecorded(String source, int rows) {
        count(EVIDENCE, source, rows);
    }

    /** @param act requested, approved, rejected, revoked, ending or expired */
    public void waiver(String act) {
        count(WAIVERS, act, 1);
    }

    /** @param act requested, overruled, approved, rejected or withdrawn */
    public void overruling(String act) {
        count(OVERRULINGS, act, 1);
    }

    /** @param result scanned, unchanged or failed */
    public void repositoryChecked(String result) {
        count(CHECKS, result, 1);
    }

    public void whatIf() {
        whatIfs.increment();
    }

    /** @param same whether the digest came out as it was kept */
    public void rerun(boolean same) {
        count(RERUNS, same ? "same" : "different", 1);
    }

    /** @param act published, activated, withdrawn or chosen */
    public void roadmap(String act) {
        count(ROADMAPS, act, 1);
    }

    /** @param result judged, or skipped when a project was up to date, or waits for its assessment anyway */
    public void reassessed(String result) {
        count(REASSESSED, result, 1);
    }

    /** @param format json, html, markdown, csv or jws */
    public void reported(String format) {
        count(REPORTS, format, 1);
    }

    /** @param what badge or page */
    public void viewed(String what) {
        count(VIEWS, what, 1);
    }

    private void count(Tally tally, String value, int amount) {
        Counter.builder(tally.name())
                .description(tally.description())
                .tag(tally.tag(), value)
                .register(registry)
                .increment(amount);
    }
}
