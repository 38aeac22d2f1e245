package dev.cairn.assessment.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as Markdown (CommonMark with the tables of GitHub's).
 *
 * <p>What members wrote stands within a line and is escaped, so that it can open no element: no heading, link, image, HTML
 * or cell of its own.
 */
final class MarkdownReport {

    private static final String MARKS = "\\`*_{}[]()<>#|~!&:@$^=+-";

    private final Report report;
    private final Words words;
    private final StringBuilder out = new StringBuilder();

    MarkdownReport(Report report) {
        this.report = report;
        this.words = new Words(report);
    }

    String text() {
        line("# Assessment of " + safe(report.project().name()));
        facts();
        phases();
        verdict();
        premature();
        report.phases().forEach(this::phase);
        evidence();
        return out.toString();
    }

    private void facts() {
        line("- Organisation: " + safe(report.organisation()));
        line("- Roadmap: " + safe(report.roadmap().title()) + ", version "
                + report.roadmap().version());
        line("- Phase: **" + safe(words.phase(report.phase())) + "** (declared: "
                + safe(words.phase(report.declaredPhase())) + ")");
        line("- Assessed: " + words.instant(report.assessedAt()));
        line("- Assessment: " + report.id() + ", digest " + safe(report.digest()));
        line("");
    }

    private void phases() {
        line("## Phases");
        line("");
        row("Phase", "Readiness", "Gate", "Missing");
        line("| --- | ---: | --- | ---: |");
        for (var phase : report.phases()) {
            row(
                    phase.title(),
                    words.readiness(phase.readiness()),
                    phase.gate().state(),
                    String.valueOf(phase.gate().missing().size()));
        }
        line("");
    }

    private void verdict() {
        line("## Trusted at 3 AM: " + (report.verdict3am().yes() ? "yes" : "no"));
        line("");
        report.verdict3am().reasons().forEach(reason -> line("- " + safe(reason)));
        line("");
    }

    private void premature() {
        if (report.premature().isEmpty()) {
            return;
        }
        line("## Too early");
        line("");
        report.premature()
                .forEach(early ->
                        line("- **" + safe(early.title()) + "**: " + safe(early.advice()) + " " + safe(early.cost())));
        line("");
    }

    private void phase(Report.Phase phase) {
        line("## " + safe(phase.title()));
        line("");
        line("Readiness " + words.readiness(phase.readiness()) + ", gate "
                + safe(phase.gate().state()) + ".");
        line("");
        if (!phase.gate().missing().isEmpty()) {
            line("What keeps the gate closed:");
            line("");
            phase.gate()
                    .missing()
                    .forEach(missing -> line("- **" + safe(missing.title()) + "** (" + safe(missing.check()) + ", "
                            + safe(words.plain(missing.outcome())) + "): " + safe(missing.advice())));
            line("");
        }
        phase.practices().forEach(this::practice);
    }

    private void practice(Report.Practice practice) {
        line("### " + safe(practice.title()) + ": " + safe(words.plain(practice.outcome())));
        line("");
        row("Check", "Outcome", "Reason", "Facts");
        line("| --- | --- | --- | --- |");
        practice.checks()
                .forEach(check -> row(
                        check.title() + " (" + check.id() + ")",
                        words.plain(check.outcome()),
                        reason(check),
                        facts(check.facts())));
        line("");
    }

    private String reason(Report.Check check) {
        var waiver = check.waiver();
        var overruled = check.overruled();
        String reason = overruled == null ? check.reason() : check.reason() + " " + overruled.sentence();
        return waiver == null
                ? reason
                : reason + " Waived until " + words.day(waiver.endsAt()) + " by " + waiver.approvedBy() + ": "
                        + waiver.reason();
    }

    private String facts(List<Report.Fact> facts) {
        return String.join("; ", facts.stream().map(this::fact).toList());
    }

    private String fact(Report.Fact fact) {
        String evidence = words.evidence(fact.evidenceId());
        String value = fact.name() + " = " + words.value(fact.value());
        String state = fact.state().equals("counts") ? "" : ", " + words.plain(fact.state());
        return evidence.isEmpty() ? value + state : value + state + " [" + evidence + "]";
    }

    private void evidence() {
        line("## Evidence");
        line("");
        row("", "Source", "Strength", "Observed", "Age then", "Digest of the input", "Summary");
        line("| --- | --- | --- | --- | --- | --- | --- |");
        for (var one : report.evidence()) {
            row(
                    words.evidence(one.id()),
                    one.source(),
                    one.strength(),
                    words.instant(one.observedAt()),
                    words.age(one.age()),
                    one.digest(),
                    one.summary());
        }
    }

    private void row(String... cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(safe(cell)).append(" |");
        }
        out.append('\n');
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /** A text that is nothing but text, on one line. */
    static String safe(@Nullable String text) {
        var safe = new StringBuilder();
        String.valueOf(text).strip().codePoints().forEach(point -> {
            boolean breaks = Character.isISOControl(point) || point == 0x2028 || point == 0x2029;
            if (MARKS.indexOf(point) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(breaks ? ' ' : point);
        });
        return safe.toString();
    }
}
