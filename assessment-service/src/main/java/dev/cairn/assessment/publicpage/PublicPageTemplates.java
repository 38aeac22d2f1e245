package dev.cairn.assessment.publicpage;

import dev.cairn.assessment.common.Stylesheet;
import dev.cairn.assessment.publicpage.domain.Badge;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** How a summary looks: as a page, and as a badge. Qute escapes every value: to it the badge is HTML, too, whose escapes are those of XML. */
final class PublicPageTemplates {

    static final Stylesheet STYLE = Stylesheet.named("/publicpage/page.css");

    private PublicPageTemplates() {}

    static String page(PublicSummary summary) {
        return Templates.page(summary, STYLE.css()).render();
    }

    /** What is at an address that opens nothing, or nothing any more. */
    static String absent() {
        return Templates.absent(STYLE.css()).render();
    }

    static String badge(Badge badge) {
        return Templates.badge(badge).render();
    }

    @CheckedTemplate(basePath = "publicpage")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(PublicSummary summary, String style);

        static native TemplateInstance absent(String style);

        static native TemplateInstance badge(Badge badge);
    }
}
