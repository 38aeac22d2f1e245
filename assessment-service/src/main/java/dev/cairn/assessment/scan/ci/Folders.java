package dev.cairn.assessment.scan.ci;

import java.util.ArrayList;
import java.util.List;

/** Folders as pipelines write them. */
final class Folders {

    private Folders() {}

    /** The folder from the root of the tree; empty for the root and for what only a run would know. */
    static String clean(String folder) {
        if (folder.contains("${") || folder.startsWith("/")) {
            return "";
        }
        return join("", folder);
    }

    /** A relative path seen from a folder, with {@code .} and {@code ..} resolved. */
    static String join(String base, String relative) {
        List<String> segments = new ArrayList<>();
        for (String segment : (base + "/" + relative).split("/")) {
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }
}
