package dev.cairn.assessment.scan.domain;

/**
 * One place in the tree that supports a fact.
 *
 * @param fact name of the fact
 * @param path path from the root of the tree
 * @param line line in the file, from 1; 0 when the file as a whole is meant
 * @param rule id of the rule that matched
 * @param confidence 1 (a hint) to 5 (cannot be anything else)
 * @param excerpt the line or the name matched, at most 200 characters, secrets masked; may be empty
 * @param packagePath folder of the package the file belongs to; empty for the root
 */
public record Finding(
        String fact, String path, int line, String rule, int confidence, String excerpt, String packagePath) {

    /** Longest excerpt kept. */
    public static final int EXCERPT = 200;

    public Finding {
        if (confidence < 1 || confidence > 5) {
            throw new IllegalArgumentException("confidence is 1 to 5, not " + confidence);
        }
        if (excerpt.length() > EXCERPT) {
            excerpt = excerpt.substring(0, EXCERPT);
        }
    }
}
