package dev.cairn.notification.statuspage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of a month, as text.
 *
 * @param before path of the month before; null where there is no page of it
 * @param after path of the month after; null where there is no page of it
 */
public record MonthModel(
        String title,
        String path,
        String month,
        List<PageModel.Incident> incidents,
        @Nullable String before,
        @Nullable String after,
        String zone) {}
