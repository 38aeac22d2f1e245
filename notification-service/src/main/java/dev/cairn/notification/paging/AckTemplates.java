package dev.cairn.notification.paging;

import dev.cairn.notification.common.Stylesheet;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** How the page of an acknowledgement link looks. Qute escapes every value. */
final class AckTemplates {

    private static final Stylesheet STYLE = Stylesheet.named("/ack/page.css");

    /** What the page may do. */
    static final String POLICY = STYLE.policy();

    private AckTemplates() {}

    static String write(AckPage page) {
        return Templates.page(page, STYLE.css()).render();
    }

    @CheckedTemplate(basePath = "ack")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(AckPage page, String style);
    }
}
