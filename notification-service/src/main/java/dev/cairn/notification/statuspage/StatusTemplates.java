package dev.cairn.notification.statuspage;

import dev.cairn.notification.common.Stylesheet;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** How the pages look. Qute escapes every value. */
final class StatusTemplates {

    static final Stylesheet STYLE = Stylesheet.named("/status/page.css");

    private StatusTemplates() {}

    static String page(PageModel page) {
        return Templates.page(page, STYLE.css()).render();
    }

    static String month(MonthModel month) {
        return Templates.month(month, STYLE.css()).render();
    }

    static String subscribe(SubscribeModel form) {
        return Templates.subscribe(form, STYLE.css()).render();
    }

    static String message(MessageModel message) {
        return Templates.message(message, STYLE.css()).render();
    }

    @CheckedTemplate(basePath = "status")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(PageModel page, String style);

        static native TemplateInstance month(MonthModel month, String style);

        static native TemplateInstance subscribe(SubscribeModel form, String style);

        static native TemplateInstance message(MessageModel message, String style);
    }
}
