package dev.cairn.portal.signin;

import java.util.Locale;

/** How a sign-in ended, as the meter counts it. */
enum SignInOutcome {
    /** The person has a session. */
    COMPLETED,
    /** The answer belongs to no started sign-in of this browser: forged, replayed, too late, or another browser's. */
    MISMATCHED,
    /** The provider, or the person there, said no; or what it said did not verify. */
    REFUSED,
    /** The provider or Redis did not answer. */
    UNAVAILABLE;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
