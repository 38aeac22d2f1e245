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

    private static final List<String> RESULTS = List.of("stored", "unchanged");
    private static final List<String> RERUNS = List.of("same", "different");
    private static final List<String> SOURCES = List.of("scan", "repository", "hypothesis", "project", "attestation");
    private static final List<String> WAIVER_ACTS =
            List.of("requested", "approved", "rejected", "revoked", "ending", "expired");

    private static final List<String> CHECKS = List.of("scanned", "unchanged", "failed");
    private static final List<String> ROADMAP_ACTS = List.of("published", "activated", "withdrawn", "chosen");
    private static final List<String> REASSESSED = List.of("judged", "skipped");
    private static final List<String> PUBLIC_VIEWS = List.of("badge", "page");
    private static final List<String> REPORT_FORMATS = List.of("json", "html", "markdown", "csv", "jws");

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
        RESULTS.forEach(this::assessmentCounter);
        SOURCES.forEach(this::evidenceCounter);
        WAIVER_ACTS.forEach(this::waiverCounter);
        CHECKS.forEach(this::repositoryCounter);
        RERUNS.forEach(this::rerunCounter);
        ROADMAP_ACTS.forEach(this::roadmapCounter);
        REASSESSED.forEach(this::reassessedCounter);
        REPORT_FORMATS.forEach(this::reportCounter);
        PUBLIC_VIEWS.forEach(this::viewCounter);
    }

    /** @param result stored, or unchanged when nothing was different and no row was made */
    public void assessed(String result, Duration took) {
        assessments.record(took);
        assessmentCounter(result).increment();
    }

    public void scanned(long filesSeen, Duration took) {
        scans.record(took);
        files.increment(filesSeen);
    }

    /** @param source scan, hypothesis, project or attestation */
    public void evidenceRecorded(String source, int rows) {
        evidenceCounter(source).increment(rows);
    }

    /** @param act requested, approved, rejected, revoked, ending or expired */
    public void waiver(String act) {
        waiverCounter(act).increment();
    }

    /** @param result scanned, unchanged or failed */
    public void repositoryChecked(String result) {
        repositoryCounter(result).increment();
    }

    private Counter repositoryCounter(String result) {
        return Counter.builder("cairn.repository.checks")
                .description("Times that a connected repository was asked for its newest commit")
                .tag("result", result)
                .register(registry);
    }

    public void whatIf() {
        whatIfs.increment();
    }

    /** @param same whether the digest came out as it was kept */
    public void rerun(boolean same) {
        rerunCounter(same ? "same" : "different").increment();
    }

    private Counter rerunCounter(String result) {
        return Counter.builder("cairn.reruns")
                .description("Kept assessments that were made again")
                .tag("result", result)
                .register(registry);
    }

    /** @param act published, activated, withdrawn or chosen */
    public void roadmap(String act) {
        roadmapCounter(act).increment();
    }

    /** @param result judged, or skipped when a project was up to date, or waits for its assessment anyway */
    public void reassessed(String result) {
        reassessedCounter(result).increment();
    }

    private Counter roadmapCounter(String act) {
        return Counter.builder("cairn.roadmaps")
                .description("What was done with roadmaps of organisations")
                .tag("act", act)
                .register(registry);
    }

    private Counter reassessedCounter(String result) {
        return Counter.builder("cairn.reassessments")
                .description("Projects gone over because another roadmap, or version, counts for them")
                .tag("result", result)
                .register(registry);
    }

    /** @param format json, html, markdown, csv or jws */
    public void reported(String format) {
        reportCounter(format).increment();
    }

    /** @param what badge or page */
    public void viewed(String what) {
        viewCounter(what).increment();
    }

    private Counter viewCounter(String what) {
        return Counter.builder("cairn.public.views")
                .description("Public pages and badges shown")
                .tag("what", what)
                .register(registry);
    }

    private Counter reportCounter(String format) {
        return Counter.builder("cairn.reports")
                .description("Reports made")
                .tag("format", format)
                .register(registry);
    }

    private Counter waiverCounter(String act) {
        return Counter.builder("cairn.waivers")
                .description("What was done with waivers")
                .tag("act", act)
                .register(registry);
    }

    private Counter assessmentCounter(String result) {
        return Counter.builder("cairn.assessments")
                .description("Assessments made")
                .tag("result", result)
                .register(registry);
    }

    private Counter evidenceCounter(String source) {
        return Counter.builder("cairn.evidence.recorded")
                .description("Pieces of evidence recorded")
                .tag("source", source)
                .register(registry);
    }
}
