package dev.cairn.assessment.scan.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requirements as PEP 508 writes them, names as PEP 503 compares them. */
final class PythonNames {

    private static final Pattern REQUIREMENT =
            Pattern.compile("^\\s*+([A-Za-z0-9][A-Za-z0-9._-]*+)\\s*+(?:\\[([^\\]]*+)\\])?+\\s*+(.*)$");
    private static final Pattern EGG = Pattern.compile("#egg=([A-Za-z0-9][A-Za-z0-9._-]*)");

    /** What is longer is no requirement; one of many extras would be told with each. */
    private static final int LONGEST = 2_000;

    private PythonNames() {}

    static String normalise(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    /** The requirement, and one more per extra; nothing when the line is none. */
    static List<Dependency> parse(String requirement, Dependency.Kind kind, int line) {
        if (requirement.length() > LONGEST) {
            return List.of();
        }
        Matcher egg = EGG.matcher(requirement);
        if (egg.find()) {
            return List.of(new Dependency(normalise(egg.group(1)), kind, "", line));
        }
        Matcher matcher = REQUIREMENT.matcher(requirement);
        if (!matcher.matches() || requirement.contains("://") && requirement.indexOf('@') < 0) {
            return List.of();
        }
        String name = normalise(matcher.group(1));
        List<Dependency> found = new ArrayList<>();
        String version = matcher.group(3);
        int marker = version.indexOf(';');
        String plain = (marker < 0 ? version : version.substring(0, marker)).strip();
        found.add(new Dependency(name, kind, plain, line));
        if (matcher.group(2) != null) {
            for (String extra : matcher.group(2).split(",")) {
                found.add(new Dependency(name + "[" + normalise(extra) + "]", kind, plain, line));
            }
        }
        return found;
    }
}
