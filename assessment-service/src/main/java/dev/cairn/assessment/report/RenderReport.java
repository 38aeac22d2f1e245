package dev.cairn.assessment.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.assessment.common.AssessmentMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Makes the bytes of a report in a form. Slow for an event loop. */
@ApplicationScoped
class RenderReport {

    private final ObjectMapper json;
    private final SignReport signReport;
    private final AssessmentMeters meters;

    RenderReport(ObjectMapper json, SignReport signReport, AssessmentMeters meters) {
        this.json = json;
        this.signReport = signReport;
        this.meters = meters;
    }

    byte[] render(Report report, ReportFormat format) {
        byte[] bytes = text(report, format).getBytes(StandardCharsets.UTF_8);
        meters.reported(format.word());
        return bytes;
    }

    private String text(Report report, ReportFormat format) {
        return switch (format) {
            case JSON -> json(report);
            case HTML -> HtmlReport.text(report);
            case MARKDOWN -> new MarkdownReport(report).text();
            case CSV -> new CsvReport(report).text();
            case JWS -> signReport.sign(report);
        };
    }

    private String json(Report report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
