package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.tree.FileRole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the core flow that a project's settings name: by its path, a file in which handlers were found or a test; or a
 * route, as a text in quotes in a file with handlers, in a line that neither calls it nor is of another method.
 */
final class NamedFlow {

    /** Whether it is there. Absent while none is named. */
    static final String FOUND = "flow.named_found";

    private static final String NAMED = "flow.named";
    private static final String HANDLERS = "flow.handlers";
    private static final int SHOWN = 20;
    private static final Pattern NAME = Pattern.compile("^(?:(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) +)?(/.*)$");
    private static final Pattern METHOD =
            Pattern.compile("(?i)(?:\\b|map|http)(get|post|put|patch|delete)(?:mapping)?\\b");
    private static final Pattern CALL = Pattern.compile("(?i)\\b(?:fetch|axios|\\w*client|http|ky|got|ajax)\\b *[.(]");
    private static final List<String> COMMENTS = List.of("//", "#", "*", "/*", "<!--");

    private final @Nullable String name;
    private final String method;
    private final String route;
    private final ContentSearch search;
    private final Map<String, Line> lines = new TreeMap<>();

    private record Line(int number, String excerpt) {}

    /** @param name a path, or a route with or without its method; null when none is named */
    NamedFlow(@Nullable String name, ContentSearch search) {
        this.name = name;
        this.search = search;
        Matcher route = NAME.matcher(name == null ? "" : name.strip());
        boolean matches = route.matches();
        this.method = matches && route.group(1) != null ? route.group(1) : "";
        this.route = matches ? route.group(2) : "";
    }

    /** Looks into a file while its bytes are there. */
    void look(String path, List<ScannedFile.Hit> hits, byte[] bytes, int length) {
        if (route.isEmpty() || hits.stream().noneMatch(hit -> search.shows(hit.rule(), HANDLERS))) {
            return;
        }
        String[] text = new String(bytes, 0, length, StandardCharsets.UTF_8).split("\\R", -1);
        for (int i = 0; i < text.length; i++) {
            if (quoted(text[i])) {
                lines.put(path, new Line(i + 1, Excerpts.of(text[i])));
                return;
            }
        }
    }

    /** Adds what was found to the facts, and where. */
    void addTo(Map<String, Object> facts, Map<String, List<Sighting>> told, Tree tree) {
        facts.put(NAMED, name != null);
        if (name == null) {
            return;
        }
        List<Sighting> found = new ArrayList<>();
        Set<String> handlers = told.getOrDefault(HANDLERS, List.of()).stream()
                .map(Sighting::path)
                .collect(Collectors.toSet());
        tree.file(name.strip())
                .filter(file -> handlers.contains(file.path()) || file.role() == FileRole.TEST)
                .ifPresent(file -> found.add(new Sighting(FOUND, file.path(), 0, "", 1)));
        lines.forEach((path, line) -> inTree(tree, path)
                .filter(file -> file.role() == FileRole.PRODUCT && found.size() < SHOWN)
                .ifPresent(file -> found.add(new Sighting(FOUND, file.path(), line.number(), line.excerpt(), 1))));
        facts.put(FOUND, !found.isEmpty());
        told.put(FOUND, found);
    }

    /** A file by the path that it streamed by with, which the archive's own folder may lead. */
    private static Optional<ScannedFile> inTree(Tree tree, String path) {
        return tree.file(path).or(() -> tree.file(path.substring(path.indexOf('/') + 1)));
    }

    private boolean quoted(String line) {
        String text = line.stripLeading();
        if (COMMENTS.stream().anyMatch(text::startsWith) || CALL.matcher(text).find() || ofAnotherMethod(text)) {
            return false;
        }
        return quotes(line, route) || route.length() > 1 && quotes(line, route.substring(1));
    }

    private boolean ofAnotherMethod(String line) {
        Matcher said = METHOD.matcher(line);
        boolean any = false;
        while (!method.isEmpty() && said.find()) {
            if (said.group(1).equalsIgnoreCase(method)) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private static boolean quotes(String line, String text) {
        for (int at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
            int end = at + text.length();
            if (at > 0
                    && end < line.length()
                    && "\"'`".indexOf(line.charAt(at - 1)) >= 0
                    && line.charAt(end) == line.charAt(at - 1)) {
                return true;
            }
        }
        return false;
    }
}
