package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Previous;
import org.jspecify.annotations.Nullable;

/**
 * A kept assessment with what it was made of.
 *
 * @param digest as it was kept
 * @param inputs null when it was made before these were kept
 * @param previous what it was compared with; null for the first of its project
 */
record KeptAssessment(
        long sequence,
        String digest,
        String roadmapId,
        int roadmapVersion,
        @Nullable KeptInputs inputs,
        @Nullable Previous previous) {}
