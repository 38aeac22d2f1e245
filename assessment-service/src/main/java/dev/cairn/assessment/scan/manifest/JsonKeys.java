package dev.cairn.assessment.scan.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys of JSON objects, of which a parsed file keeps only the last of a name. */
public final class JsonKeys {

    /** By custom a comment, of which there may be many. */
    private static final String COMMENT = "//";

    private JsonKeys() {}

    /**
     * A key that its object had before.
     *
     * @param first line of the first of them
     * @param line line of this one
     */
    public record Repeated(String name, int first, int line) {}

    /** The first of them, at most this many; of a text that is no JSON, those up to where it breaks. */
    public static List<Repeated> repeated(String text, int most) {
        List<Repeated> found = new ArrayList<>();
        Deque<Map<String, Integer>> open = new ArrayDeque<>();
        try (JsonParser parser = DataReader.JSON.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            JsonToken token;
            while (found.size() < most && (token = parser.nextToken()) != null) {
                if (token == JsonToken.START_OBJECT) {
                    open.push(new HashMap<>());
                } else if (token == JsonToken.END_OBJECT) {
                    open.pop();
                } else if (token == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    int line = parser.currentTokenLocation().getLineNr();
                    Integer first = open.element().putIfAbsent(name, line);
                    if (first != null && !name.equals(COMMENT)) {
                        found.add(new Repeated(name, first, line));
                    }
                }
            }
        } catch (IOException e) {
            return found;
        }
        return found;
    }
}
