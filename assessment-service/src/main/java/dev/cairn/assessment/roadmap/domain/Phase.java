package dev.cairn.assessment.roadmap.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the roadmap with a gate at its end.
 *
 * @param id one segment, such as {@code mvp}
 * @param title what it is called
 * @param window the time it is meant for, in words, such as {@code weeks 1-6}
 * @param fromWeek its first week, counted from 1 at the project's start
 * @param toWeek its last week
 * @param validatedBy id of the check that must itself be met (a waiver does not do) before the gate opens, and until
 *     then {@code skip} and {@code skipPhases} hold; {@code null}: none
 * @param skip what to leave for later
 * @param skipPhases ids of later phases all of whose practices are too early
 * @param practices in the order of the roadmap
 */
public record Phase(
        String id,
        String title,
        String window,
        int fromWeek,
        int toWeek,
        @Nullable String validatedBy,
        List<SkipItem> skip,
        List<String> skipPhases,
        List<Practice> practices) {

    public Phase {
        skip = List.copyOf(skip);
        skipPhases = List.copyOf(skipPhases);
        practices = List.copyOf(practices);
    }
}
