package dev.cairn.portal.edge;

import java.util.regex.Pattern;

/**
 * Decides whether a request's target can be read in one way only.
 *
 * <p>The portal routes by prefix and the services authorise by path. If the two could read one target differently, a
 * request might reach what the prefix does not cover; so anything with a second reading is refused, not repaired.
 */
public final class CanonicalPath {

    private static final Pattern ALLOWED = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,=:@%/-]*");
    /** Dot, slash, backslash, semicolon, percent, NUL and other controls need no encoding, or mean to deceive. */
    private static final Pattern DECEPTIVE =
            Pattern.compile("(?i)//|%(?![0-9a-f]{2})|%(?:2e|2f|5c|3b|25|[01][0-9a-f]|7f)|(?:^|/)\\.{1,2}(?:/|$)");

    private static final Pattern QUERY = Pattern.compile("[\\x21-\\x7e&&[^#]]*");
    private static final int MAX_LENGTH = 4096;

    private CanonicalPath() {}

    /** Whether the target (path and query, as sent) has exactly one reading. */
    public static boolean accepts(String target) {
        if (target.length() > MAX_LENGTH) {
            return false;
        }
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        return ALLOWED.matcher(path).matches()
                && !DECEPTIVE.matcher(path).find()
                && QUERY.matcher(query).matches();
    }
}
