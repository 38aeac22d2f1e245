package dev.cairn.assessment.scan.ci;

import java.util.HashMap;
import java.util.Map;

/** Lines of the keys of a TOML file, whose parser tells none. */
final class TomlLines {

    private final Map<String, Integer> lines = new HashMap<>();

    TomlLines(String text) {
        String table = "";
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.startsWith("[") && !line.startsWith("[[")) {
                int end = line.indexOf(']');
                table = plain(line.substring(1, end < 0 ? line.length() : end));
                int dot = table.lastIndexOf('.');
                if (dot > 0) {
                    lines.putIfAbsent(table.substring(0, dot) + "/" + table.substring(dot + 1), number);
                }
            } else if (line.indexOf('=') > 0) {
                String key = plain(line.substring(0, line.indexOf('=')));
                int dot = key.indexOf('.');
                lines.putIfAbsent(table + "/" + (dot < 0 ? key : key.substring(0, dot)), number);
            }
        }
    }

    /** Line of a key in a table, from 1; 0 when it is written in another way. */
    int of(String table, String key) {
        return lines.getOrDefault(table + "/" + key, 0);
    }

    private static String plain(String key) {
        return key.replace("\"", "").replace("'", "").strip();
    }
}
