package dev.cairn.assessment.scan.infra;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.manifest.DataNode;

/** Makes YAML of a template without rendering it, and tells whether the chart's own values leave it out. */
final class HelmTemplate {

    private static final Pattern ACTION = Pattern.compile("\\{\\{[^\\n]*?\\}\\}");
    private static final Pattern GUARD = Pattern.compile("^\\{\\{-?\\s*if\\s+(.+?)\\s*-?\\}\\}");
    private static final Pattern VALUE = Pattern.compile("\\.Values\\.([\\w.]+)");
    private static final Pattern ALTERNATIVE = Pattern.compile("\\b(?:or|not|eq|ne|default)\\b");

    private HelmTemplate() {}

    /** The text with lines that only control left blank, and what is filled in replaced by a word. */
    static String plain(String text) {
        var plain = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.contains("{{")) {
                String filled = ACTION.matcher(line).replaceAll("x");
                boolean controls = ACTION.matcher(line).replaceAll("").isBlank();
                plain.append(controls || filled.contains("{{") ? "" : filled);
            } else {
                plain.append(line);
            }
            plain.append('\n');
        }
        return plain.toString();
    }

    /** Whether the whole template hangs on a value that is false unless somebody changes it. */
    static boolean off(String text, DataNode values) {
        for (String line : text.split("\n", 40)) {
            String start = line.strip();
            if (!start.isEmpty() && !start.startsWith("#") && !start.startsWith("{{")) {
                return false;
            }
            Matcher guard = GUARD.matcher(start);
            if (guard.find() && !ALTERNATIVE.matcher(guard.group(1)).find()) {
                Matcher value = VALUE.matcher(guard.group(1));
                while (value.find()) {
                    if (values.at(value.group(1).split("\\.")).isFalse()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
