package dev.cairn.assessment.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * A report as CSV (RFC 4180): one row for each check, with a head.
 *
 * <p>No cell begins with a character by which spreadsheets take it for a formula (OWASP, CSV injection): such a one gets an
 * apostrophe before it.
 */
final class CsvReport {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private static final List<String> HEAD = List.of(
            "project",
            "assessment",
            "assessed_at",
            "digest",
            "phase",
            "phase_readiness",
            "phase_gate",
            "practice",
            "practice_title",
            "practice_outcome",
            "check",
            "check_title",
            "outcome",
            "score",
            "weight",
            "required",
            "strength_asked",
            "strength_found",
            "reason",
            "advice",
            "stale_at",
            "waiver_reason",
            "waiver_ends_at",
            "facts",
            "evidence",
            "evidence_source",
            "evidence_digest",
            "evidence_age");

    private final Report report;
    private final StringBuilder text = new StringBuilder();

    CsvReport(Report report) {
        this.report = report;
    }

    String text() {
        try (var csv = new CSVPrinter(text, FORMAT)) {
            csv.printRecord(HEAD);
            for (var phase : report.phases()) {
                for (var practice : phase.practices()) {
                    for (var check : practice.checks()) {
                        csv.printRecord(
                                row(phase, practice, check).map(CsvReport::safe).toList());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private Stream<@Nullable Object> row(Report.Phase phase, Report.Practice practice, Report.Check check) {
        var waiver = check.waiver();
        var evidence = report.evidence().stream()
                .filter(one -> check.facts().stream().anyMatch(fact -> one.id().equals(fact.evidenceId())))
                .toList();
        return Stream.of(
                report.project().slug(),
                report.id(),
                report.assessedAt(),
                report.digest(),
                phase.id(),
                phase.readiness(),
                phase.gate().state(),
                practice.id(),
                practice.title(),
                practice.outcome(),
                check.id(),
                check.title(),
                check.outcome(),
                check.score(),
                check.weight(),
                check.required(),
                check.strengthAsked(),
                check.strengthFound(),
                check.reason(),
                check.advice(),
                check.staleAt(),
                waiver == null ? null : waiver.reason(),
                waiver == null ? null : waiver.endsAt(),
                check.facts().stream()
                        .map(fact -> fact.name() + "=" + (fact.value() == null ? fact.state() : fact.value()))
                        .collect(Collectors.joining("; ")),
                evidence.stream().map(one -> one.id().toString()).collect(Collectors.joining("; ")),
                evidence.stream().map(Report.Evidence::source).collect(Collectors.joining("; ")),
                evidence.stream().map(Report.Evidence::digest).collect(Collectors.joining("; ")),
                evidence.stream().map(one -> one.age().toString()).collect(Collectors.joining("; ")));
    }

    /** The text of a cell that no spreadsheet calculates; empty for null. */
    static String safe(@Nullable Object value) {
        String cell = Objects.toString(value, "");
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
