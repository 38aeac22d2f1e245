package dev.cairn.kit.http;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Strong entity tags (RFC 9110, section 8.8.3) made of a resource's version, and what writes must bring of them. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Refuses a write that was not made on the present version.
     *
     * @param ifMatch the request's If-Match header
     * @throws Problem 428 when it is missing, 412 when it names another version
     */
    public static void demand(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(CommonProblem.PRECONDITION_REQUIRED, "Send If-Match with the ETag that you read");
        }
        if (!matches(ifMatch, of(version))) {
            throw new Problem(
                    CommonProblem.PRECONDITION_FAILED, "The resource was changed after you read it; read it again");
        }
    }

    /** Whether a list of tags, as If-Match and If-None-Match have it, holds the tag or is the star. */
    public static boolean matches(@Nullable String list, String tag) {
        if (list == null) {
            return false;
        }
        for (String one : list.split(",", -1)) {
            if (one.strip().equals(tag) || one.strip().equals("*")) {
                return true;
            }
        }
        return false;
    }
}
