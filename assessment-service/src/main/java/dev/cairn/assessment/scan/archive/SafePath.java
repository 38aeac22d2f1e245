package dev.cairn.assessment.scan.archive;

import java.util.ArrayList;
import java.util.List;

/** Turns the name of an entry into a path that stays inside the tree, or refuses it. */
final class SafePath {

    private SafePath() {}

    /** The path without {@code ./} and doubled slashes; empty for the root itself. */
    static String of(String name, ArchiveLimits limits) throws ArchiveRefused {
        if (name.length() > limits.pathLength()) {
            throw new ArchiveRefused(
                    Refusal.PATH_TOO_LONG, "a path is longer than " + limits.pathLength() + " characters", name);
        }
        refuseStrange(name);
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/")) {
            if (segment.equals("..")) {
                throw unsafe("a path climbs out of the tree", name);
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        if (segments.size() > limits.pathDepth()) {
            throw new ArchiveRefused(
                    Refusal.PATH_TOO_LONG, "a path is deeper than " + limits.pathDepth() + " folders", name);
        }
        return String.join("/", segments);
    }

    /** Whether a link at {@code path} to {@code target} leaves the tree. */
    static boolean escapes(String path, String target) {
        if (target.isEmpty() || target.indexOf('\0') >= 0) {
            return true;
        }
        if (target.startsWith("/") || target.startsWith("\\") || hasDrive(target)) {
            return true;
        }
        int depth = (int) path.chars().filter(c -> c == '/').count();
        for (String segment : target.replace('\\', '/').split("/")) {
            if (segment.equals("..")) {
                depth--;
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    private static void refuseStrange(String name) throws ArchiveRefused {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw unsafe("a path has control characters", name);
            }
        }
        if (name.startsWith("/") || name.startsWith("\\") || hasDrive(name)) {
            throw unsafe("a path is absolute", name);
        }
        if (name.indexOf('\\') >= 0 && List.of(name.split("[\\\\/]")).contains("..")) {
            throw unsafe("a path climbs out of the tree", name);
        }
    }

    private static boolean hasDrive(String name) {
        return name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0));
    }

    private static ArchiveRefused unsafe(String sentence, String name) {
        return new ArchiveRefused(Refusal.PATH_UNSAFE, sentence, name);
    }
}
