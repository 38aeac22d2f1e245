package dev.cairn.assessment.scan.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a lock file of npm says of the package.json beside it, from its beginning alone: the rest may be many megabytes. */
public final class NpmLock {

    /** Where a package.json has what is installed for the package itself, and so is locked. */
    public static final List<String> INSTALLED = List.of("dependencies", "devDependencies", "optionalDependencies");

    private static final String ROOT = "";

    private NpmLock() {}

    /**
     * The versions that the package.json wanted of each dependency when the lock was written, by name.
     *
     * @param head the beginning of the file
     * @return empty if the root package is not told, or not to its end
     */
    public static Optional<Map<String, String>> wanted(String head) {
        try (JsonParser parser = DataReader.JSON.createParser(head)) {
            if (parser.nextToken() != JsonToken.START_OBJECT || !enter(parser, "packages") || !enter(parser, ROOT)) {
                return Optional.empty();
            }
            Map<String, String> wanted = new TreeMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String section = parser.currentName();
                parser.nextToken();
                if (INSTALLED.contains(section) && parser.currentToken() == JsonToken.START_OBJECT) {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        String name = parser.currentName();
                        parser.nextToken();
                        wanted.put(name, String.valueOf(parser.getText()));
                        parser.skipChildren();
                    }
                } else {
                    parser.skipChildren();
                }
            }
            return parser.currentToken() == JsonToken.END_OBJECT ? Optional.of(wanted) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Goes into an object that is a member of the present one; false where there is none. */
    private static boolean enter(JsonParser parser, String member) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(member);
            if (parser.nextToken() == JsonToken.START_OBJECT && found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
