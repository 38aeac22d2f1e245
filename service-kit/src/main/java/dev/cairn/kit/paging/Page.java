package dev.cairn.kit.paging;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins; null when this is the last, and only then
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * Makes a page of rows that were read with one more than the limit.
     *
     * @param rows in the list's order, up to {@code request.limit() + 1}
     * @param key the row's key, by which the list is ordered
     */
    public static <R, T> Page<T> of(
            List<R> rows, PageRequest.Position request, Function<R, UUID> key, Function<R, T> view) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        String next = more ? request.cursorAfter(key.apply(shown.get(shown.size() - 1))) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
