package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.tree.FileRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Ruby files Sorbet or Steep check. */
final class RubyCheckers {

    /** Steps in between that tell the files which say of themselves that they are checked. */
    static final String MARKED = "x.types.marked";

    private static final Pattern CHECK = Pattern.compile("\\s*+check\\s*+\\(?+\\s*+(.*)");
    private static final Pattern FOLDER = Pattern.compile("[\"']([^\"'*]++)[^\"']*+[\"']");

    private final List<String> configs = new ArrayList<>();
    private final Set<String> steep = new HashSet<>();
    private final Set<String> marked = new HashSet<>();

    RubyCheckers(Tree tree, RuleBook book) {
        boolean sorbet = false;
        Set<String> files = new HashSet<>();
        for (ScannedFile file : tree.files()) {
            String path = file.path();
            if (file.role() != FileRole.PRODUCT) {
                continue;
            }
            if (path.equals("sorbet/config") || path.endsWith("/sorbet/config")) {
                sorbet = true;
                configs.add(path);
            } else if (path.equals("Steepfile") || path.endsWith("/Steepfile")) {
                configs.add(path);
                steepfile(path, file.text() == null ? "" : file.text());
            }
            for (ScannedFile.Hit hit : file.hits()) {
                if (book.rules().get(hit.rule()).fact().equals(MARKED)) {
                    files.add(path);
                }
            }
        }
        // without Sorbet the mark is a comment
        marked.addAll(sorbet ? files : Set.of());
    }

    List<Sighting> configured(String rule) {
        return configs.stream()
                .map(path -> new Sighting(rule, path, 0, "type checker configured", 1))
                .toList();
    }

    boolean checks(String path) {
        return marked.contains(path) || steep.contains(path) || TypeChecking.within(steep, path);
    }

    private void steepfile(String path, String text) {
        String base = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        for (String line : text.split("\n", -1)) {
            Matcher check = CHECK.matcher(line);
            if (check.matches()) {
                Matcher folder = FOLDER.matcher(check.group(1));
                while (folder.find()) {
                    steep.add(Sources.join(base, folder.group(1)));
                }
            }
        }
    }
}
