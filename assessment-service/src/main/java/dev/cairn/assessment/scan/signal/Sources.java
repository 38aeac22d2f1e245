package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.tree.FileRole;
import dev.cairn.assessment.scan.tree.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What counts as source. */
final class Sources {

    private static final Pattern SETTINGS =
            Pattern.compile(".*\\.config\\.[cm]?[jt]s|.*\\.gradle(?:\\.kts)?|\\..*\\.[cm]?js|setup\\.py|.*\\.d\\.ts");

    private Sources() {}

    /** Whether a file's bytes count for shares of languages; build scripts and tool settings do not. */
    static boolean counts(ScannedFile file) {
        boolean own = file.role() == FileRole.PRODUCT || file.role() == FileRole.TEST;
        if (!own || file.oversized() || !file.language().map(Language::program).orElse(false)) {
            return false;
        }
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return !SETTINGS.matcher(name).matches();
    }

    /** A relative path seen from a folder. */
    static String join(String base, String relative) {
        List<String> segments = new ArrayList<>();
        for (String segment : (base + "/" + relative).split("/")) {
            if (segment.equals("..") && !segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }
}
