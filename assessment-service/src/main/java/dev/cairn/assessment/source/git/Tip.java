package dev.cairn.assessment.source.git;

import java.util.regex.Pattern;

/**
 * Where a branch is.
 *
 * @param branch its name without refs/heads/
 * @param commit 40 hexadecimal digits, lower-case
 */
public record Tip(String branch, String commit) {

    static final String HEADS = "refs/heads/";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
