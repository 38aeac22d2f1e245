package dev.cairn.notification.statuspage;

import dev.cairn.notification.common.Json;
import dev.cairn.notification.common.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Gives a page its form. */
@ApplicationScoped
class StatusForms {

    private final Json json;
    private final Times times;

    StatusForms(Json json, Times times) {
        this.json = json;
        this.times = times;
    }

    String write(Status status, StatusForm form) {
        return switch (form) {
            case HTML ->
                StatusTemplates.page(Words.page(
                        status,
                        YearMonth.from(times.now().atZone(status.settings().zone()))));
            case JSON -> json.write(StatusView.of(status));
            case ATOM -> StatusFeeds.atom(status);
            case RSS -> StatusFeeds.rss(status);
        };
    }

    @Nullable
    String month(ReadStatus.@Nullable Month month) {
        return month == null ? null : StatusTemplates.month(Words.month(month));
    }
}
