package dev.cairn.assessment.report;

import dev.cairn.assessment.common.Stylesheet;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A report as one HTML document that needs nothing else, made for A4 paper. Qute escapes every value in it. */
final class HtmlReport {

    static final Stylesheet STYLE = Stylesheet.named("/report/report.css");

    private HtmlReport() {}

    static String text(Report report) {
        return Templates.report(report, new Words(report), STYLE.css()).render();
    }

    @CheckedTemplate(basePath = "report")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance report(Report report, Words words, String style);
    }
}
