package dev.cairn.assessment.scan.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The hash by which Composer tells whether a lock file is of a composer.json: MD5 of those members that decide what is locked,
 * in the order of their names, as PHP writes JSON.
 */
public final class ComposerHash {

    private static final List<String> DECIDING = List.of(
            "name",
            "version",
            "require",
            "require-dev",
            "conflict",
            "replace",
            "provide",
            "minimum-stability",
            "prefer-stable",
            "repositories",
            "extra");
    private static final ObjectMapper MAPPER = new ObjectMapper(DataReader.JSON);
    /** The last letter that PHP writes as it is. */
    private static final char DELETE = 0x7f;

    private static final int LARGEST = 256 * 1024;

    private final StringBuilder written = new StringBuilder();

    private ComposerHash() {}

    /** The hash of a composer.json; empty where that is not certain: for what is no JSON, is large, or has fractions. */
    public static Optional<String> of(String text) {
        if (text.length() > LARGEST) {
            return Optional.empty();
        }
        try {
            JsonNode whole = MAPPER.readTree(text);
            Map<String, JsonNode> deciding = new TreeMap<>();
            DECIDING.stream().filter(whole::has).forEach(name -> deciding.put(name, whole.get(name)));
            JsonNode platform = whole.path("config").path("platform");
            if (!platform.isMissingNode() && !platform.isNull()) {
                deciding.put("config", MAPPER.createObjectNode().set("platform", platform));
            }
            var hash = new ComposerHash();
            return whole.isObject() && hash.object(deciding.entrySet().iterator())
                    ? Optional.of(md5(hash.written.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes a value; false for one that PHP may write otherwise. */
    private boolean value(JsonNode node) {
        if (node.isTextual()) {
            text(node.textValue());
        } else if (node.isObject() && !isList(node)) {
            return object(node.properties().iterator());
        } else if (node.isObject() || node.isArray()) {
            return list(node.elements());
        } else if (node.isBoolean() || node.isNull() || node.canConvertToLong() && node.isIntegralNumber()) {
            written.append(node.asText());
        } else {
            return false;
        }
        return true;
    }

    /** PHP tells an object whose keys count from 0 from no list, and an empty one neither. */
    private static boolean isList(JsonNode object) {
        int next = 0;
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); next++) {
            if (!names.next().equals(String.valueOf(next))) {
                return false;
            }
        }
        return true;
    }

    private boolean object(Iterator<Map.Entry<String, JsonNode>> members) {
        boolean certain = true;
        written.append(members.hasNext() ? '{' : '[');
        char end = members.hasNext() ? '}' : ']';
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            text(member.getKey());
            written.append(':');
            certain &= value(member.getValue());
            written.append(members.hasNext() ? "," : "");
        }
        written.append(end);
        return certain;
    }

    private boolean list(Iterator<JsonNode> items) {
        boolean certain = true;
        written.append('[');
        while (items.hasNext()) {
            certain &= value(items.next());
            written.append(items.hasNext() ? "," : "");
        }
        written.append(']');
        return certain;
    }

    private void text(String text) {
        written.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\', '/' -> written.append('\\').append(letter);
                case '\b' -> written.append("\\b");
                case '\f' -> written.append("\\f");
                case '\n' -> written.append("\\n");
                case '\r' -> written.append("\\r");
                case '\t' -> written.append("\\t");
                default -> {
                    if (letter < ' ' || letter > DELETE) {
                        written.append("\\u%04x".formatted((int) letter));
                    } else {
                        written.append(letter);
                    }
                }
            }
        }
        written.append('"');
    }

    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
