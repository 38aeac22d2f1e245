package dev.cairn.notification.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.notification.matching.domain.Facts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of alerts as rows of the table {@code alert} have them. */
public final class FactRows {

    /** What to select, in the order of {@link Facts#NAMES}, and the details last. */
    public static final String COLUMNS =
            "integration, service, source, kind, severity, urgency, project_slug, title, practice, phase, details";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> FORM = new TypeReference<>() {};

    private FactRows() {}

    /** Reads a row. */
    public static Facts of(@Nullable Object[] row, int from) {
        var own = new HashMap<String, String>();
        for (int i = 0; i < Facts.NAMES.size(); i++) {
            if (row[from + i] != null) {
                own.put(Facts.NAMES.get(i), String.valueOf(row[from + i]));
            }
        }
        return new Facts(own, details(String.valueOf(row[from + Facts.NAMES.size()])));
    }

    private static Map<String, String> details(String text) {
        try {
            return text.equals("{}") ? Map.of() : JSON.readValue(text, FORM);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored details cannot be read", e);
        }
    }

    /** The column of one of {@link Facts#NAMES}, as SQL that is never null. */
    public static String column(String name) {
        return "coalesce(" + (name.equals("project") ? "project_slug" : name) + ", '')";
    }
}
