package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Previous;
import java.util.UUID;

/**
 * An assessment as it was kept.
 *
 * @param sequence counts the assessments of the project
 * @param standing the digest that judging again gives while nothing has changed
 * @param document the JSON as it is served
 * @param previous what the next assessment is compared with
 */
public record StoredAssessment(
        UUID id, long sequence, String digest, String standing, String document, Previous previous) {

    /** Its entity tag: one project has no two assessments with one sequence. */
    String etag() {
        return etag(sequence, digest);
    }

    static String etag(long sequence, String digest) {
        return "\"" + sequence + "-" + digest.substring(digest.length() - 16) + "\"";
    }
}
