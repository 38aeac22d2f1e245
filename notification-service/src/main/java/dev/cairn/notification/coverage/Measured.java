package dev.cairn.notification.coverage;

import dev.cairn.events.CoverageState;
import dev.cairn.notification.coverage.domain.Coverage;
import dev.cairn.notification.coverage.domain.Unreachable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a policy, as it is stored.
 *
 * @param projects those whose alerts go to it, with the least of all their policies
 */
record Measured(
        int gapFreeDays,
        int daysAhead,
        CoverageView.@Nullable Gap firstGap,
        List<CoverageState.Project> projects,
        List<CoverageView.Person> unreachable) {

    static Measured of(
            Coverage coverage, int daysAhead, List<CoverageState.Project> projects, List<Unreachable> unreachable) {
        var gap = coverage.firstGap();
        return new Measured(
                coverage.gapFreeDays(),
                daysAhead,
                gap == null ? null : new CoverageView.Gap(gap.start(), gap.end(), gap.reason()),
                projects,
                people(unreachable));
    }

    static List<CoverageView.Person> people(List<Unreachable> unreachable) {
        return unreachable.stream()
                .map(one -> new CoverageView.Person(one.person(), one.name(), one.from(), one.where()))
                .toList();
    }

    /** Whether somebody who knows the other would learn something. That time goes on is no news. */
    boolean isNews(Measured other) {
        return gapFreeDays != other.gapFreeDays
                || (firstGap == null) != (other.firstGap == null)
                || firstGap != null
                        && other.firstGap != null
                        && !firstGap.reason().equals(other.firstGap.reason())
                || !projects.equals(other.projects)
                || !subjects().equals(other.subjects());
    }

    private List<String> subjects() {
        return unreachable.stream().map(CoverageView.Person::person).sorted().toList();
    }

    CoverageState state(UUID organisation, UUID policy, String name, Instant at, long version) {
        return new CoverageState(
                policy,
                organisation,
                name,
                at,
                gapFreeDays,
                daysAhead,
                firstGap == null ? null : new CoverageState.Gap(firstGap.start(), firstGap.end(), firstGap.reason()),
                projects,
                unreachable.stream()
                        .map(one -> new CoverageState.Unreachable(one.person(), one.from()))
                        .toList(),
                version);
    }
}
