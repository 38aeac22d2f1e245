package dev.cairn.kit.paging;

import dev.cairn.kit.problem.Problem;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list. */
public class PageRequest {

    /** Items of a page when nothing is asked. */
    public static final int USUAL = 25;

    /** Most items of a page; asking for more gives so many. */
    public static final int MOST = 100;

    @QueryParam("limit")
    @Parameter(description = "Items of a page; more than 100 gives 100")
    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "25")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "The nextCursor of the page before; empty for the first page")
    @Schema(maxLength = 500)
    @Nullable
    String cursor;

    /** Where in a list a page begins. */
    public interface Position {

        int limit();

        /** Key of the last item of the page before; null for the first page. */
        @Nullable
        UUID after();

        /** The cursor of a page that begins after this key. */
        String cursorAfter(UUID key);
    }

    /**
     * Reads the position.
     *
     * @param list what is listed and by which filters, including the organisation: a cursor of another list is refused
     * @throws Problem for a limit below 1, or a cursor that is not ours or not of this list
     */
    public Position of(Cursors cursors, String list) {
        int size = size();
        UUID after = cursor == null ? null : cursors.read(list, cursor);
        return new Position() {
            @Override
            public int limit() {
                return size;
            }

            @Override
            public @Nullable UUID after() {
                return after;
            }

            @Override
            public String cursorAfter(UUID key) {
                return cursors.write(list, key);
            }
        };
    }

    private int size() {
        if (limit == null) {
            return USUAL;
        }
        if (!limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) < 1) {
            throw Problem.invalid("?limit", "must be a number from 1");
        }
        return Math.min(Integer.parseInt(limit), MOST);
    }
}
