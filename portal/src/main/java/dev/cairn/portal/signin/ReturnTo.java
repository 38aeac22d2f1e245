package dev.cairn.portal.signin;

import dev.cairn.portal.edge.CanonicalPath;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a person wants to be after sign-in: a page of ours, never an address. */
final class ReturnTo {

    static final String HOME = "/";
    private static final int MAX_LENGTH = 1024;
    /** Browsers read a backslash as a slash, and decode line ends that a proxy might then believe. */
    private static final Pattern PAGE =
            Pattern.compile("(?i)/(?![/\\\\])(?!(?:api|auth|q)(?:[/?]|$))[\\x21-\\x7e&&[^\\\\]]*");

    private ReturnTo() {}

    /** Empty where it is not a path of a page of ours; home where nothing was asked. */
    static Optional<String> parse(String asked) {
        if (asked.isEmpty()) {
            return Optional.of(HOME);
        }
        String target = asked.contains("#") ? asked.substring(0, asked.indexOf('#')) : asked;
        boolean page = asked.length() <= MAX_LENGTH
                && PAGE.matcher(asked).matches()
                && CanonicalPath.accepts(target)
                && !asked.matches("(?is).*%0[ad].*");
        return page ? Optional.of(asked) : Optional.empty();
    }
}
